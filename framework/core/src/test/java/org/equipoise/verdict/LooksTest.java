package org.equipoise.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.sampling.SamplingEnd;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final Agent<Integer> AGENT = Agents.ring(5, 0.5);

  private final List<Integer> lookedAt = new ArrayList<>();
  private final List<ErrorRates> with = new ArrayList<>();

  /** Passes from so many draws on. */
  private Looks passesFrom(int draws) {
    return Looks.atAll(
        (sample, rates) -> {
          lookedAt.add(sample.recorded());
          with.add(rates);
          Verdict verdict = sample.recorded() >= draws ? Verdict.PASS : Verdict.INCONCLUSIVE;
          return Evidence.of("claim", "claim", verdict, "after " + sample.recorded());
        },
        reason -> Evidence.inconclusive("claim", "claim", reason));
  }

  private static Sampler<Integer> sampler(int draws) {
    return Sampler.of(AGENT).from(0).transitions(draws);
  }

  @Test
  void looksAreTakenAtTheQuartersAndShareTheRates() {
    Sample<Integer> sample = sampler(1_001).until(growing -> false, 1_000).run();
    Evidence evidence = passesFrom(2_000).judge(sample, new ErrorRates(0.05, 0.1));
    assertThat(lookedAt).containsExactly(251, 501, 751, 1_001);
    assertThat(with.stream().mapToDouble(ErrorRates::falseFail).sum())
        .isCloseTo(0.05, within(1e-12));
    assertThat(with.get(0).falsePass()).isCloseTo(0.01, within(1e-12));
    assertThat(with.get(3).falseFail()).isCloseTo(0.02, within(1e-12));
    assertThat(evidence.reason()).isEqualTo("after 1001");
  }

  @Test
  void theFirstLookThatDecidesIsTheLast() {
    Sample<Integer> sample = sampler(1_000).until(growing -> false, 1_000).run();
    Evidence evidence = passesFrom(400).judge(sample, ErrorRates.DEFAULT);
    assertThat(lookedAt).containsExactly(250, 500);
    assertThat(evidence.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aRuleThatCountsJudgedDrawsLooksAtTheirQuarters() {
    List<Integer> judged = new ArrayList<>();
    Looks looks =
        Looks.atJudged(
            (sample, rates) -> {
              judged.add((int) sample.judged().draws());
              return Evidence.inconclusive("claim", "claim", "not yet");
            },
            reason -> Evidence.inconclusive("claim", "claim", reason));
    Sample<Integer> sample =
        sampler(1_000)
            .explore(0.2)
            .until(growing -> looks.judge(growing, ErrorRates.DEFAULT).settled(), 10_000)
            .run();
    assertThat(judged)
        .as("asked at the quarters of the plan, too: after 50, 300 and 550 judged draws")
        .containsExactly(200, 200, 200, 400, 200, 400, 200, 400, 600);
    judged.clear();
    looks.judge(sample, ErrorRates.DEFAULT);
    assertThat(judged).containsExactly(200, 400, 600, 800);
  }

  @Test
  void aRunThatEndsWhenDecidedEndsAtTheLookThatDecides() {
    Looks looks = passesFrom(400);
    Sample<Integer> sample =
        sampler(1_000)
            .until(growing -> looks.judge(growing, ErrorRates.DEFAULT).settled(), 1)
            .run();
    assertThat(sample.end()).contains(SamplingEnd.DECIDED);
    assertThat(sample.recorded()).isEqualTo(500);
    assertThat(looks.judge(sample, ErrorRates.DEFAULT).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aSampleThatCouldNotEndEarlyIsLookedAtOnceWithTheWholeRates() {
    Evidence evidence = passesFrom(100).judge(sampler(1_000).run(), ErrorRates.DEFAULT);
    assertThat(lookedAt).containsExactly(1_000);
    assertThat(with).containsExactly(ErrorRates.DEFAULT);
    assertThat(evidence.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aBudgetThatRunsOutLeavesAnEarlierDecisionStanding() {
    Sample<Integer> sample = sampler(1_000).callLimit(600).until(growing -> false, 1_000).run();
    assertThat(passesFrom(400).judge(sample, ErrorRates.DEFAULT).verdict()).isEqualTo(Verdict.PASS);
    Evidence undecided = passesFrom(700).judge(sample, ErrorRates.DEFAULT);
    assertThat(undecided.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(undecided.reason())
        .contains("600 of 1,000 draws", "the limit of 600 calls was reached");
  }

  @Test
  void beforeTheFirstLookItSaysHowManyDrawsAreToCome() {
    Sample<Integer> sample =
        sampler(1_000)
            .callLimit(1_000)
            .until(growing -> growing.recorded() >= 10, 1)
            .explore(0)
            .run();
    assertThat(passesFrom(1).judge(sample.upTo(10), ErrorRates.DEFAULT).reason())
        .isEqualTo("240 more draws to come before the first look.");
  }
}
