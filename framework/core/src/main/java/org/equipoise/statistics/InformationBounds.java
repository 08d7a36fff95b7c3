package org.equipoise.statistics;

import org.apiguardian.api.API;

/**
 * Confidence bounds of an information {@code J}, in bits an observation, from a likelihood ratio
 * statistic {@code G} whose mean is {@code m} where {@code J} is 0: {@code J = (G - m) / (2 n ln
 * 2)} of {@code n} observations.
 *
 * <p>Each bound is the wider of two. For a small {@code J} the statistic is noncentral chi-squared,
 * with {@code m} as its degrees of freedom and noncentrality {@code 2 n ln 2 J}. For a large one
 * the spread is that of the information which single observations carry.
 *
 * <p>Cells seen once fit anything: a share {@code 1 - c} of all information, {@code c} being the
 * {@link #resolution}, can never be seen. An upper bound takes it to be as that which can, and so
 * is divided by {@code c}; below one half there is none.
 *
 * @param statistic G
 * @param observations n
 * @param mean m, as lower bounds take it
 * @param leastMean m, as upper bounds take it; no larger
 * @param most the largest statistic that could be
 * @param variance of the sum over the observations of their information in bits
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record InformationBounds(
    double statistic,
    double observations,
    double mean,
    double leastMean,
    double most,
    double variance) {
  /** With less, what was not seen is more than what was, and may be anything. */
  private static final double LEAST_RESOLUTION = 0.5;

  private double bits() {
    return 2 * observations * Math.log(2);
  }

  /** The share of the information that can be seen at all, in [0, 1]. */
  public double resolution() {
    return Math.max(0, 1 - leastMean / most);
  }

  /** Whether enough of the information can be seen for an upper bound. */
  public boolean isResolved() {
    return resolution() >= LEAST_RESOLUTION;
  }

  /** The estimate of J; below 0 where there is less than chance. */
  public double information() {
    return (statistic - mean) / bits();
  }

  /** A lower bound of J, at least 0, that exceeds it with probability {@code errorRate}. */
  public double lower(double errorRate) {
    double local = noncentrality(mean, 1 - errorRate);
    double far = information() - StandardNormal.exceededWith(errorRate) * deviation();
    return Math.max(0, Math.min(local, far));
  }

  /**
   * An upper bound of J that falls below it with probability {@code errorRate}; infinite where it
   * is not {@linkplain #isResolved resolved}.
   */
  public double upper(double errorRate) {
    if (!isResolved()) {
      return Double.POSITIVE_INFINITY;
    }
    double local = noncentrality(leastMean, errorRate);
    double far =
        (statistic - leastMean) / bits() + StandardNormal.exceededWith(errorRate) * deviation();
    return Math.max(0, Math.max(local, far)) / resolution();
  }

  /** The smallest error rate at which the lower bound is at least {@code information}, in bits. */
  public double pValueOfAtMost(double information) {
    double local = 1 - NoncentralChiSquared.cdf(statistic, Math.max(1, mean), bits() * information);
    double far = StandardNormal.probabilityAbove((information() - information) / deviation());
    return Math.max(0, Math.max(local, far));
  }

  /**
   * With how many observations a bound at {@code errorRate} lies, in 90 % of samples, on this
   * information's side of a limit: {@code z sd(J) = |limit - J|} where {@code sd(J) = sqrt(2 df + 8
   * n J ln 2) / (2 n ln 2)}, the noncentral chi-squared law's. Where J is 0 this is about {@code 3
   * sqrt(df) / limit} at an error rate of 0.05.
   *
   * @param information J, in bits; what is below 0 counts as 0
   * @param degreesOfFreedom the mean of the statistic where J is 0
   * @param limit in bits
   */
  public static double observationsNeeded(
      double information, double degreesOfFreedom, double limit, double errorRate) {
    double bits = Math.max(0, information);
    double z = StandardNormal.exceededWith(errorRate) + StandardNormal.exceededWith(0.1);
    double distance = 2 * Math.log(2) * (limit - bits);
    double a = distance * distance;
    double b = 8 * z * z * bits * Math.log(2);
    double c = 2 * z * z * degreesOfFreedom;
    return (b + Math.sqrt(b * b + 4 * a * c)) / (2 * a);
  }

  private double noncentrality(double degreesOfFreedom, double probability) {
    // Below one degree of freedom the law degenerates, and would bound what is only rounding.
    return NoncentralChiSquared.noncentralityWhere(
            statistic, Math.max(1, degreesOfFreedom), probability)
        / bits();
  }

  private double deviation() {
    double ofObservations = variance / (observations * observations);
    return Math.sqrt(ofObservations + 2 * mean / (bits() * bits()));
  }
}
