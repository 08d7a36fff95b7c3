package org.equipoise.chain;

import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * How far the moves of a chain have found its states: the share of moves that led to states seen
 * before, by Good and Turing {@code 1 - n1 / n}, where n1 of the n moves led to a state that no
 * other move reached (Good 1953, Biometrika 40, 237).
 *
 * <p>It estimates the probability that the next move leads to a state already reached. Where it is
 * low, the sample is too small or the key of the states too fine to judge anything.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Saturation {
  private final Chain chain;
  private final int[] reachedOnce;

  private Saturation(Chain chain, int[] reachedOnce) {
    this.chain = chain;
    this.reachedOnce = reachedOnce;
  }

  /** The saturation of all moves of a chain. */
  public static Saturation of(Chain chain) {
    long[] arrivals = new long[chain.size()];
    for (int e = 0; e < chain.edges(); e++) {
      arrivals[chain.target(e)] += chain.count(e);
    }
    return new Saturation(
        chain, IntStream.range(0, arrivals.length).filter(i -> arrivals[i] == 1).toArray());
  }

  /** The share, in [0, 1]; 0 without moves. */
  public double share() {
    return chain.moves() == 0 ? 0 : 1 - (double) reachedOnce.length / chain.moves();
  }

  /** How many states exactly one move reached. */
  public int reachedOnce() {
    return reachedOnce.length;
  }

  /** The keys of the first of these states, in the order of their numbers. */
  public List<String> reachedOnce(int limit) {
    return IntStream.of(reachedOnce).limit(limit).mapToObj(chain.states()::key).toList();
  }
}
