package org.equipoise.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.LongPredicate;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.sampling.RetryPolicy;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.sampling.SamplingEnd;
import org.junit.jupiter.api.Test;

/** Once more draws faulted than a plan allows, no claim waits for the rest of it. */
class HopelessSampleTest {
  private static Sampler<String> faulting(LongPredicate faults) {
    Agent<String> agent =
        (state, draw) -> {
          if (faults.test(draw.number())) {
            throw new IOException("reset");
          }
          return Step.stay();
        };
    return Sampler.of(agent).from("a").retries(RetryPolicy.NONE);
  }

  private static Family<String> family(List<Property<String>> claims) {
    return new Family<>(claims, claims.size(), ErrorRates.DEFAULT);
  }

  private static final Family<String> CLAIMS =
      family(
          List.of(
              Properties.escapeRate(0.1, 0.05),
              Properties.rateAtLeast(
                  "stays", "steps", 0.9, 0.05, step -> !step.isEscape(), step -> true),
              Properties.detailedBalance(0.1)));

  @Test
  void samplingStopsWithTheFirstFaultBeyondThoseOfTheWholePlan() {
    Sample<String> sample =
        faulting(draw -> draw % 4 == 0).transitions(2_000).until(CLAIMS::isSettled, 1).run();

    assertThat(sample.end()).contains(SamplingEnd.DECIDED);
    assertThat(sample.recorded()).as("draw 400 is the 101st fault").isEqualTo(402);
    assertThat(CLAIMS.judge(sample))
        .allSatisfy(
            evidence -> {
              assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
              assertThat(evidence.reason())
                  .isEqualTo(
                      "101 of 402 steps ended in faults, more than the 100 that the whole plan of 2,000 allows, so sampling stopped; what did not answer cannot be judged. Faults: IOException: reset.");
            });
  }

  @Test
  void aClaimOnTheFaultsThemselvesGoesOn() {
    Family<String> claims =
        family(List.of(Properties.escapeRate(0.1, 0.05), Properties.faultRate(0.2, 0.05)));

    Sample<String> sample =
        faulting(draw -> draw % 4 == 0).transitions(2_000).until(claims::isSettled, 1).run();

    assertThat(sample.end()).contains(SamplingEnd.DECIDED);
    assertThat(sample.recorded()).isGreaterThan(402);
    assertThat(claims.judge(sample).get(1).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void anOutageEndsASmallPlanAsWhatItIs() {
    Sample<String> sample =
        faulting(draw -> draw >= 30).transitions(200).until(CLAIMS::isSettled, 1).run();

    assertThat(sample.end()).contains(SamplingEnd.CONSECUTIVE_FAULTS);
    assertThat(sample.recorded()).isEqualTo(50);
  }

  @Test
  void faultsThatAreNoMoreThanThePlanAllowsMayBeMadeUpFor() {
    Sample<String> sample =
        faulting(draw -> draw < 100 && draw % 5 == 0)
            .transitions(2_000)
            .until(CLAIMS::isSettled, 1)
            .run();

    assertThat(CLAIMS.judge(sample).get(0).verdict()).isEqualTo(Verdict.PASS);
  }
}
