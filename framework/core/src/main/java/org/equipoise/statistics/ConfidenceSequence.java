package org.equipoise.statistics;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Beta;
import org.apiguardian.api.API;

/**
 * Confidence intervals for a rate of success that hold at all numbers of trials at once, and so at
 * one that the data chose.
 *
 * <p>With {@code s} successes and {@code f} failures, the average of the likelihood over Beta(1/2,
 * 1/2), relative to the likelihood of the true rate {@code p},
 *
 * <pre>{@code
 * B(s + 1/2, f + 1/2) / (B(1/2, 1/2) p^s (1 - p)^f),
 * }</pre>
 *
 * is a martingale of mean 1, which ever reaches {@code 1 / error} with probability {@code error} at
 * most (Ville 1939; Robbins 1970, Annals of Mathematical Statistics 41, 1397). The rates at which
 * it is smaller form an interval around {@code s / n}, of about {@code sqrt((log n - 2 log error) /
 * (4n))} to either side at moderate rates: wider than that of Clopper and Pearson, which holds for
 * one number of trials fixed before.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class ConfidenceSequence {
  private static final double ACCURACY = 1e-14;

  private ConfidenceSequence() {}

  /**
   * The interval after so many trials.
   *
   * @param errorBelow at most this probability that the lower end ever exceeds the truth
   * @param errorAbove at most this probability that the upper end ever falls below the truth
   * @throws IllegalArgumentException if there are no trials, the numbers are no successes among
   *     trials, or an error rate lies outside (0, 0.5]
   */
  public static Interval interval(
      long successes, long trials, double errorBelow, double errorAbove) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "an interval needs trials and successes among them, got %s of %s"
              .formatted(successes, trials));
    }
    checkError(errorBelow);
    checkError(errorAbove);
    return new Interval(
        lowerEnd(successes, trials - successes, errorBelow),
        1 - lowerEnd(trials - successes, successes, errorAbove),
        Math.max(Math.ulp(1.0), 1 - errorBelow - errorAbove));
  }

  private static void checkError(double error) {
    if (!(error > 0 && error <= 0.5)) {
      throw new IllegalArgumentException("an error rate lies in (0, 0.5], got " + error);
    }
  }

  private static double lowerEnd(long successes, long failures, double error) {
    if (successes == 0) {
      return 0;
    }
    double average = Beta.logBeta(successes + 0.5, failures + 0.5) - Math.log(Math.PI);
    double mean = (double) successes / (successes + failures);
    return new BrentSolver(ACCURACY, Double.MIN_NORMAL, 0)
        .solve(
            1000,
            p -> average - logLikelihood(p, successes, failures) + Math.log(error),
            Double.MIN_NORMAL,
            mean);
  }

  private static double logLikelihood(double p, long successes, long failures) {
    return successes * Math.log(p) + (failures == 0 ? 0 : failures * Math.log1p(-p));
  }
}
