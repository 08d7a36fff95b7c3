package org.equipoise.balance;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.equipoise.balance.FibreSample.Table;

/**
 * Draws replicates of the recorded table from its fibre, as Besag and Clifford (1989, Biometrika
 * 76, 633) do: one run of the Markov chain leads from the recorded table to a hub, and independent
 * runs of as many moves lead from the hub to the replicates.
 */
final class FibreStar {
  /** One int is kept for each move of a table. */
  static final long MOST_MOVES = 1L << 27;

  /** The walks of all replicates together: half a minute or so on one processor. */
  private static final long MOST_STEPS = 1_000_000_000L;

  private static final int FEWEST = 39;

  /** So many replicates walk on for as many moves again, to see whether that changes anything. */
  private static final int CHECKED = 199;

  private static final int MOST_DOUBLINGS = 3;

  private final Pairs pairs;
  private final PairStatistics statistics;
  private final ExactTest test;
  private final Orientation recorded;
  private final int passes;
  private final long moves;

  private FibreStar(
      Pairs pairs, PairStatistics statistics, ExactTest test, Orientation recorded, int passes) {
    this.pairs = pairs;
    this.statistics = statistics;
    this.test = test;
    this.recorded = recorded;
    this.passes = passes;
    this.moves = Math.max(1, passes * pairs.moves / 8);
  }

  /** A table, and its statistic after as many moves again; NaN where that was not looked at. */
  private record Replicate(Table table, double later) {}

  /**
   * The replicates of the first of up to four stars, each with twice the moves of the one before,
   * that has mixed; or of the last one.
   */
  static FibreSample draw(Pairs pairs, ExactTest test) {
    FibreStar star =
        new FibreStar(pairs, new PairStatistics(pairs), test, Orientation.of(pairs), test.passes());
    Orientation hub = star.hub();
    FibreSample sample = star.sample(hub);
    for (int k = 0; k < MOST_DOUBLINGS && !sample.isMixed() && star.canDouble(hub); k++) {
      star = new FibreStar(pairs, star.statistics, test, star.recorded, 2 * star.passes);
      hub = star.hub();
      sample = star.sample(hub);
    }
    return sample;
  }

  private Orientation hub() {
    Orientation hub = recorded.copy();
    hub.walk(moves, generator(-1));
    return hub;
  }

  /** As many replicates as wanted, or where cycles are so long that they cost too much, fewer. */
  private int affordable(Orientation hub) {
    return (int) Math.min(test.replicates(), Math.max(FEWEST, MOST_STEPS / steps(hub)));
  }

  private boolean canDouble(Orientation hub) {
    return 2 * test.replicates() <= MOST_STEPS / steps(hub);
  }

  private static long steps(Orientation hub) {
    return Math.max(1, hub.steps());
  }

  private FibreSample sample(Orientation hub) {
    ForkJoinPool pool = new ForkJoinPool(test.threads());
    try {
      List<Replicate> drawn =
          pool.submit(
                  () ->
                      IntStream.range(0, affordable(hub))
                          .parallel()
                          .mapToObj(b -> replicate(hub.copy(), b))
                          .toList())
              .join();
      return new FibreSample(
          table(recorded),
          drawn.stream().map(Replicate::table).toList(),
          drawn.stream().limit(CHECKED).mapToDouble(Replicate::later).toArray(),
          passes,
          statistics.binomialMean());
    } finally {
      pool.shutdown();
    }
  }

  private Replicate replicate(Orientation orientation, int number) {
    SplittableRandom random = generator(number);
    orientation.walk(moves, random);
    Table table = table(orientation);
    if (number >= CHECKED) {
      return new Replicate(table, Double.NaN);
    }
    orientation.walk(moves, random);
    return new Replicate(table, statistic(orientation));
  }

  private SplittableRandom generator(int number) {
    // Two steps of a generator mix seed and number, so that neighbouring ones are unrelated.
    return new SplittableRandom(
        new SplittableRandom(test.seed()).nextLong()
            ^ new SplittableRandom(0x9e3779b97f4a7c15L * (number + 2L)).nextLong());
  }

  private double statistic(Orientation orientation) {
    double g = 0;
    for (int e = 0; e < pairs.count(); e++) {
      g += statistics.deviance(e, orientation.count(2 * e));
    }
    // Rounding can leave a perfect fit a little below 0.
    return Math.max(0, g);
  }

  private Table table(Orientation orientation) {
    double deviation = 0;
    double largestPair = 0;
    double[] signedRoot = new double[pairs.count()];
    for (int e = 0; e < signedRoot.length; e++) {
      int forward = orientation.count(2 * e);
      signedRoot[e] = statistics.signedRoot(e, forward);
      deviation += Math.abs(forward - pairs.expected(e));
      largestPair = Math.max(largestPair, Math.abs(signedRoot[e]));
    }
    CycleSearch search = new CycleSearch(pairs);
    double largestCycle = 0;
    for (int[] cycle : search.worst(signedRoot)) {
      largestCycle = Math.max(largestCycle, search.statistic(cycle, orientation::count));
    }
    return new Table(statistic(orientation), deviation, largestPair, largestCycle);
  }
}
