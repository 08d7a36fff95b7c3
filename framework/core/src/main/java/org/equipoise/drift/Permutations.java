package org.equipoise.drift;

import static org.equipoise.statistics.SplitMix64.GOLDEN_GAMMA;
import static org.equipoise.statistics.SplitMix64.mix;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/**
 * The statistics of the recorded table and of its permutations within start states; those of the
 * recorded one come first, number 0.
 *
 * <p>The statistic of a row is its likelihood ratio {@code G_i}. Two statistics sum up the rows:
 * {@code G = sum of G_i}, which sees drift that is everywhere, and {@code maxT}, the largest {@code
 * (G_i - mean) / sd} with mean and standard deviation over all tables, the recorded one among them
 * (Westfall and Young 1993), which sees drift of one row.
 */
final class Permutations {
  /** Blocks of rows are summed one after the other, so that no number of threads moves a digit. */
  private static final int BLOCKS = 64;

  /** Tables that are equal in exact arithmetic must not count as different. */
  private static final double ROUNDING = 1e-9;

  private final double[] total;
  private final double[] worst;
  private final double[] rowStatistic;
  private final double[] rowMean;
  private final double[] rowScore;

  private Permutations(int tables, int rows) {
    total = new double[tables];
    worst = new double[tables];
    rowStatistic = new double[rows];
    rowMean = new double[rows];
    rowScore = new double[rows];
  }

  static Permutations of(List<Row> rows, DriftTest test) {
    Permutations all = new Permutations(test.permutations() + 1, rows.size());
    ForkJoinPool pool = new ForkJoinPool(test.threads());
    try {
      List<Block> blocks =
          pool.submit(
                  () ->
                      IntStream.range(0, BLOCKS)
                          .parallel()
                          .mapToObj(block -> all.block(block, rows, test))
                          .toList())
              .join();
      blocks.forEach(all::add);
      return all;
    } finally {
      pool.shutdown();
    }
  }

  private record Block(double[] total, double[] worst) {}

  private Block block(int block, List<Row> rows, DriftTest test) {
    Block sums = new Block(new double[total.length], new double[total.length]);
    for (int r = block; r < rows.size(); r += BLOCKS) {
      double[] statistic = statistics(rows.get(r), r, test);
      double mean = Arrays.stream(statistic).average().orElseThrow();
      double deviation = deviation(statistic, mean);
      rowStatistic[r] = statistic[0];
      rowMean[r] = mean;
      for (int b = 0; b < statistic.length; b++) {
        double score = deviation > 0 ? (statistic[b] - mean) / deviation : 0;
        rowScore[r] = b == 0 ? score : rowScore[r];
        sums.total[b] += statistic[b];
        sums.worst[b] = Math.max(sums.worst[b], score);
      }
    }
    return sums;
  }

  private void add(Block block) {
    for (int b = 0; b < total.length; b++) {
      total[b] += block.total[b];
      worst[b] = Math.max(worst[b], block.worst[b]);
    }
  }

  private static double deviation(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / values.length);
    return deviation > ROUNDING * (1 + mean) ? deviation : 0;
  }

  private double[] statistics(Row row, int number, DriftTest test) {
    double[] statistic = new double[total.length];
    DealtRow dealt = new DealtRow(row);
    SplittableRandom random = new SplittableRandom(mix(test.seed() + (number + 1L) * GOLDEN_GAMMA));
    statistic[0] = dealt.recorded();
    for (int b = 1; b < statistic.length; b++) {
      statistic[b] = dealt.deal(random);
    }
    return statistic;
  }

  /** G of the recorded table. */
  double statistic() {
    return total[0];
  }

  /** The mean of G over the permutations: what an agent that has not drifted shows. */
  double meanStatistic() {
    return Arrays.stream(total).skip(1).average().orElseThrow();
  }

  int permutations() {
    return total.length - 1;
  }

  double rowStatistic(int row) {
    return rowStatistic[row];
  }

  double rowMean(int row) {
    return rowMean[row];
  }

  /** How many standard deviations a row's statistic is above its mean. */
  double rowScore(int row) {
    return rowScore[row];
  }

  /** The p-value of a row, adjusted for all rows (maxT). */
  double rowPValue(int row) {
    return share(worst, rowScore[row]);
  }

  double pValueOfTotal() {
    return share(total, total[0]);
  }

  double pValueOfWorst() {
    return share(worst, worst[0]);
  }

  /**
   * The p-value of the smaller of both p-values: its rank among those which the same tables have,
   * so that choosing the smaller one costs what it should and no more.
   */
  double pValue() {
    double[] ranks = smallerRanks();
    double[] negated = Arrays.stream(ranks).map(rank -> -rank).toArray();
    return share(negated, negated[0]);
  }

  /** For each table the smaller of its two p-values. */
  private double[] smallerRanks() {
    double[] ofTotal = pValues(total);
    double[] ofWorst = pValues(worst);
    return IntStream.range(0, total.length)
        .mapToDouble(b -> Math.min(ofTotal[b], ofWorst[b]))
        .toArray();
  }

  private static double[] pValues(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Arrays.stream(values)
        .map(value -> (double) atLeast(sorted, bar(value)) / sorted.length)
        .toArray();
  }

  private static int atLeast(double[] sorted, double bar) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] >= bar) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return sorted.length - low;
  }

  private static double share(double[] values, double value) {
    double bar = bar(value);
    return (double) Arrays.stream(values).filter(v -> v >= bar).count() / values.length;
  }

  private static double bar(double value) {
    return value - ROUNDING * (1 + Math.abs(value));
  }
}
