package org.equipoise.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.sampling.RetryPolicy;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.sampling.SamplingEnd;
import org.equipoise.statistics.OperatingCharacteristic;
import org.equipoise.statistics.SequentialRateTest;
import org.junit.jupiter.api.Test;

class SequentialRateJudgementTest {
  private final Property<Object> fewEscapes = Properties.escapeRate(0.2, 0.05);

  /** Sampled until its escape rate is settled, or for the whole plan. */
  private Sample<String> sampled(double escapes, int transitions, long seed) {
    return Sampler.of(Agents.escaping(escapes))
        .from("a", "b")
        .explore(0)
        .transitions(transitions)
        .seed(seed)
        .until(growing -> judge(growing).settled(), 1)
        .run();
  }

  private Evidence judge(Sample<?> sample) {
    return fewEscapes.judge(sample, ErrorRates.DEFAULT);
  }

  @Test
  void aHealthyAgentPassesWithinAFewDraws() {
    Sample<String> sample = sampled(0.02, 4_000, 1);
    Evidence evidence = judge(sample);
    assertThat(sample.end()).hasValue(SamplingEnd.DECIDED);
    assertThat(sample.recorded()).isLessThan(60);
    assertThat(evidence.verdict()).isEqualTo(Verdict.PASS);
    assertThat(evidence.n()).isEqualTo(sample.recorded());
    assertThat(evidence.reason())
        .matches(
            "Decided after \\d+ draws, \\d+ of which count: at a true escape rate of 0\\.25, evidence as strong ever comes up with probability 0\\.0[34]\\d* at most; 0\\.05 or less rules out a miss by the margin\\.");
    assertThat(evidence.interval().orElseThrow().level()).isCloseTo(0.9, within(1e-12));
  }

  @Test
  void oneThatEscapesTooOftenFailsWithItsReasons() {
    Evidence evidence = judge(sampled(0.5, 4_000, 2));
    assertThat(evidence.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(evidence.pValue().orElseThrow()).isLessThanOrEqualTo(0.05);
    assertThat(evidence.reason()).endsWith("0.05 or less rules the claim out.");
    assertThat(evidence.culprits()).hasSize(4).first().asString().startsWith("\"not a word\": ");
  }

  /** 2,000 builds in each case; the limits are 4 standard errors from the exact values. */
  @Test
  void buildsEndAsOftenAndAsSoonAsComputed() {
    SequentialRateTest test = new SequentialRateTest(0.2, 0.3, 0.05, 0.05, 0.25);
    Property<Object> claim = Properties.escapeRate(0.2, 0.1);
    for (double rate : new double[] {0.1, 0.2, 0.3}) {
      OperatingCharacteristic exact = test.at(rate);
      double fails = 0;
      double draws = 0;
      double squares = 0;
      for (int build = 0; build < 2_000; build++) {
        Sample<String> sample =
            Sampler.of(Agents.escaping(rate))
                .from("a")
                .explore(0)
                .seed(build)
                .until(growing -> claim.judge(growing, ErrorRates.DEFAULT).settled(), 1)
                .run();
        fails += claim.judge(sample, ErrorRates.DEFAULT).verdict() == Verdict.FAIL ? 1 : 0;
        draws += sample.recorded();
        squares += (double) sample.recorded() * sample.recorded();
      }
      double mean = draws / 2_000;
      double error = Math.sqrt((squares / 2_000 - mean * mean) / 2_000);
      double expected = exact.rejectsLow();
      assertThat(fails / 2_000)
          .isCloseTo(expected, within(4 * Math.sqrt(expected * (1 - expected) / 2_000) + 1e-3));
      assertThat(mean).isCloseTo(exact.meanTrials(), within(4 * error + 1));
    }
  }

  @Test
  void theVerdictDoesNotDependOnWhenSomebodyLooked() {
    for (long seed = 0; seed < 30; seed++) {
      Sample<String> often = sampled(0.22, 3_000, seed);
      Sample<String> once =
          Sampler.of(Agents.escaping(0.22))
              .from("a", "b")
              .explore(0)
              .transitions(3_000)
              .seed(seed)
              .until(growing -> false, 3_000)
              .run();
      assertThat(judge(once).verdict())
          .isEqualTo(
              judge(often).verdict() == Verdict.INCONCLUSIVE
                  ? judge(once).verdict()
                  : judge(often).verdict());
    }
  }

  @Test
  void beyondItsCapAnUndecidedClaimAsksForNoMore() {
    List<Evidence> givenUp = new ArrayList<>();
    for (long seed = 0; seed < 60 && givenUp.isEmpty(); seed++) {
      Sample<String> sample = sampled(0.225, 4_000, seed);
      if (judge(sample).verdict() == Verdict.INCONCLUSIVE) {
        givenUp.add(judge(sample));
      }
    }
    assertThat(givenUp).hasSize(1);
    assertThat(givenUp.get(0).settled()).isTrue();
    // The cap, and as many draws as there are between two looks by then.
    assertThat(givenUp.get(0).n()).isBetween(1_134L, 1_145L);
    assertThat(givenUp.get(0).reason())
        .matches(
            "\\d+ of 1,1\\d\\d draws rule out neither 0\\.20 nor 0\\.25, and the test gives up after 1,134: the truth seems to lie between the two\\. Claim less, or more, or widen the margin\\.");
  }

  @Test
  void aPlanTooShortToDecideSaysWhatToPlan() {
    Evidence evidence = judge(sampled(0.22, 50, 4));
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.settled()).isFalse();
    assertThat(evidence.reason())
        .matches(
            "\\d+ of 50 draws rule out neither 0\\.20 nor 0\\.25; up to 1,134 draws may be needed, for which plan about 1,200 transitions\\.");
  }

