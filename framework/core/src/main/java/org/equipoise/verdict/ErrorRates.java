package org.equipoise.verdict;

import org.apiguardian.api.API;

/**
 * The error rates that a verdict may have.
 *
 * @param falseFail at most this probability of FAIL where the claim holds (alpha), in (0, 0.5]
 * @param falsePass at most this probability of PASS where the claim is missed by more than its
 *     margin (beta), in (0, 0.5]
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record ErrorRates(double falseFail, double falsePass) {
  /** 0.05 for each error. */
  public static final ErrorRates DEFAULT = new ErrorRates(0.05, 0.05);

  public ErrorRates {
    check("falseFail", falseFail);
    check("falsePass", falsePass);
  }

  /**
   * The rates of each of {@code properties} judged together, so that all of them have at most this
   * probability of a false FAIL (Bonferroni's share); a false PASS concerns one property alone.
   */
  public ErrorRates sharedBy(int properties) {
    return new ErrorRates(falseFail / Math.max(1, properties), falsePass);
  }

  /** This share, in (0, 1], of both rates. */
  ErrorRates part(double share) {
    return new ErrorRates(share * falseFail, share * falsePass);
  }

  /**
   * The level of a confidence interval whose ends are the one-sided bounds at these two rates; kept
   * above 0, which no level is, where both are 0.5.
   */
  double confidence() {
    return Math.max(Math.ulp(1.0), 1 - falseFail - falsePass);
  }

  private static void check(String name, double rate) {
    if (!(rate > 0 && rate <= 0.5)) {
      throw new IllegalArgumentException(name + " lies in (0, 0.5], got " + rate);
    }
  }
}
