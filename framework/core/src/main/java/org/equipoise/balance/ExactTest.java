package org.equipoise.balance;

import org.apiguardian.api.API;

/**
 * How the exact conditional test of detailed balance is run.
 *
 * <p>From the recorded table one run of the Markov chain leads to a hub, and from the hub {@code
 * replicates} independent runs of the same number of moves lead to the replicates (Besag and
 * Clifford 1989): the p-value is exact for any number of moves. That number is {@code passes} times
 * an eighth of the recorded moves, fixed before the run, since a budget of steps would favour
 * tables with long cycles.
 *
 * <p>Too few moves leave the replicates like the recorded table, and the test without power. So up
 * to 199 of them walk on for as many moves again. Where that shifts their mean statistic by more
 * than a quarter of its standard deviation, all is drawn anew with twice the passes, up to three
 * times, as long as this costs no replicates; {@link DetailedBalance#isMixed} says how it ended.
 *
 * @param replicates how many tables are drawn, or as few as 39 where 10^9 steps of all walks, half
 *     a minute or so, do not suffice for more; the smallest p-value is 1 / (replicates + 1)
 * @param passes how far the Markov chain runs for each, at first
 * @param seed of the generators, one for each replicate
 * @param threads how many replicates are drawn at a time; of no effect on the result
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record ExactTest(int replicates, int passes, long seed, int threads) {
  private static final long THOROUGH_MOVES = 20_000;
  private static final long MANY_MOVES = 500_000;

  public ExactTest {
    atLeastOne("replicates", replicates);
    atLeastOne("passes", passes);
    atLeastOne("threads", threads);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, got " + value);
    }
  }

  /**
   * The default for a sample of this size, on all processors: 999 replicates of 8 passes up to
   * 20,000 moves, 199 of 4 up to 500,000, and 39 of 4 beyond.
   */
  public static ExactTest forMoves(long moves, long seed) {
    return moves <= THOROUGH_MOVES ? new ExactTest(999, 8, seed, processors()) : quick(moves, seed);
  }

  /**
   * The default where a sample of this size is looked at while it grows, on all processors: 4
   * passes, and 199 replicates up to 500,000 moves, 39 beyond.
   */
  public static ExactTest quick(long moves, long seed) {
    return new ExactTest(moves <= MANY_MOVES ? 199 : 39, 4, seed, processors());
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
