package org.equipoise.potential;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Erf;
import org.apiguardian.api.API;

/**
 * How the paper expects the spread of a potential to set the action of its agent: for potentials
 * that are normal with standard deviation {@code sigma}, {@code S / K(0) = exp(sigma^2)
 * erfc(sigma)} at {@code beta = 1} (Eq. 28 of arXiv:2512.10047), which tends to {@code 1 / (sigma
 * sqrt(pi))} for a wide landscape.
 *
 * <p>The relation depends on how the agent proposes moves. For the Metropolis kernel, which accepts
 * a move up by x with probability exp(-x), it holds with {@code sigma / 2} in place of {@code
 * sigma}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class SigmaAction {
  /** From here on the asymptotic series is exact to 1e-15. */
  private static final double ASYMPTOTIC = 10;

  private SigmaAction() {}

  /**
   * {@code S / K(0)} for the standard deviation {@code sigma}, in (0, 1]; relative error below
   * 1e-12.
   *
   * @throws IllegalArgumentException if {@code sigma} is negative or no number
   */
  public static double actionRatio(double sigma) {
    if (!(sigma >= 0)) {
      throw new IllegalArgumentException("a standard deviation is at least 0, got " + sigma);
    }
    return sigma < ASYMPTOTIC ? Math.exp(sigma * sigma) * Erf.erfc(sigma) : asymptotic(sigma);
  }

  /**
   * The standard deviation at which the action ratio is {@code actionRatio}.
   *
   * @throws IllegalArgumentException if it is not in (0, 1]
   */
  public static double sigma(double actionRatio) {
    if (!(actionRatio > 0 && actionRatio <= 1)) {
      throw new IllegalArgumentException("an action ratio lies in (0, 1], got " + actionRatio);
    }
    // The ratio lies below its limit 1 / (sigma sqrt(pi)), so the limit's inverse is a bound.
    double bound = 1 / (actionRatio * Math.sqrt(Math.PI));
    return actionRatio == 1
        ? 0
        : new BrentSolver(1e-13, 1e-13, 1e-16)
            .solve(1_000, s -> actionRatio(s) - actionRatio, 0, bound + 1);
  }

  /** {@code exp(s^2) erfc(s)} by its divergent series, cut where a term is below 1e-17. */
  private static double asymptotic(double sigma) {
    double term = 1;
    double sum = 1;
    for (int k = 1; k < 60 && Math.abs(term) > 1e-17; k++) {
      term *= -(2 * k - 1) / (2 * sigma * sigma);
      sum += term;
    }
    return sum / (sigma * Math.sqrt(Math.PI));
  }
}
