package org.equipoise.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.sampling.RetryPolicy;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.junit.jupiter.api.Test;

class EscapeAndFaultRateTest {

  @Test
  void anAgentThatSeldomEscapesPasses() {
    Sample<String> sample = Sampler.of(Agents.escaping(0.1)).from("a", "b").run();
    Evidence evidence = Properties.escapeRate(0.2, 0.05).judge(sample, ErrorRates.DEFAULT);
    assertThat(evidence.verdict()).isEqualTo(Verdict.PASS);
    assertThat(evidence.n()).isEqualTo(sample.judged().draws()).isEqualTo(1_000);
    assertThat(evidence.estimate()).hasValue(sample.judged().escapes() / 1_000.0);
  }

  @Test
  void oneThatEscapesTooOftenFailsWithItsReasonsAndWorstStarts() {
    Agent<String> agent =
        (state, draw) ->
            state.equals("bad\u001b[2J")
                ? Step.escape(draw.number() % 4 == 0 ? "refused" : "not a word")
                : Step.stay();
    Sample<String> sample =
        Sampler.of(agent).from("good", "bad\u001b[2J").explore(0).transitions(400).run();
    Evidence evidence = Properties.escapeRate(0.2, 0.05).judge(sample, ErrorRates.DEFAULT);
    long escapes = sample.judged().escapes();
    long refused = sample.judgedEscapesByReason().getOrDefault("refused", 0L);
    assertThat(evidence.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(evidence.culprits())
        .containsExactly(
            "\"not a word\": %d of %d escapes".formatted(escapes - refused, escapes),
            "\"refused\": %d of %d escapes".formatted(refused, escapes),
            "from bad\\u001b[2J: %d of %d draws escape".formatted(escapes, escapes));
  }

  @Test
  void faultsAreCountedAgainstAllSteps() {
    Sample<String> sample = faulty(10);
    Evidence evidence = Properties.faultRate(0.01, 0.05).judge(sample, ErrorRates.DEFAULT);
    assertThat(evidence.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(evidence.estimate()).hasValue(0.1);
    assertThat(evidence.n()).isEqualTo(2_000);
    assertThat(evidence.unit()).isEqualTo("steps");
    assertThat(evidence.culprits()).containsExactly("IOException: reset");
  }

  @Test
  void theFaultRateIsJudgedEvenWhereTooManyFaultsForbidTheRest() {
    Sample<String> sample = faulty(10);
    assertThat(sample.tooManyFaults()).isTrue();
    assertThat(Properties.faultRate(0.2, 0.05).judge(sample, ErrorRates.DEFAULT).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(Properties.escapeRate(0.2, 0.05).judge(sample, ErrorRates.DEFAULT).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void faultsInARowThatEndARunDecideNothingOfOtherRatesAndAreShown() {
    Evidence evidence = Properties.escapeRate(0.2, 0.05).judge(faulty(1), ErrorRates.DEFAULT);
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason())
        .isEqualTo(
            "Sampling ended after 20 of 2,000 draws: too many faults in a row; see that the agent's services answer, and run again. "
                + "A sample cut short decides nothing. Faults: IOException: reset.");
  }

  @Test
  void faultsInARowThatAreTooImprobableAtTheRateClaimedRuleItOut() {
    Evidence evidence = Properties.faultRate(0.05, 0.05).judge(faulty(1), ErrorRates.DEFAULT);
    assertThat(evidence.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(evidence.estimate()).hasValue(1);
    assertThat(evidence.n()).isEqualTo(20);
    assertThat(evidence.pValue()).hasValue(2_000 * Math.pow(0.05, 20));
    assertThat(evidence.culprits()).containsExactly("IOException: reset");
    assertThat(evidence.reason())
        .isEqualTo(
            "20 faults in a row ended the run. At a true fault rate of 0.05, so many begin anywhere among 2,000 draws with probability 1.9e-23 at most (union bound); 0.05 or less rules the claim out. Faults: IOException: reset.");
  }

  /** 2,000 * 0.59^20 = 0.052 and 2,000 * 0.58^20 = 0.037. */
  @Test
  void faultsInARowDecideOnlyWhereTheBoundOnThemReachesTheErrorRate() {
    Sample<String> sample = faulty(1);
    assertThat(Properties.faultRate(0.58, 0.05).judge(sample, ErrorRates.DEFAULT).verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(Properties.faultRate(0.59, 0.05).judge(sample, ErrorRates.DEFAULT).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(
            Properties.faultRate(0.58, 0.05)
                .judge(sample, ErrorRates.DEFAULT.sharedBy(2))
                .verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  private static Sample<String> faulty(int every) {
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() % every == 0) {
            throw new IOException("reset");
          }
          return Step.stay();
        };
    return Sampler.of(agent).from("a").retries(RetryPolicy.NONE).run();
  }
}
