package org.equipoise.balance;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/**
 * What the recorded table of moves and the replicates drawn from its fibre show: the numbers that
 * the p-values and the debiasing of the violation rest on.
 */
final class FibreSample {
  /** Tables that are equal in exact arithmetic must not count as different. */
  private static final double ROUNDING = 1e-9;

  /** One int is kept for each move of a table. */
  static final long MOST_MOVES = 1L << 27;

  /** The walks of all replicates together: half a minute or so on one processor. */
  private static final long MOST_STEPS = 1_000_000_000L;

  private static final int FEWEST = 39;

  private final Table observed;
  private final Table[] replicates;

  private FibreSample(Table observed, Table[] replicates) {
    this.observed = observed;
    this.replicates = replicates;
  }

  /**
   * One table: its likelihood ratio statistic, its mean deviation, and its largest pair and cycle.
   *
   * @param statistic G
   * @param deviation the sum of |A - m|
   * @param largestPair the largest root of a pair's deviance
   * @param largestCycle the largest statistic of the cycles found; 0 where none is
   */
  private record Table(
      double statistic, double deviation, double largestPair, double largestCycle) {}

  static FibreSample draw(Pairs pairs, ExactTest test) {
    long moves = Math.max(1, test.passes() * pairs.moves / 8);
    PairStatistics statistics = new PairStatistics(pairs);
    Orientation recorded = Orientation.of(pairs);
    Table observed = table(pairs, statistics, recorded);
    Orientation hub = recorded.copy();
    hub.walk(moves, generator(test.seed(), -1));
    int replicates = affordable(test.replicates(), hub.steps());
    ForkJoinPool pool = new ForkJoinPool(test.threads());
    try {
      Table[] tables =
          pool.submit(
                  () ->
                      IntStream.range(0, replicates)
                          .parallel()
                          .mapToObj(b -> replicate(pairs, statistics, hub, moves, test, b))
                          .toArray(Table[]::new))
              .join();
      return new FibreSample(observed, tables);
    } finally {
      pool.shutdown();
    }
  }

  /** As many replicates as wanted, or where cycles are so long that they cost too much, fewer. */
  private static int affordable(int wanted, long steps) {
    return (int) Math.min(wanted, Math.max(FEWEST, MOST_STEPS / Math.max(1, steps)));
  }

  private static Table replicate(
      Pairs pairs,
      PairStatistics statistics,
      Orientation hub,
      long moves,
      ExactTest test,
      int number) {
    Orientation orientation = hub.copy();
    orientation.walk(moves, generator(test.seed(), number));
    return table(pairs, statistics, orientation);
  }

  private static SplittableRandom generator(long seed, int number) {
    // Two steps of a generator mix seed and number, so that neighbouring ones are unrelated.
    return new SplittableRandom(
        new SplittableRandom(seed).nextLong()
            ^ new SplittableRandom(0x9e3779b97f4a7c15L * (number + 2L)).nextLong());
  }

  private static Table table(Pairs pairs, PairStatistics statistics, Orientation orientation) {
    double g = 0;
    double deviation = 0;
    double largestPair = 0;
    double[] signedRoot = new double[pairs.count()];
    for (int e = 0; e < signedRoot.length; e++) {
      int forward = orientation.count(2 * e);
      signedRoot[e] = statistics.signedRoot(e, forward);
      g += statistics.deviance(e, forward);
      deviation += Math.abs(forward - pairs.expected(e));
      largestPair = Math.max(largestPair, Math.abs(signedRoot[e]));
    }
    CycleSearch search = new CycleSearch(pairs);
    double largestCycle = 0;
    for (int[] cycle : search.worst(signedRoot)) {
      largestCycle = Math.max(largestCycle, search.statistic(cycle, orientation::count));
    }
    // Rounding can leave a perfect fit a little below 0.
    return new Table(Math.max(0, g), deviation, largestPair, largestCycle);
  }

  double statistic() {
    return observed.statistic;
  }

  /** The mean statistic of the replicates: what an agent in detailed balance shows. */
  double meanStatistic() {
    return Arrays.stream(replicates).mapToDouble(Table::statistic).average().orElseThrow();
  }

  /** The sum of |A - m| over the pairs of the recorded table. */
  double deviation() {
    return observed.deviation;
  }

  /** The mean of that sum over the replicates. */
  double meanDeviation() {
    return Arrays.stream(replicates).mapToDouble(Table::deviation).average().orElseThrow();
  }

  int replicates() {
    return replicates.length;
  }

  /** The share of the recorded table and the replicates with a statistic at least as large. */
  double pValue() {
    return pValue(observed.statistic, Arrays.stream(replicates).map(Table::statistic).toList());
  }

  double pairPValue(double root) {
    return pValue(root, Arrays.stream(replicates).map(Table::largestPair).toList());
  }

  double cyclePValue(double statistic) {
    return pValue(statistic, Arrays.stream(replicates).map(Table::largestCycle).toList());
  }

  private static double pValue(double value, List<Double> of) {
    double bar = value - ROUNDING * (1 + Math.abs(value));
    return (1 + of.stream().filter(v -> v >= bar).count()) / (of.size() + 1.0);
  }
}
