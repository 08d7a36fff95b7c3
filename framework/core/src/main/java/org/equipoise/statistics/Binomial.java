package org.equipoise.statistics;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Beta;
import org.apiguardian.api.API;

/**
 * Exact inference on the probability of success from {@code s} successes in {@code n} independent
 * trials, for up to 1e9 trials.
 *
 * <p>The tails are regularised incomplete beta functions: {@code P(X >= s) = I_p(s, n - s + 1)}.
 * The bounds are those of Clopper and Pearson (1934), which invert the tails: whatever the true
 * probability, they miss it no more often than their error rate says.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Binomial {
  private static final double ACCURACY = 1e-14;

  private Binomial() {}

  /**
   * The probability of at most {@code successes} in {@code trials}.
   *
   * @param probability the probability of success in one trial, in [0, 1]
   * @throws IllegalArgumentException if the numbers are no successes among trials
   */
  public static double atMost(long successes, long trials, double probability) {
    check(successes, trials, probability);
    return successes == trials
        ? 1
        : Beta.regularizedBeta(1 - probability, (double) trials - successes, successes + 1.0);
  }

  /**
   * The probability of at least {@code successes} in {@code trials}.
   *
   * @param probability the probability of success in one trial, in [0, 1]
   * @throws IllegalArgumentException if the numbers are no successes among trials
   */
  public static double atLeast(long successes, long trials, double probability) {
    check(successes, trials, probability);
    return successes == 0
        ? 1
        : Beta.regularizedBeta(probability, (double) successes, (double) trials - successes + 1);
  }

  /**
   * The lower confidence bound: the probability of success at which {@code successes} or more have
   * probability {@code errorRate}; 0 where there are no successes.
   *
   * @param errorRate how often such a bound may exceed the truth, in (0, 1)
   */
  public static double lowerBound(long successes, long trials, double errorRate) {
    check(successes, trials, errorRate);
    return successes == 0 ? 0 : solve(p -> atLeast(successes, trials, p) - errorRate);
  }

  /**
   * The upper confidence bound: the probability of success at which {@code successes} or fewer have
   * probability {@code errorRate}; 1 where all trials are successes.
   *
   * @param errorRate how often such a bound may fall below the truth, in (0, 1)
   */
  public static double upperBound(long successes, long trials, double errorRate) {
    check(successes, trials, errorRate);
    return successes == trials ? 1 : solve(p -> atMost(successes, trials, p) - errorRate);
  }

  /** The two-sided interval that splits its error rate evenly between both ends. */
  public static Interval interval(long successes, long trials, double level) {
    double errorRate = (1 - level) / 2;
    return new Interval(
        lowerBound(successes, trials, errorRate), upperBound(successes, trials, errorRate), level);
  }

  private static void check(long successes, long trials, double probability) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "successes lie between 0 and the number of trials, got " + successes + " of " + trials);
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability lies in [0, 1], got " + probability);
    }
  }

  private static double solve(UnivariateFunction excess) {
    return new BrentSolver(ACCURACY, Double.MIN_NORMAL, 0).solve(1000, excess, 0, 1);
  }
}
