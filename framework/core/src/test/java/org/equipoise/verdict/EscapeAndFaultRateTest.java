package org.equipoise.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Exchange;
import org.equipoise.agent.FaultException;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.equipoise.sampling.Prices;
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
    Sample<String> sample = faulty(1);
    Evidence evidence = Properties.escapeRate(0.2, 0.05).judge(sample, ErrorRates.DEFAULT);
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason())
        .isEqualTo(
            "Sampling ended after 20 of 2,000 draws: draws 0 to 19 had no answer, from %s on, the last fault being IOException: reset; see that the agent's services answer, and run again. "
                    .formatted(sample.outage().orElseThrow().since())
                + "A sample cut short decides nothing. Faults: IOException: reset.");
  }

  @Test
  void aLimitOfTokensThatWasReachedIsToldWithWhatWasSpent() {
    Sample<String> sample = spending().tokenLimit(1_099).run();
    assertThat(Properties.escapeRate(0.2, 0.05).judge(sample, ErrorRates.DEFAULT).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Properties.escapeRate(0.2, 0.05).judge(sample, ErrorRates.DEFAULT).reason())
        .isEqualTo(
            "Sampling ended after 10 of 2,000 draws: of the limit of 1,099 tokens, 1,000 are spent, and another step may take more than the rest; raise tokenLimit, or plan fewer transitions. "
                + "A sample cut short decides nothing.");
  }

  @Test
  void aLimitOfCostThatWasReachedIsToldWithWhatWasSpent() {
    Sample<String> sample = spending().prices(new Prices(1_000, 1_000)).costLimit(1.5).run();
    assertThat(Properties.faultRate(0.2, 0.05).judge(sample, ErrorRates.DEFAULT).reason())
        .isEqualTo(
            "Sampling ended after 15 of 2,000 draws: of the cost limit of 1.50, 1.5 is spent, and another step may take more than the rest; raise costLimit, or plan fewer transitions. "
                + "A sample cut short decides nothing.");
  }

  @Test
  void aServiceThatIsClosedIsToldWithWhatItSaid() {
    Agent<String> agent =
        (state, draw) -> {
          throw new FaultException(FaultException.Kind.CLOSED, "no credit is left");
        };
    Sample<String> sample = Sampler.of(agent).from("a").run();
    Evidence evidence = Properties.faultRate(0.2, 0.05).judge(sample, ErrorRates.DEFAULT);
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason())
        .isEqualTo(
            "Sampling ended after 0 of 2,000 draws: a service answers no calls any more: draw 0 had no answer, from %s on, the last fault being FaultException: no credit is left; see to its key and its credit, and run again. A sample cut short decides nothing."
                .formatted(sample.outage().orElseThrow().since()));
  }

  /** Each step takes 100 tokens. */
  private static Sampler<String> spending() {
    Agent<String> agent =
        (state, draw) -> {
          draw.add(Exchange.of(new Usage(80, 20)));
          return Step.stay();
        };
    return Sampler.of(agent).from("a");
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
