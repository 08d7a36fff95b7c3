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
 * (Westfall and Young 1993), which sees drift of one row. The divergences of the rows, which
 * measure the drift, are summed beside them, so that their mean without drift is known.
 */
final class Permutations {
  /** Blocks of rows are summed one after the other, so that no number of threads moves a digit. */
  private static final int BLOCKS = 64;

  /** Tables that are equal in exact arithmetic must not count as different. */
  private static final double ROUNDING = 1e-9;

  private final double[] total;
  private final double[] worst;
  private final double[] divergence;
  private final double[] sharedDivergence;
  private final double[] rowScore;
  private final Sides sides;

  private Permutations(int tables, int rows, Sides sides) {
    this.sides = sides;
    total = new double[tables];
    worst = new double[tables];
    divergence = new double[tables];
    sharedDivergence = new double[tables];
    rowScore = new double[rows];
  }

  static Permutations of(List<Row> rows, DriftTest test) {
    Permutations all = new Permutations(test.permutations() + 1, rows.size(), Sides.of(rows));
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

  private record Block(
      double[] total, double[] worst, double[] divergence, double[] sharedDivergence) {
    static Block of(int tables) {
      return new Block(
          new double[tables], new double[tables], new double[tables], new double[tables]);
    }
  }

  private Block block(int block, List<Row> rows, DriftTest test) {
    Block sums = Block.of(total.length);
    for (int r = block; r < rows.size(); r += BLOCKS) {
      double[] statistic = statistics(rows.get(r), r, test, sums);
      double mean = Arrays.stream(statistic).average().orElseThrow();
      double deviation = deviation(statistic, mean);
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
      divergence[b] += block.divergence[b];
      sharedDivergence[b] += block.sharedDivergence[b];
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

  /** The likelihood ratios of a row; its divergences are added to those of the block. */
  private double[] statistics(Row row, int number, DriftTest test, Block sums) {
    double[] statistic = new double[total.length];
    DealtRow dealt = new DealtRow(row, sides.shared(row));
    SplittableRandom random = new SplittableRandom(mix(test.seed() + (number + 1L) * GOLDEN_GAMMA));
    for (int b = 0; b < statistic.length; b++) {
      if (b > 0) {
        dealt.deal(random);
      }
      statistic[b] = dealt.likelihoodRatio();
      sums.divergence[b] += row.effectiveDraws() * dealt.divergence();
      sums.sharedDivergence[b] += row.effectiveDraws() * dealt.sharedDivergence();
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

  /** The divergences of the rows in bits, each times the row's effective draws, summed. */
  double divergence() {
    return divergence[0];
  }

  /** The mean of that sum over the permutations. */
  double meanDivergence() {
    return Arrays.stream(divergence).skip(1).average().orElseThrow();
  }

  /**
   * That mean for {@linkplain Sides shared} outcomes alone. An outcome that one side does not have
   * does not vary there, while the permutations, which deal it to both, do.
   */
  double meanSharedDivergence() {
    return Arrays.stream(sharedDivergence).skip(1).average().orElseThrow();
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
