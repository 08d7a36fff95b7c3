package org.equipoise.drift;

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
  private final int smaller;
  private final int[] dealt;
  private final double constant;
  private final double recorded;

  DealtRow(Row row) {
    int columns = row.outcomes().size();
    int n0 = row.baselineDraws();
    int n1 = row.buildDraws();
    int[] lesser = n1 <= n0 ? row.build() : row.baseline();
    this.smaller = Math.min(n0, n1);
    this.total = new int[columns];
    this.dealt = new int[columns];
    this.step = new int[Math.addExact(n0, n1)];
    int next = 0;
    double columnTerms = 0;
    for (int k = 0; k < columns; k++) {
      total[k] = row.baseline()[k] + row.build()[k];
      columnTerms += xLogX(total[k]);
      for (int i = 0; i < total[k]; i++) {
        step[next++] = k;
      }
    }
    this.constant = xLogX(n0 + n1) - xLogX(n0) - xLogX(n1) - columnTerms;
    double cells = 0;
    for (int k = 0; k < columns; k++) {
      cells += xLogX(lesser[k]) + xLogX(total[k] - lesser[k]);
    }
    this.recorded = statistic(cells);
  }

  /** The likelihood ratio statistic of the row as it was recorded. */
  double recorded() {
    return recorded;
  }

  /** That of the row dealt anew. */
  double deal(SplittableRandom random) {
    int n = step.length;
    for (int i = 0; i < smaller; i++) {
      int j = i + below(n - i, random);
      int chosen = step[j];
      step[j] = step[i];
      step[i] = chosen;
      dealt[chosen]++;
    }
    double cells = 0;
    for (int k = 0; k < total.length; k++) {
      cells += xLogX(dealt[k]) + xLogX(total[k] - dealt[k]);
      dealt[k] = 0;
    }
    return statistic(cells);
  }

  /** Rounding can leave a row without any difference a little below 0. */
  private double statistic(double cells) {
    return Math.max(0, 2 * (cells + constant));
  }

  static double xLogX(int x) {
    return x < Table.LOGS.length ? Table.LOGS[x] : x * Math.log(x);
  }

  /** A number in [0, bound), uniform to 2^-63. */
  private static int below(int bound, SplittableRandom random) {
    return (int) Math.multiplyHigh(random.nextLong() >>> 1, (long) bound << 1);
  }

  /** A logarithm costs more than all else that a permutation does with a cell. */
  private static final class Table {
    static final double[] LOGS = logs();

    private static double[] logs() {
      double[] logs = new double[1 << 14];
      for (int x = 1; x < logs.length; x++) {
        logs[x] = x * Math.log(x);
      }
      return logs;
    }
  }
}
