package org.equipoise.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Finds the cycles around which a table of moves goes too often one way.
 *
 * <p>Each pair points the way it has a surplus of moves. Pairs are taken by falling deviance until
 * they close a directed cycle: of all cycles it is the one whose weakest pair deviates most. It is
 * taken out, and the search goes on for the next.
 */
final class CycleSearch {
  /** How many cycles are looked for. */
  static final int CYCLES = 3;

  /** A pair with less than this has no surplus either way but rounding. */
  private static final double NO_SURPLUS = 1e-6;

  private final Pairs pairs;
  private final int[] head;
  private final int[] next;
  private final int[] arcOf;
  private final int[] arrival;
  private final int[] queue;
  private int taken;

  CycleSearch(Pairs pairs) {
    this.pairs = pairs;
    int states = pairs.chain().size();
    head = new int[states];
    arrival = new int[states];
    queue = new int[states];
    next = new int[pairs.count()];
    arcOf = new int[pairs.count()];
    Arrays.fill(arrival, -1);
  }

  /**
   * The worst cycles, each as its arcs in order (arc {@code 2 e} is pair e forward, {@code 2 e + 1}
   * backward), in the order in which they close.
   *
   * @param signedRoot the signed root of each pair's deviance
   */
  List<int[]> worst(double[] signedRoot) {
    Arrays.fill(head, -1);
    taken = 0;
    List<int[]> cycles = new ArrayList<>();
    int[] order = byFallingDeviance(signedRoot);
    boolean[] spent = new boolean[pairs.count()];
    for (int k = 0; k < order.length && cycles.size() < CYCLES; k++) {
      int pair = order[k];
      if (Math.abs(signedRoot[pair]) <= NO_SURPLUS) {
        break;
      }
      int arc = 2 * pair + (signedRoot[pair] > 0 ? 0 : 1);
      int[] cycle = closedBy(arc, spent);
      if (cycle.length > 0) {
        cycles.add(cycle);
        for (int used : cycle) {
          spent[used >> 1] = true;
        }
      } else {
        take(arc);
      }
    }
    return cycles;
  }

  private int[] byFallingDeviance(double[] signedRoot) {
    // A float's bits ascend with its value, so one sort of longs orders the pairs.
    long[] keys = new long[signedRoot.length];
    for (int e = 0; e < keys.length; e++) {
      keys[e] =
          ((long) Float.floatToIntBits((float) Math.abs(signedRoot[e])) << 32) | (~e & 0xffffffffL);
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int k = 0; k < keys.length; k++) {
      order[k] = ~(int) keys[keys.length - 1 - k];
    }
    return order;
  }

  private void take(int arc) {
    arcOf[taken] = arc;
    next[taken] = head[pairs.source(arc)];
    head[pairs.source(arc)] = taken++;
  }

  /** The shortest cycle that an arc closes with the arcs taken before, or none. */
  private int[] closedBy(int arc, boolean[] spent) {
    int goal = pairs.source(arc);
    int tail = 0;
    queue[tail++] = pairs.source(arc ^ 1);
    arrival[pairs.source(arc ^ 1)] = arc;
    for (int k = 0; k < tail && arrival[goal] < 0; k++) {
      for (int t = head[queue[k]]; t >= 0; t = next[t]) {
        int reached = pairs.source(arcOf[t] ^ 1);
        if (!spent[arcOf[t] >> 1] && arrival[reached] < 0) {
          arrival[reached] = arcOf[t];
          queue[tail++] = reached;
        }
      }
    }
    int[] cycle = arrival[goal] < 0 ? new int[0] : backtrack(arc, goal);
    for (int k = 0; k < tail; k++) {
      arrival[queue[k]] = -1;
    }
    return cycle;
  }

  private int[] backtrack(int arc, int goal) {
    int length = 1;
    for (int state = goal; arrival[state] != arc; state = pairs.source(arrival[state])) {
      length++;
    }
    int[] cycle = new int[length];
    cycle[0] = arc;
    int state = goal;
    for (int k = length - 1; k > 0; k--) {
      cycle[k] = arrival[state];
      state = pairs.source(arrival[state]);
    }
    return cycle;
  }

  /**
   * The surplus of moves around a cycle over its standard deviation, {@code sum(A - C p) / sqrt(sum
   * C p (1 - p))}.
   */
  double statistic(int[] cycle, IntUnaryOperator count) {
    double surplus = 0;
    double variance = 0;
    for (int arc : cycle) {
      int pair = arc >> 1;
      double expected = (arc & 1) == 0 ? pairs.expected(pair) : pairs.expectedBackward(pair);
      surplus += count.applyAsInt(arc) - expected;
      variance += pairs.variance(pair);
    }
    return surplus / Math.sqrt(variance);
  }
}