  @Test
  void aBudgetThatRunsOutLeavesTheUndecidedUndecided() {
    Sample<String> sample =
        Sampler.of(Agents.escaping(0.22))
            .from("a")
            .explore(0)
            .callLimit(20)
            .until(growing -> judge(growing).settled(), 1)
            .run();
    assertThat(judge(sample).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judge(sample).reason()).startsWith("Sampling ended after 20 of 2,000 draws: ");
  }

  @Test
  void whatIsRuledOutAtALowRateIsRuledOutAtAHigherOne() {
    int failed = 0;
    for (long seed = 0; seed < 200; seed++) {
      Sample<String> sample =
          Sampler.of(Agents.escaping(0.24))
              .from("a")
              .explore(0)
              .seed(seed)
              .until(growing -> false, 2_000)
              .run();
      if (fewEscapes.judge(sample, ErrorRates.DEFAULT.sharedBy(5)).verdict() == Verdict.FAIL) {
        failed++;
        assertThat(judge(sample).verdict()).isEqualTo(Verdict.FAIL);
      }
    }
    assertThat(failed).isGreaterThan(50);
  }

  @Test
  void faultsAreCountedFromTheFirstStepOn() {
    Agent<String> faulty =
        (state, draw) -> {
          if (draw.number() % 3 == 0) {
            throw new IOException("reset");
          }
          return Step.stay();
        };
    Property<Object> few = Properties.faultRate(0.02, 0.05);
    Sample<String> sample =
        Sampler.of(faulty)
            .from("a")
            .explore(0)
            .retries(RetryPolicy.NONE)
            .until(growing -> few.judge(growing, ErrorRates.DEFAULT).settled(), 1)
            .run();
    Evidence evidence = few.judge(sample, ErrorRates.DEFAULT);
    assertThat(sample.recorded()).isLessThan(20);
    assertThat(evidence.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(evidence.culprits()).containsExactly("IOException: reset");
  }

  @Test
  void faultsInARowThatEndARunRuleTheClaimOutAtOnce() {
    Agent<String> dead =
        (state, draw) -> {
          throw new IOException("refused");
        };
    Property<Object> few = Properties.faultRate(0.05, 0.05);
    Sample<String> sample =
        Sampler.of(dead).from("a").retries(RetryPolicy.NONE).until(growing -> false, 10).run();
    assertThat(sample.end()).hasValue(SamplingEnd.CONSECUTIVE_FAULTS);
    assertThat(few.judge(sample, ErrorRates.DEFAULT).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judge(sample).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }
}
