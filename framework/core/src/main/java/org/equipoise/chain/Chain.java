package org.equipoise.chain;

import java.util.Arrays;
import java.util.function.LongConsumer;
import org.apiguardian.api.API;

/**
 * The recorded transitions of one agent: for each state the moves to other states, and apart from
 * them the self-loops, escapes and faults.
 *
 * <p>Moves are kept in compressed sparse rows: the moves from state {@code i} are the
 * <em>edges</em> {@code firstEdge(i)} to {@code firstEdge(i + 1) - 1}, in ascending order of their
 * targets. An edge takes 12 bytes.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Chain {
  private final StateIndex states;
  private final int[] firstEdge;
  private final int[] target;
  private final long[] count;
  private final long[] moves;
  private final long[] selfLoops;
  private final long[] escapes;
  private final long[] faults;
  private final long allMoves;
  private final long allSelfLoops;
  private final long allEscapes;
  private final long allFaults;

  private Chain(
      StateIndex states,
      int[] firstEdge,
      int[] target,
      long[] count,
      long[] moves,
      long[] selfLoops,
      long[] escapes,
      long[] faults) {
    this.states = states;
    this.firstEdge = firstEdge;
    this.target = target;
    this.count = count;
    this.moves = moves;
    this.selfLoops = selfLoops;
    this.escapes = escapes;
    this.faults = faults;
    this.allMoves = sum(moves);
    this.allSelfLoops = sum(selfLoops);
    this.allEscapes = sum(escapes);
    this.allFaults = sum(faults);
  }

  /** A builder that numbers the states as their keys appear. */
  public static Builder builder() {
    return new Builder();
  }

  /** The states by number and key. */
  public StateIndex states() {
    return states;
  }

  /** The number of states. */
  public int size() {
    return firstEdge.length - 1;
  }

  /** The number of edges, that is of distinct moves. */
  public int edges() {
    return target.length;
  }

  /** The first edge of a state's row; {@code firstEdge(size())} is {@link #edges()}. */
  public int firstEdge(int state) {
    return firstEdge[state];
  }

  /** The state in which an edge ends. */
  public int target(int edge) {
    return target[edge];
  }

  /** How often the move of an edge was recorded; at least 1. */
  public long count(int edge) {
    return count[edge];
  }

  /** The edge from one state to another, or -1 where that move was never recorded. */
  int edge(int from, int to) {
    int edge = Arrays.binarySearch(target, firstEdge[from], firstEdge[from + 1], to);
    return edge < 0 ? -1 : edge;
  }

  /** How often the move from one state to another was recorded. */
  public long moves(int from, int to) {
    int edge = edge(from, to);
    return edge < 0 ? 0 : count[edge];
  }

  /** The moves from a state to others. */
  public long moves(int from) {
    return moves[from];
  }

  /** The steps from a state that ended where they began. */
  public long selfLoops(int from) {
    return selfLoops[from];
  }

  /** The steps from a state that ended in no valid state. */
  public long escapes(int from) {
    return escapes[from];
  }

  /** The steps from a state that ended in a fault: no behaviour, in no other count. */
  public long faults(int from) {
    return faults[from];
  }

  /** The answered steps from a state: moves, self-loops and escapes. */
  public long draws(int from) {
    return moves[from] + selfLoops[from] + escapes[from];
  }

  /** All moves. */
  public long moves() {
    return allMoves;
  }

  /** All self-loops. */
  public long selfLoops() {
    return allSelfLoops;
  }

  /** All escapes. */
  public long escapes() {
    return allEscapes;
  }

  /** All faults. */
  public long faults() {
    return allFaults;
  }

  /** All answered steps: moves, self-loops and escapes. */
  public long draws() {
    return moves() + selfLoops() + escapes();
  }

  private static long sum(long[] values) {
    long sum = 0;
    for (long value : values) {
      sum = Math.addExact(sum, value);
    }
    return sum;
  }

  @Override
  public String toString() {
    return "%s states, %s moves (%s distinct), %s self-loops, %s escapes, %s faults"
        .formatted(size(), moves(), edges(), selfLoops(), escapes(), faults());
  }

  /** Collects transitions between keys, in any order. Not for use by several threads. */
  public static final class Builder {
    private final StateIndex.Builder index = new StateIndex.Builder();
    private final Tally tally = new Tally();

    private Builder() {}

    /**
     * Adds {@code count} steps from one state to another; where both keys are the same, these are
     * self-loops.
     *
     * @throws IllegalArgumentException if {@code count} is not positive
     */
    public Builder step(String from, String to, long count) {
      tally.step(index.number(from), index.number(to), count);
      return this;
    }

    /** Adds {@code count} escapes from a state. */
    public Builder escape(String from, long count) {
      tally.escape(index.number(from), count);
      return this;
    }

    /** Adds {@code count} faults of steps from a state. */
    public Builder fault(String from, long count) {
      tally.fault(index.number(from), count);
      return this;
    }

    /** Adds all of another chain. */
    public Builder add(Chain chain) {
      for (int i = 0; i < chain.size(); i++) {
        String from = chain.states().key(i);
        for (int e = chain.firstEdge(i); e < chain.firstEdge(i + 1); e++) {
          step(from, chain.states().key(chain.target(e)), chain.count(e));
        }
        add(chain.selfLoops(i), times -> step(from, from, times));
        add(chain.escapes(i), times -> escape(from, times));
        add(chain.faults(i), times -> fault(from, times));
      }
      return this;
    }

    private static void add(long times, LongConsumer to) {
      if (times > 0) {
        to.accept(times);
      }
    }

    /** Gives a state its number now, whether or not a step is recorded from or to it. */
    public Builder state(String key) {
      index.number(key);
      return this;
    }

    /** The chain of all that was added so far; rows with the same states are summed. */
    public Chain build() {
      return tally.chain(index.build());
    }
  }

  /** Collects transitions between numbered states, in any order. Not for use by several threads. */
  public static final class Tally {
    private static final int ESCAPE = -1;
    private static final int FAULT = -2;

    private int[] from = new int[64];
    private int[] to = new int[64];
    private long[] times = new long[64];
    private int rows;

    /** Adds {@code count} steps between two states; self-loops where they are the same. */
    public void step(int from, int to, long count) {
      if (to < 0) {
        throw new IllegalArgumentException("states are numbered from 0, got " + to);
      }
      add(from, to, count);
    }

    /** Adds {@code count} escapes from a state. */
    public void escape(int from, long count) {
      add(from, ESCAPE, count);
    }

    /** Adds {@code count} faults of steps from a state. */
    public void fault(int from, long count) {
      add(from, FAULT, count);
    }

    private void add(int source, int end, long count) {
      if (count <= 0) {
        throw new IllegalArgumentException("a count must be at least 1, got " + count);
      }
      if (rows == from.length) {
        int capacity = Math.multiplyExact(rows, 2);
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
        times = Arrays.copyOf(times, capacity);
      }
      from[rows] = source;
      to[rows] = end;
      times[rows] = count;
      rows++;
    }

    /**
     * The chain over {@code states} of all that was added so far.
     *
     * @throws IndexOutOfBoundsException if a step was added for a state that {@code states} lacks
     */
    public Chain chain(StateIndex states) {
      return Chain.of(states, from, to, times, rows);
    }
  }

  /** Sums {@code rows} triples (from, to, times) into a chain over {@code states}. */
  private static Chain of(StateIndex states, int[] from, int[] to, long[] times, int rows) {
    int n = states.size();
    long[] selfLoops = new long[n];
    long[] escapes = new long[n];
    long[] faults = new long[n];
    long[] moves = new long[n];
    int[] start = new int[n + 1];
    for (int r = 0; r < rows; r++) {
      long[] tally =
          switch (to[r]) {
            case Tally.ESCAPE -> escapes;
            case Tally.FAULT -> faults;
            default -> to[r] == from[r] ? selfLoops : moves;
          };
      tally[from[r]] = Math.addExact(tally[from[r]], times[r]);
      start[from[r] + 1] += tally == moves ? 1 : 0;
    }
    for (int i = 0; i < n; i++) {
      start[i + 1] += start[i];
    }
    int[] target = new int[start[n]];
    long[] count = new long[start[n]];
    sortRows(start, from, to, times, rows, target, count);
    return merged(states, start, target, count, moves, selfLoops, escapes, faults);
  }

  /**
   * Two stable counting sorts, by target and then by source, put each row in order of its targets
   * in time linear in the rows, whatever their order was.
   */
  private static void sortRows(
      int[] start, int[] from, int[] to, long[] times, int rows, int[] target, long[] count) {
    int[] next = Arrays.copyOf(start, start.length - 1);
    for (int r : movesByTarget(next.length, from, to, rows)) {
      int position = next[from[r]]++;
      target[position] = to[r];
      count[position] = times[r];
    }
  }

  private static int[] movesByTarget(int n, int[] from, int[] to, int rows) {
    int[] first = new int[n + 1];
    for (int r = 0; r < rows; r++) {
      if (to[r] >= 0 && to[r] != from[r]) {
        first[to[r] + 1]++;
      }
    }
    for (int i = 0; i < n; i++) {
      first[i + 1] += first[i];
    }
    int[] order = new int[first[n]];
    for (int r = 0; r < rows; r++) {
      if (to[r] >= 0 && to[r] != from[r]) {
        order[first[to[r]]++] = r;
      }
    }
    return order;
  }

  private static Chain merged(
      StateIndex states,
      int[] start,
      int[] target,
      long[] count,
      long[] moves,
      long[] selfLoops,
      long[] escapes,
      long[] faults) {
    int n = states.size();
    int[] firstEdge = new int[n + 1];
    int edge = 0;
    for (int i = 0; i < n; i++) {
      firstEdge[i] = edge;
      for (int r = start[i]; r < start[i + 1]; r++) {
        if (edge > firstEdge[i] && target[edge - 1] == target[r]) {
          count[edge - 1] = Math.addExact(count[edge - 1], count[r]);
        } else {
          target[edge] = target[r];
          count[edge] = count[r];
          edge++;
        }
      }
    }
    firstEdge[n] = edge;
    return new Chain(
        states,
        firstEdge,
        edge == target.length ? target : Arrays.copyOf(target, edge),
        edge == count.length ? count : Arrays.copyOf(count, edge),
        moves,
        selfLoops,
        escapes,
        faults);
  }
}
