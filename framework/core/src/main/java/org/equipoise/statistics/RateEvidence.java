package org.equipoise.statistics;

import org.apache.commons.math3.special.Beta;

/**
 * The evidence of independent trials against a rate of success, and any below it, in favour of
 * higher ones: an e-process, whose expectation is at most 1 at every stopping time while that rate
 * is the truth. So it reaches {@code 1 / error} at any time with probability {@code error} at most
 * (Ville 1939).
 *
 * <p>With {@code s} successes and {@code f} failures it is
 *
 * <pre>{@code
 * E = (1 - w) L(alternative) + w * average of L(p) over p > rate,
 * L(p) = (p / rate)^s ((1 - p) / (1 - rate))^f,
 * }</pre>
 *
 * the average being over Beta(1/2, 1/2) restricted to the rates above. Each L(p) falls short of a
 * martingale where the truth is below {@code rate}: a trial multiplies it by {@code 1 + (truth -
 * rate)(p - rate) / (rate (1 - rate))} on average. So the bound holds for all rates below as well.
 */
final class RateEvidence {
  private final double rate;
  private final double weight;
  private final double logWeight;
  private final double logRest;
  private final double ofSuccess;
  private final double ofFailure;
  private final double averageOfSuccess;
  private final double averageOfFailure;
  private final double averageOfNone;

  /**
   * Evidence against a rate.
   *
   * @param rate the rate that the evidence speaks against, in [0, 1)
   * @param alternative the higher rate that it is sharpest for, in (rate, 1]
   * @param weight the share {@code w} of the average, in [0, 1)
   */
  RateEvidence(double rate, double alternative, double weight) {
    this.rate = rate;
    this.weight = weight;
    this.logWeight = Math.log(weight);
    this.logRest = Math.log1p(-weight);
    this.ofSuccess = Math.log(alternative) - Math.log(rate);
    this.ofFailure = Math.log1p(-alternative) - Math.log1p(-rate);
    this.averageOfSuccess = -Math.log(rate);
    this.averageOfFailure = -Math.log1p(-rate);
    this.averageOfNone = -Math.log(Math.PI) - logShareAbove(0, 0);
  }

  /** The logarithm of the evidence; may be infinite. */
  double log(long successes, long failures) {
    return weight == 0
        ? logRatio(successes, failures)
        : mixed(
            logRatio(successes, failures),
            logAverage(successes, failures) + logShareAbove(successes, failures));
  }

  /**
   * A bound that {@link #log} does not exceed, and is close to where many trials succeed. It takes
   * no incomplete beta function.
   */
  double logBound(long successes, long failures) {
    return weight == 0
        ? logRatio(successes, failures)
        : mixed(logRatio(successes, failures), logAverage(successes, failures));
  }

  /** Whether the logarithm of the evidence is at least {@code threshold}. */
  boolean reaches(double threshold, long successes, long failures) {
    return logRest + logRatio(successes, failures) >= threshold
        || (logBound(successes, failures) >= threshold && log(successes, failures) >= threshold);
  }

  private double mixed(double logRatio, double logAverage) {
    return logSum(logRest + logRatio, logWeight + logAverage);
  }

  private double logRatio(long successes, long failures) {
    return times(successes, ofSuccess) + times(failures, ofFailure);
  }

  /** The average of L(p) but for the share above the rate: a ratio of beta functions. */
  private double logAverage(long successes, long failures) {
    return Beta.logBeta(successes + 0.5, failures + 0.5)
        + averageOfNone
        + times(successes, averageOfSuccess)
        + times(failures, averageOfFailure);
  }

  /** The logarithm of the share of Beta(s + 1/2, f + 1/2) above the rate. */
  private double logShareAbove(long successes, long failures) {
    return Math.log(Beta.regularizedBeta(1 - rate, failures + 0.5, successes + 0.5));
  }

  private static double logSum(double a, double b) {
    double larger = Math.max(a, b);
    return Double.isInfinite(larger)
        ? larger
        : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
  }

  /** With 0 times infinity as 0: an outcome that did not occur says nothing. */
  private static double times(long count, double log) {
    return count == 0 ? 0 : count * log;
  }
}
