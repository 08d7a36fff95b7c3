package org.equipoise.drift;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The steps from one state, dealt to baseline and build again and again: a draw from the
 * multivariate hypergeometric law of the row given its margins.
 *
 * <p>Only the smaller side is dealt, by the first steps of a Fisher-Yates shuffle; it starts from
 * where the last deal left the steps, which is as good a start as any.
 */
final class DealtRow {
  private final int[] step;
  private final int[] total;
  private final int lesser;
  private final int greater;
  private final int[] dealt;
  private final boolean[] shared;
  private final Cells cells;

  /**
   * A row as it was recorded.
   *
   * @param shared which outcomes both sides have, as far as the whole sample tells
   */
  DealtRow(Row row, boolean[] shared) {
    this.shared = shared;
    int columns = row.outcomes().size();
    int n = row.baselineDraws();
    int m = row.buildDraws();
    lesser = Math.min(n, m);
    greater = Math.max(n, m);
    dealt = (m <= n ? row.build() : row.baseline()).clone();
    total = new int[columns];
    step = new int[Math.addExact(n, m)];
    int next = 0;
    for (int k = 0; k < columns; k++) {
      total[k] = row.baseline()[k] + row.build()[k];
      Arrays.fill(step, next, next + total[k], k);
      next += total[k];
    }
    cells = new Cells(total, lesser, greater);
  }

  /** Deals the steps anew. */
  void deal(SplittableRandom random) {
    Arrays.fill(dealt, 0);
    int n = step.length;
    for (int i = 0; i < lesser; i++) {
      int j = i + below(n - i, random);
      int chosen = step[j];
      step[j] = step[i];
      step[i] = chosen;
      dealt[chosen]++;
    }
  }

  /** The likelihood ratio statistic of the row as it is dealt, or was recorded before any deal. */
  double likelihoodRatio() {
    double sum = 0;
    for (int k = 0; k < total.length; k++) {
      sum += cells.deviance(k, dealt[k]);
    }
    return Math.max(0, sum);
  }

  /**
   * The Jensen-Shannon divergence between both sides of the row, in bits, each side with the same
   * weight however many steps it has.
   */
  double divergence() {
    double sum = 0;
    for (int k = 0; k < total.length; k++) {
      sum += cells.divergence(k, dealt[k]);
    }
    return sum;
  }

  /** The part of it that is of shared outcomes. */
  double sharedDivergence() {
    double sum = 0;
    for (int k = 0; k < total.length; k++) {
      sum += shared[k] ? cells.divergence(k, dealt[k]) : 0;
    }
    return sum;
  }

  /** A number in [0, bound), uniform to 2^-63. */
  private static int below(int bound, SplittableRandom random) {
    return (int) Math.multiplyHigh(random.nextLong() >>> 1, (long) bound << 1);
  }

  /** What a cell contributes, kept for each number in it, since logarithms cost most. */
  private static final class Cells {
    private final int[] total;
    private final double lesser;
    private final double greater;
    private final double[][] deviance;
    private final double[][] divergence;

    Cells(int[] total, int lesser, int greater) {
      this.total = total;
      this.lesser = lesser;
      this.greater = greater;
      this.deviance = new double[total.length][];
      this.divergence = new double[total.length][];
    }

    double deviance(int k, int x) {
      double[] known = table(deviance, k);
      if (Double.isNaN(known[x])) {
        double y = total[k] - (double) x;
        double all = lesser + greater;
        known[x] =
            2 * (term(x, x * all / (total[k] * lesser)) + term(y, y * all / (total[k] * greater)));
      }
      return known[x];
    }

    /** Not negative, but for rounding. */
    double divergence(int k, int x) {
      double[] known = table(divergence, k);
      if (Double.isNaN(known[x])) {
        double p = x / lesser;
        double q = (total[k] - x) / greater;
        double twice = term(p, 2 * p / (p + q)) + term(q, 2 * q / (p + q));
        known[x] = Math.max(0, twice) / (2 * Math.log(2));
      }
      return known[x];
    }

    private double[] table(double[][] tables, int k) {
      if (tables[k] == null) {
        tables[k] = new double[(int) Math.min(total[k], lesser) + 1];
        Arrays.fill(tables[k], Double.NaN);
      }
      return tables[k];
    }

    /** With 0 times the logarithm of 0 as 0. */
    private static double term(double factor, double of) {
      return factor == 0 ? 0 : factor * Math.log(of);
    }
  }
}
