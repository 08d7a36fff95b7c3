package org.equipoise.verdict;

import java.util.OptionalLong;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apiguardian.api.API;
import org.equipoise.statistics.NoncentralChiSquared;

/**
 * About how many transitions it takes to judge an effect {@code v = sqrt(J)}: the violation of
 * detailed balance, or the drift from a baseline.
 *
 * <p>The statistic G of n transitions is about noncentral chi-squared, with a noncentrality of
 * {@code 2 n J ln 2}. So the noncentrality that is told from 0 with the errors wanted gives n. With
 * many degrees of freedom that comes to
 *
 * <pre>{@code
 * n = (z(one error) + z(other error)) sqrt(2 df) / (2 ln 2 v^2),
 * }</pre>
 *
 * which is {@code 2.5 sqrt(df) / v^2} for errors of 0.05 and 0.20, and {@code 3.0 sqrt(df) / v^2}
 * for 0.05 and 0.10; with 40 degrees of freedom those are a fifth to a quarter short. The degrees
 * of freedom are about those of an earlier sample or of the baseline: independent cycles for the
 * balance, further outcomes in each row for the drift.
 *
 * @param claim the claim in words
 * @param effect the violation or drift {@code v} that matters, in (0, 1)
 * @param rates the error rates of the verdict
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record EffectPlan(String claim, double effect, ErrorRates rates) implements Plan {
  private static final double MISSED_EFFECT = 0.2;
  private static final double UNDECIDED_WITHOUT_EFFECT = 0.1;

  public EffectPlan {
    if (!(effect > 0 && effect < 1)) {
      throw new IllegalArgumentException("an effect to plan for lies in (0, 1), got " + effect);
    }
  }

  /**
   * The transitions from which the exact test rejects, with power 0.80 at one look, that there is
   * no effect, where it is {@link #effect}. A FAIL takes more: it rules out an effect of the
   * threshold claimed, at a share of the error rate for each look.
   *
   * @throws IllegalArgumentException if the degrees of freedom are not positive
   */
  public long toDetect(double degreesOfFreedom) {
    double critical = withoutEffect(degreesOfFreedom, rates.falseFail());
    return transitions(
        NoncentralChiSquared.noncentralityWhere(critical, degreesOfFreedom, MISSED_EFFECT));
  }

  /**
   * The transitions that rule {@link #effect} out, with probability 0.90 at one look, where there
   * is none; with four looks that share the error rate the probability is about 0.80.
   *
   * @throws IllegalArgumentException if the degrees of freedom are not positive
   */
  public long toRuleOut(double degreesOfFreedom) {
    double high = withoutEffect(degreesOfFreedom, UNDECIDED_WITHOUT_EFFECT);
    return transitions(
        NoncentralChiSquared.noncentralityWhere(high, degreesOfFreedom, rates.falsePass()));
  }

  /** What G exceeds with this probability where there is no effect. */
  private static double withoutEffect(double degreesOfFreedom, double probability) {
    if (!(degreesOfFreedom > 0)) {
      throw new IllegalArgumentException(
          "degrees of freedom must be positive, got " + degreesOfFreedom);
    }
    return new ChiSquaredDistribution(null, degreesOfFreedom)
        .inverseCumulativeProbability(1 - probability);
  }

  private long transitions(double noncentrality) {
    return (long) Math.ceil(noncentrality / (2 * Math.log(2) * effect * effect));
  }

  /**
   * How many draws a build needs to count, with a baseline, as so many transitions. Both are worth
   * {@code 4 n0 n1 / (n0 + n1)}: their sum where they are equal, and never more than four times the
   * smaller.
   *
   * @param transitions as {@link #toDetect} or {@link #toRuleOut} gives them
   * @param baseline the draws of the baseline
   * @return empty where no build suffices, since the baseline is too small
   */
  public static OptionalLong drawsBesides(long baseline, long transitions) {
    double room = 4.0 * baseline - transitions;
    return room > 0
        ? OptionalLong.of((long) Math.ceil((double) transitions * baseline / room))
        : OptionalLong.empty();
  }
}
