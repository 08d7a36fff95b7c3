package org.equipoise.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.equipoise.statistics.NoncentralChiSquared;
import org.equipoise.statistics.SequentialRateTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

  private static RatePlan ratePlan(Property<Object> property) {
    return (RatePlan) property.plan(ErrorRates.DEFAULT).orElseThrow();
  }

  @Test
  void aRateIsPlannedExactlyAsItIsJudged() {
    RatePlan plan = ratePlan(Properties.downhillFraction(0.7, 0.1));
    SequentialRateTest test = new SequentialRateTest(0.7 - 0.1, 0.7, 0.05, 0.05, 0.25);
    assertThat(plan.claim()).isEqualTo("downhill fraction at least 0.70 (margin 0.10)");
    assertThat(plan.unit()).isEqualTo("moves");
    assertThat(plan.fixedSize()).isEqualTo(248);
    assertThat(plan.cap()).isEqualTo(372);
    assertThat(plan.atThreshold().meanTrials()).isEqualTo(test.at(0.7).meanTrials());
    assertThat(plan.atMargin().meanTrials()).isCloseTo(test.at(0.6).meanTrials(), within(1e-9));
    assertThat(plan.healthy().rate()).isEqualTo(0.85);
    assertThat(plan.healthy().meanTrials()).isCloseTo(28.3, within(0.05));
    assertThat(plan.healthy().trials95()).isEqualTo(55);
  }

  @Test
  void withFewerTrialsThanTheCapMoreStaysUndecided() {
    RatePlan plan = ratePlan(Properties.downhillFraction(0.7, 0.1));
    Expectation none = plan.upTo(1).healthy();
    assertThat(none.undecided()).isEqualTo(1);
    assertThat(none.passes()).isZero();
    assertThat(none.meanTrials()).isEqualTo(1);

    // In good health 55 trials suffice with probability 0.95, and hardly any agent fails there.
    assertThat(plan.upTo(55).healthy().undecided()).isBetween(0.03, 0.05);
    assertThat(plan.upTo(55).healthy().passes()).isBetween(0.94, 0.97);
    assertThat(plan.upTo(1_000).healthy()).isEqualTo(plan.healthy());
    assertThat(plan.upTo(55).upTo(80).atMargin()).isEqualTo(plan.upTo(55).atMargin());
  }

  @Test
  void anIntractableCapIsNoneWhereThereAreFewTrials() {
    RatePlan plan = ratePlan(Properties.downhillFraction(0.6, 0.0001)).upTo(100);
    assertThat(plan.isTractable()).isTrue();
    assertThat(plan.atMargin().undecided()).isCloseTo(1, within(1e-6));
    assertThatThrownBy(() -> plan.upTo(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a number of trials is at least 0, got -1");
  }

  @Test
  void aLowRateIsPlannedAsTheMirrorOfAHighOne() {
    Expectation low = ratePlan(Properties.escapeRate(0.25, 0.125)).atThreshold();
    Expectation high = ratePlan(Properties.downhillFraction(0.75, 0.125)).atThreshold();
    assertThat(low.passes()).isCloseTo(high.passes(), within(1e-12)).isGreaterThan(0.9);
    assertThat(low.fails()).isCloseTo(high.fails(), within(1e-12)).isLessThan(0.05);
    assertThat(low.meanTrials()).isCloseTo(high.meanTrials(), within(1e-9));
    assertThat(low.passes() + low.fails() + low.undecided()).isCloseTo(1, within(1e-12));
    assertThat(ratePlan(Properties.escapeRate(0.25, 0.125)).healthy().rate()).isEqualTo(0.125);
  }

  @Test
  void errorsSharedByMoreClaimsTakeMoreTrials() {
    Property<Object> property = Properties.escapeRate(0.1, 0.05);
    RatePlan shared = (RatePlan) property.plan(ErrorRates.DEFAULT.sharedBy(5)).orElseThrow();
    assertThat(shared.fixedSize()).isGreaterThan(ratePlan(property).fixedSize());
    assertThat(shared.atMargin().meanTrials())
        .isGreaterThan(ratePlan(property).atMargin().meanTrials());
  }

  @Test
  void aMarginTooSmallForExactNumbersStillHasASize() {
    RatePlan plan = ratePlan(Properties.downhillFraction(0.6, 0.0001));
    assertThat(plan.isTractable()).isFalse();
    assertThat(plan.fixedSize()).isGreaterThan(250_000_000);
    assertThatThrownBy(plan::healthy).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatHasNoPlanSaysSo() {
    assertThat(Properties.distinctStates(5).plan(ErrorRates.DEFAULT)).isEmpty();
  }

  /** The planning formulas, 2.5 sqrt(df) / v^2 and 3.0 sqrt(df) / v^2, are those of many df. */
  @ParameterizedTest
  @CsvSource({"41, 0.1, 1.0, 1.35", "1000, 0.1, 1.0, 1.1", "50000, 0.1, 0.99, 1.02"})
  void aViolationTakesWhatTheFormulasSayOrLittleMore(
      double df, double violation, double least, double most) {
    EffectPlan plan =
        (EffectPlan) Properties.detailedBalance(violation).plan(ErrorRates.DEFAULT).orElseThrow();
    double scale = Math.sqrt(df) / (violation * violation);
    assertThat(plan.claim()).isEqualTo("detailed balance violation at most 0.10");
    assertThat(plan.toDetect(df) / scale).isBetween(2.536 * least, 2.536 * most);
    assertThat(plan.toRuleOut(df) / scale).isBetween(2.985 * least, 2.985 * most);
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 41, 300})
  void theSizesHaveTheirPower(double df) {
    double effect = 0.05;
    EffectPlan plan = new EffectPlan("drift", effect, ErrorRates.DEFAULT);
    double ofOneTransition = 2 * Math.log(2) * effect * effect;
    double detected = plan.toDetect(df) * ofOneTransition;
    assertThat(1 - NoncentralChiSquared.cdf(quantile(df, 0.95), df, detected))
        .isCloseTo(0.8, within(0.002));
    double ruledOut = plan.toRuleOut(df) * ofOneTransition;
    assertThat(NoncentralChiSquared.cdf(quantile(df, 0.9), df, ruledOut))
        .isCloseTo(0.05, within(0.002));
  }

  private static double quantile(double df, double probability) {
    double low = 0;
    double high = 10 * df + 100;
    while (high - low > 1e-9 * high) {
      double middle = (low + high) / 2;
      if (NoncentralChiSquared.cdf(middle, df, 0) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  @Test
  void aBuildIsWorthMoreBesidesALargerBaseline() {
    assertThat(EffectPlan.drawsBesides(1_000, 2_000)).hasValue(1_000);
    assertThat(EffectPlan.drawsBesides(16_000, 2_000)).hasValue(517);
    assertThat(EffectPlan.drawsBesides(400, 2_000)).isEmpty();
  }

  @Test
  void refusesEffectsAndDegreesOfFreedomThatAreNone() {
    assertThatThrownBy(() -> new EffectPlan("drift", 0, ErrorRates.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an effect to plan for lies in (0, 1), got 0.0");
    assertThatThrownBy(() -> new EffectPlan("drift", 0.1, ErrorRates.DEFAULT).toDetect(0))
        .hasMessage("degrees of freedom must be positive, got 0.0");
  }
}
