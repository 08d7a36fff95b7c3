package org.equipoise.balance;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One table of moves among all those with the same number of moves between each pair of states and
 * from each state: the fibre of the recorded one.
 *
 * <p>In detailed balance these numbers are sufficient, so given them the law of the table has no
 * parameter: its probability is proportional to the product of {@code 1 / N_ij!}. That is the
 * uniform law on the ways to orient the multigraph of the moves with the out-degrees held, each
 * move being told apart; two orientations differ by directed cycles, so reversing cycles leads from
 * any to any other.
 *
 * <p>A move of pair {@code e} from its state a to its state b is the <em>arc</em> {@code 2 e}, one
 * back is the arc {@code 2 e + 1}. One place for each recorded move, grouped by source, holds an
 * arc. Pairs off the core lie on no cycle and are the same in all tables; they have no places, so
 * that no walk ends in a dead end.
 */
final class Orientation {
  /** Where more of a state's places than this share lead back, picking by rejection is slow. */
  private static final double SCAN_SHARE = 0.875;

  private final int[] end;
  private final int[] firstPlace;
  private final int[] place;
  private final int[] arcs;

  private final int[] seenIn;
  private final int[] position;
  private final int[] pathPlace;
  private final int[] pathArc;
  private int walk;
  private long steps;

  private Orientation(int[] end, int[] firstPlace, int[] place, int[] arcs) {
    this.end = end;
    this.firstPlace = firstPlace;
    this.place = place;
    this.arcs = arcs;
    int states = firstPlace.length - 1;
    seenIn = new int[states];
    position = new int[states];
    pathPlace = new int[states];
    pathArc = new int[states];
  }

  /** The recorded table. */
  static Orientation of(Pairs pairs) {
    int states = pairs.chain().size();
    int[] end = new int[2 * pairs.count()];
    int[] arcs = new int[end.length];
    int[] firstPlace = new int[states + 1];
    boolean[] core = pairs.core();
    for (int e = 0; e < pairs.count(); e++) {
      end[2 * e] = pairs.b[e];
      end[2 * e + 1] = pairs.a[e];
      arcs[2 * e] = Math.toIntExact(pairs.forward[e]);
      arcs[2 * e + 1] = Math.toIntExact(pairs.backward[e]);
      firstPlace[pairs.a[e] + 1] += core[e] ? arcs[2 * e] : 0;
      firstPlace[pairs.b[e] + 1] += core[e] ? arcs[2 * e + 1] : 0;
    }
    for (int i = 0; i < states; i++) {
      firstPlace[i + 1] += firstPlace[i];
    }
    int[] place = new int[firstPlace[states]];
    int[] next = Arrays.copyOf(firstPlace, states);
    for (int arc = 0; arc < end.length; arc++) {
      int source = end[arc ^ 1];
      int places = core[arc >> 1] ? arcs[arc] : 0;
      Arrays.fill(place, next[source], next[source] + places, arc);
      next[source] += places;
    }
    return new Orientation(end, firstPlace, place, arcs);
  }

  /** An independent copy, to walk on from here. */
  Orientation copy() {
    return new Orientation(end, firstPlace, place.clone(), arcs.clone());
  }

  /** How often an arc stands in this table. */
  int count(int arc) {
    return arcs[arc];
  }

  /** The steps of all walks so far: what the moves cost. */
  long steps() {
    return steps;
  }

  /** Makes {@code moves} moves of the Markov chain whose stationary law is that of the fibre. */
  void walk(long moves, SplittableRandom random) {
    for (long k = 0; k < moves; k++) {
      step(random);
    }
  }

  /**
   * Walks at random from the source of a random place, never straight back, until a state repeats,
   * and proposes to reverse the cycle found. The Metropolis ratio makes up for the arcs that the
   * walk along the reversed cycle might choose among.
   */
  private void step(SplittableRandom random) {
    walk++;
    int state = end[place[below(place.length, random)] ^ 1];
    int length = 0;
    while (seenIn[state] != walk) {
      seenIn[state] = walk;
      position[state] = length;
      int chosen = choose(state, length == 0 ? -1 : pathArc[length - 1] ^ 1, random);
      if (chosen < 0) {
        steps += length;
        return;
      }
      pathPlace[length] = chosen;
      pathArc[length] = place[chosen];
      state = end[place[chosen]];
      length++;
    }
    steps += length;
    int start = position[state];
    double ratio = ratio(start, length);
    if (ratio >= 1 || random.nextDouble() < ratio) {
      reverse(start, length);
    }
  }

  /** A random place of a state that does not hold {@code back}, or -1 where all do. */
  private int choose(int state, int back, SplittableRandom random) {
    int first = firstPlace[state];
    int degree = firstPlace[state + 1] - first;
    int banned = back < 0 ? 0 : arcs[back];
    if (banned == degree) {
      return -1;
    }
    if (banned > SCAN_SHARE * degree) {
      return scan(first, back, below(degree - banned, random));
    }
    int chosen = first + below(degree, random);
    while (place[chosen] == back) {
      chosen = first + below(degree, random);
    }
    return chosen;
  }

  private int scan(int first, int back, int skip) {
    int chosen = first;
    for (int left = skip; ; chosen++) {
      if (place[chosen] != back && left-- == 0) {
        return chosen;
      }
    }
  }

  private double ratio(int start, int length) {
    double ratio = 1;
    for (int i = start + 1; i < length; i++) {
      int state = end[pathArc[i - 1]];
      double degree = firstPlace[state + 1] - firstPlace[state];
      ratio *= (degree - arcs[pathArc[i - 1] ^ 1]) / (degree - arcs[pathArc[i]] + 1);
    }
    return ratio;
  }

  private void reverse(int start, int length) {
    int arriving = pathArc[length - 1];
    for (int i = start; i < length; i++) {
      int leaving = pathArc[i];
      place[pathPlace[i]] = arriving ^ 1;
      arcs[leaving]--;
      arcs[leaving ^ 1]++;
      arriving = leaving;
    }
  }

  /** A number in [0, bound), uniform to 2^-63. */
  private static int below(int bound, SplittableRandom random) {
    return (int) Math.multiplyHigh(random.nextLong() >>> 1, (long) bound << 1);
  }
}
