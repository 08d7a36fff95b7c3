package org.equipoise.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.equipoise.statistics.Enumeration;
import org.equipoise.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateJudgementTest {
  private static final int[] TRIALS = {1, 4, 20, 59, 131, 248, 700};

  private static RateClaim atLeast(double threshold, double margin) {
    return RateClaim.atLeast("downhill-fraction", "downhill fraction", "moves", threshold, margin);
  }

  private static RateClaim atMost(double threshold, double margin) {
    return RateClaim.atMost("escape-rate", "escape rate", "draws", threshold, margin);
  }

  /** Exact, by summing the binomial law over all outcomes. */
  @ParameterizedTest
  @CsvSource({
    "0.6, 0.05, 0.05, 0.05",
    "0.6, 0.1, 0.05, 0.05",
    "0.6, 0.3, 0.01, 0.1",
    "0.95, 0.05, 0.05, 0.05",
    "0.99, 0.02, 0.05, 0.2",
    "1.0, 0.05, 0.05, 0.05",
    "0.1, 0.08, 0.025, 0.05",
    "0.5, 0.2, 0.5, 0.5",
  })
  void neitherErrorRateIsExceededByClaimsOfAHighRate(
      double threshold, double margin, double alpha, double beta) {
    RateClaim claim = atLeast(threshold, margin);
    ErrorRates rates = new ErrorRates(alpha, beta);
    for (int trials : TRIALS) {
      Verdict[] verdicts = verdicts(claim, rates, trials);
      for (double p = threshold; p <= 1; p += 0.02) {
        assertThat(probability(verdicts, Verdict.FAIL, p)).isLessThanOrEqualTo(alpha + 1e-12);
      }
      for (double p = claim.bad(); p >= 0; p -= 0.02) {
        assertThat(probability(verdicts, Verdict.PASS, p)).isLessThanOrEqualTo(beta + 1e-12);
      }
    }
  }

  /** Exact, by summing the binomial law over all outcomes. */
  @ParameterizedTest
  @CsvSource({
    "0.2, 0.05, 0.05, 0.05",
    "0.2, 0.1, 0.01, 0.1",
    "0.0, 0.05, 0.05, 0.05",
    "0.05, 0.05, 0.025, 0.05",
    "0.7, 0.2, 0.05, 0.2",
  })
  void neitherErrorRateIsExceededByClaimsOfALowRate(
      double threshold, double margin, double alpha, double beta) {
    RateClaim claim = atMost(threshold, margin);
    ErrorRates rates = new ErrorRates(alpha, beta);
    for (int trials : TRIALS) {
      Verdict[] verdicts = verdicts(claim, rates, trials);
      for (double p = threshold; p >= 0; p -= 0.02) {
        assertThat(probability(verdicts, Verdict.FAIL, p)).isLessThanOrEqualTo(alpha + 1e-12);
      }
      for (double p = claim.bad(); p <= 1; p += 0.02) {
        assertThat(probability(verdicts, Verdict.PASS, p)).isLessThanOrEqualTo(beta + 1e-12);
      }
    }
  }

  @Test
  void atTheExactFixedSampleSizeEveryOutcomeIsDecided() {
    Verdict[] verdicts = verdicts(atLeast(0.7, 0.1), ErrorRates.DEFAULT, 248);
    assertThat(verdicts).doesNotContain(Verdict.INCONCLUSIVE);
    assertThat(verdicts[161]).isEqualTo(Verdict.FAIL);
    assertThat(verdicts[162]).isEqualTo(Verdict.PASS);
    assertThat(verdicts(atLeast(0.7, 0.1), ErrorRates.DEFAULT, 247)).contains(Verdict.INCONCLUSIVE);
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 248, 1000})
  void theVerdictCanBeReadOffTheInterval(int trials) {
    RateClaim claim = atLeast(0.7, 0.1);
    for (int count = 0; count <= trials; count++) {
      Evidence evidence = claim.judge(count, trials, trials, ErrorRates.DEFAULT, List.of());
      Interval interval = evidence.interval().orElseThrow();
      boolean excludesGood = interval.high() <= claim.good();
      boolean excludesBad = interval.low() >= claim.bad();
      if (excludesGood && excludesBad) {
        assertThat(evidence.reason()).startsWith("The truth lies within the margin");
      } else {
        assertThat(evidence.verdict() == Verdict.FAIL).isEqualTo(excludesGood);
        assertThat(evidence.verdict() == Verdict.PASS).isEqualTo(excludesBad);
      }
    }
  }

  private static Verdict[] verdicts(RateClaim claim, ErrorRates rates, int trials) {
    Verdict[] verdicts = new Verdict[trials + 1];
    for (int count = 0; count <= trials; count++) {
      verdicts[count] = new RateJudgement(claim, rates, count, trials).verdict();
    }
    return verdicts;
  }

  private static double probability(Verdict[] verdicts, Verdict verdict, double p) {
    double[] mass = Enumeration.binomial(verdicts.length - 1, p);
    double sum = 0;
    for (int s = 0; s < verdicts.length; s++) {
      sum += verdicts[s] == verdict ? mass[s] : 0;
    }
    return sum;
  }

  @Test
  void aFailSaysHowImprobableTheDataAreUnderTheClaim() {
    Evidence evidence = judge(atLeast(0.6, 0.05), 326, 640);
    assertThat(evidence.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(evidence.reason())
        .isEqualTo(
            "At a true downhill fraction of 0.60, 326 of 640 moves or fewer have probability 2.1e-6; 0.05 or less rules the claim out.");
    assertThat(evidence.estimate()).hasValue(0.509375);
    assertThat(evidence.n()).isEqualTo(640);
    assertThat(evidence.unit()).isEqualTo("moves");
    assertThat(evidence.margin()).isEqualTo(0.05);
    assertThat(evidence.interval().orElseThrow().level()).isCloseTo(0.9, within(1e-12));
  }

  @Test
  void aPassSaysHowImprobableTheDataAreUnderAMiss() {
    Evidence evidence = judge(atMost(0.2, 0.05), 160, 1000);
    assertThat(evidence.verdict()).isEqualTo(Verdict.PASS);
    assertThat(evidence.claim()).isEqualTo("escape rate at most 0.20 (margin 0.05)");
    assertThat(evidence.reason())
        .isEqualTo(
            "At a true escape rate of 0.25, 160 of 1,000 draws or fewer have probability 3.7e-12; 0.05 or less rules out a miss by the margin.");
  }

  @Test
  void tooFewDataSayHowManyDecide() {
    Evidence evidence =
        atLeast(0.6, 0.05).judge(58, 100, 200, ErrorRates.DEFAULT, List.of("culprit"));
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason())
        .isEqualTo(
            "58 of 100 moves rule out neither 0.60 nor 0.55; about 1,100 moves decide, for which plan about 2,200 transitions.");
    assertThat(evidence.culprits()).containsExactly("culprit");
  }

  @Test
  void withinTheMarginTheLikelierRateDecides() {
    Evidence nearGood = judge(atLeast(0.6, 0.05), 58_000, 100_000);
    assertThat(nearGood.verdict()).isEqualTo(Verdict.PASS);
    assertThat(nearGood.reason())
        .isEqualTo(
            "The truth lies within the margin: 58,000 of 100,000 moves rule out 0.60 as well as 0.55, and are likelier at 0.60.");
    Evidence nearBad = judge(atLeast(0.6, 0.05), 57_000, 100_000);
    assertThat(nearBad.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(nearBad.reason()).endsWith("and are likelier at 0.55.");
    assertThat(judge(atMost(0.2, 0.05), 21_000, 100_000).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge(atMost(0.2, 0.05), 24_000, 100_000).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void nothingToJudgeIsInconclusive() {
    Evidence evidence = judge(atLeast(0.6, 0.05), 0, 0);
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason()).isEqualTo("There are no moves to judge: sample more.");
  }

  @Test
  void oneCounterexampleRefutesARateOfOne() {
    assertThat(judge(atLeast(1, 0.05), 999, 1000).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judge(atLeast(1, 0.05), 1000, 1000).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge(atMost(0, 0.05), 1, 1000).verdict()).isEqualTo(Verdict.FAIL);
  }

  private static Evidence judge(RateClaim claim, long count, long trials) {
    return claim.judge(count, trials, trials, ErrorRates.DEFAULT, List.of());
  }
}
