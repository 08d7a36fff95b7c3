package org.equipoise.statistics;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Gamma;
import org.apiguardian.api.API;

/**
 * The noncentral chi-squared distribution, and the confidence bounds of its noncentrality.
 *
 * <p>With {@code a} half the degrees of freedom, {@code y = x/2} and {@code m} half the
 * noncentrality,
 *
 * <pre>{@code
 * P(X <= x) = sum over i of g(a + i) W(i),   g(b) = y^b e^-y / Gamma(b + 1),
 *             W(i) = P(Poisson(m) <= i),
 * }</pre>
 *
 * the Poisson mixture of central distributions (Johnson, Kotz and Balakrishnan, Continuous
 * Univariate Distributions 2, Eq. 29.3) with each central one written as its own series. No term is
 * negative, so nothing cancels; the terms around the largest one are summed relative to it, and its
 * logarithm is taken by Loader's saddle-point form, which loses no digits at large arguments.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class NoncentralChiSquared {
  /** Terms smaller than the largest one by this power of e are left out: 1e-26 of it. */
  private static final double NEGLIGIBLE = 60;

  /** Below this logarithm a probability is given as 0. */
  private static final double LOG_OF_ZERO = -690;

  private static final double RELATIVE_ACCURACY = 1e-13;

  private NoncentralChiSquared() {}

  /**
   * The probability that the variable is at most {@code x}; to 1e-12 relative for up to 1e5 degrees
   * of freedom and a noncentrality of up to 1e6. What is below 1e-299 is 0.
   *
   * @param degreesOfFreedom positive, not necessarily an integer
   * @param noncentrality at least 0; the distribution is the central one at 0
   * @throws IllegalArgumentException if a parameter is out of its range
   */
  public static double cdf(double x, double degreesOfFreedom, double noncentrality) {
    check(x, degreesOfFreedom);
    if (!(noncentrality >= 0 && noncentrality < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a noncentrality is at least 0 and finite, got " + noncentrality);
    }
    if (x <= 0) {
      return 0;
    }
    return isBeyondAllTails(x, degreesOfFreedom, noncentrality)
        ? 1
        : Math.min(1, mixture(degreesOfFreedom / 2, noncentrality / 2, x / 2));
  }

  /**
   * The noncentrality at which {@code x} is the {@code probability} quantile: where {@link #cdf}
   * takes the value {@code probability}, which falls as the noncentrality rises. It is 0 when even
   * the central distribution has no more than {@code probability} up to {@code x}.
   *
   * <p>For an observed {@code x} this is the upper confidence bound of the noncentrality at an
   * error rate of {@code probability}, and the lower one at an error rate of {@code 1 -
   * probability}.
   *
   * @throws IllegalArgumentException if {@code probability} is not in (0, 1), or {@code
   *     degreesOfFreedom} not positive
   */
  public static double noncentralityWhere(double x, double degreesOfFreedom, double probability) {
    check(x, degreesOfFreedom);
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("a probability lies in (0, 1) here, got " + probability);
    }
    if (cdf(x, degreesOfFreedom, 0) <= probability) {
      return 0;
    }
    double high = Math.max(1, x);
    while (cdf(x, degreesOfFreedom, high) > probability) {
      high *= 2;
    }
    return new BrentSolver(RELATIVE_ACCURACY, RELATIVE_ACCURACY, 0)
        .solve(1000, lambda -> cdf(x, degreesOfFreedom, lambda) - probability, 0, high);
  }

  private static void check(double x, double degreesOfFreedom) {
    if (!(x < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("x must be a finite number, got " + x);
    }
    if (!(degreesOfFreedom > 0 && degreesOfFreedom < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "degrees of freedom must be positive and finite, got " + degreesOfFreedom);
    }
  }

  /**
   * Whether less than e^-40 lies above {@code x}, by the bound {@code P(X >= D + B + 2 sqrt((D +
   * 2B) t) + 2t) <= e^-t} (Birge 2001, Lemma 8.1).
   */
  private static boolean isBeyondAllTails(double x, double df, double lambda) {
    double t = 40;
    return x >= df + lambda + 2 * Math.sqrt((df + 2 * lambda) * t) + 2 * t;
  }

  private static double mixture(double a, double m, double y) {
    double largest = largestTerm(a, m, y);
    double logGamma = logPoisson(a + largest, y);
    double logPoisson = logPoisson(Math.min(largest, Math.floor(m)), m);
    if (logGamma + logPoisson < LOG_OF_ZERO) {
      return 0;
    }
    double i = firstTerm(a, m, y, largest, logGamma, logPoisson);
    double g = Math.exp(logPoisson(a + i, y) - logGamma);
    double w = Math.exp(logPoisson(i, m) - logPoisson);
    double cumulative = w;
    double sum = g * cumulative;
    double term = sum;
    while (i <= largest || term > sum * 1e-17) {
      i++;
      g *= y / (a + i);
      w *= m / i;
      cumulative += w;
      term = g * cumulative;
      sum += term;
    }
    return sum * Math.exp(logGamma + logPoisson);
  }

  /**
   * Where {@code g(a + i) W(i)} is about largest: at the mode of {@code g} where {@code W} is flat
   * there, and else where the factors {@code y / (a + i)} and {@code m / i} of its growth cancel.
   */
  private static double largestTerm(double a, double m, double y) {
    double mode = y > a + m ? y - a : 2 * m * y / (a + Math.sqrt(a * a + 4 * m * y));
    return Math.floor(mode);
  }

  /** The last term so far below the largest that it and all before it count for nothing, or 0. */
  private static double firstTerm(
      double a, double m, double y, double largest, double logGamma, double logPoisson) {
    double step = 1;
    double i = largest;
    while (i > 0) {
      double w = logPoisson(Math.min(i, Math.floor(m)), m) - logPoisson;
      double g = logPoisson(a + i, y) - logGamma;
      if (w < -NEGLIGIBLE && w + g < -NEGLIGIBLE) {
        return i;
      }
      i = Math.max(0, i - step);
      step *= 1.5;
    }
    return 0;
  }

  /** {@code log(mean^k e^-mean / Gamma(k + 1))} for real {@code k} (Loader 2000). */
  private static double logPoisson(double k, double mean) {
    if (mean == 0) {
      return k == 0 ? 0 : Double.NEGATIVE_INFINITY;
    }
    if (k < 15) {
      return k * Math.log(mean) - mean - Gamma.logGamma(k + 1);
    }
    return -stirlingError(k) - deviance(k, mean) - 0.5 * Math.log(2 * Math.PI * k);
  }

  /** {@code log Gamma(k + 1)} less Stirling's formula, for {@code k >= 15} (Loader 2000). */
  private static double stirlingError(double k) {
    double s = 1 / (k * k);
    return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s / 1188)))) / k;
  }

  /** {@code k log(k / mean) + mean - k}, by a series where the two are close (Loader 2000). */
  private static double deviance(double k, double mean) {
    if (Math.abs(k - mean) >= 0.1 * (k + mean)) {
      return k * Math.log(k / mean) + mean - k;
    }
    double v = (k - mean) / (k + mean);
    double sum = (k - mean) * v;
    double power = 2 * k * v;
    for (int j = 1; j < 100; j++) {
      power *= v * v;
      double next = sum + power / (2 * j + 1);
      if (next == sum) {
        break;
      }
      sum = next;
    }
    return sum;
  }
}
