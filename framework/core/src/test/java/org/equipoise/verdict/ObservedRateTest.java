package org.equipoise.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.sampling.RecordedStep;
import org.equipoise.sampling.RetryPolicy;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.junit.jupiter.api.Test;

class ObservedRateTest {
  private static final Agent<Integer> LAZY =
      (state, draw) -> draw.number() % 10 < 3 ? Step.stay() : Step.to(1 - state);

  private final Sample<Integer> sample = Sampler.of(LAZY).from(0).transitions(2_000).run();

  private static Property<Integer> moveRate(double atLeast) {
    return Properties.rateAtLeast(
        "move rate", "draws", atLeast, 0.05, RecordedStep::isMove, step -> true);
  }

  @Test
  void aRateOfTheUsersOwnIsJudgedAsTheOthersAre() {
    Evidence evidence = moveRate(0.7).judge(sample, ErrorRates.DEFAULT);
    assertThat(evidence.verdict()).isEqualTo(Verdict.PASS);
    assertThat(evidence.property()).isEqualTo("move-rate");
    assertThat(evidence.claim()).isEqualTo("move rate at least 0.70 (margin 0.05)");
    assertThat(evidence.quantity()).isEqualTo("move rate");
    assertThat(evidence.expected()).isEqualTo("at least 0.70 (margin 0.05)");
    assertThat(evidence.estimate()).hasValue(0.7);
    assertThat(evidence.n()).isEqualTo(1_000);
    assertThat(moveRate(0.8).judge(sample, ErrorRates.DEFAULT).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void aSampleCutShortDecidesNoRateOfTheUsersOwn() {
    Sample<Integer> cut = Sampler.of(LAZY).from(0).transitions(2_000).callLimit(1_900).run();
    assertThat(moveRate(0.1).judge(cut, ErrorRates.DEFAULT).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void onlyJudgedStepsAreCountedEachOnce() {
    Set<Integer> seen = new HashSet<>();
    Property<Integer> recording =
        Properties.rateAtLeast(
            "move rate", "draws", 0.5, 0.05, step -> seen.add(step.number()), step -> true);
    Evidence evidence = recording.judge(sample, ErrorRates.DEFAULT);
    assertThat(evidence.estimate()).hasValue(1);
    assertThat(seen).hasSize(1_000).allMatch(number -> number >= sample.firstJudged());
  }

  @Test
  void stepsWithoutAnAnswerAreNoTrials() {
    Agent<Integer> faulty =
        (state, draw) -> {
          if (draw.number() % 50 == 0) {
            throw new IOException("reset");
          }
          return LAZY.step(state, draw);
        };
    Sample<Integer> withFaults =
        Sampler.of(faulty).from(0).transitions(2_000).retries(RetryPolicy.NONE).run();
    assertThat(moveRate(0.5).judge(withFaults, ErrorRates.DEFAULT).n()).isEqualTo(980);
  }

  @Test
  void theStatesOfAStepSayWhetherItCounts() {
    Property<Integer> upward =
        Properties.rateAtMost(
            "share of ascents",
            "moves",
            0.6,
            0.05,
            step -> step.to().filter(to -> to > step.from()).isPresent(),
            RecordedStep::isMove);
    Evidence evidence = upward.judge(sample, ErrorRates.DEFAULT);
    assertThat(evidence.verdict()).isEqualTo(Verdict.PASS);
    assertThat(evidence.n()).isEqualTo(700);
    assertThat(evidence.estimate())
        .hasValue((double) sample.judged().moves(0, 1) / sample.judged().moves());
  }

  @Test
  void nothingToCountDecidesNothing() {
    Property<Integer> none =
        Properties.rateAtMost("word rate", "words", 0.5, 0.05, step -> true, step -> false);
    assertThat(none.judge(sample, ErrorRates.DEFAULT).reason())
        .isEqualTo(
            "There are no words to judge: sample more. The condition for words held for none of"
                + " 1,000 steps: is it right?");
  }

  @Test
  void aConditionThatNeverHeldIsDoubtedWhateverTheVerdict() {
    Property<Integer> atMost =
        Properties.rateAtMost("word rate", "moves", 0.5, 0.05, s -> false, RecordedStep::isMove);
    Property<Integer> atLeast =
        Properties.rateAtLeast("word rate", "moves", 0.5, 0.05, s -> false, RecordedStep::isMove);
    String doubt = " The condition for the word rate held for none of 700 moves: is it right?";
    assertThat(atMost.judge(sample, ErrorRates.DEFAULT))
        .satisfies(evidence -> assertThat(evidence.verdict()).isEqualTo(Verdict.PASS))
        .satisfies(evidence -> assertThat(evidence.reason()).endsWith(doubt));
    assertThat(atLeast.judge(sample, ErrorRates.DEFAULT).reason()).endsWith(doubt);
    assertThat(moveRate(0.7).judge(sample, ErrorRates.DEFAULT).reason()).doesNotContain("is it");
  }

  @Test
  void aConditionIsNotDoubtedBeforeThereAreSteps() {
    Sample<Integer> exploring =
        Sampler.of(LAZY).from(0).transitions(100).callLimit(10).until(soFar -> false, 1).run();
    assertThat(moveRate(0.7).judge(exploring, ErrorRates.DEFAULT).reason())
        .doesNotContain("is it right");
  }

  @Test
  void aRateHasAName() {
    assertThatThrownBy(
            () -> Properties.rateAtMost(" ", "words", 0.5, 0.05, step -> true, step -> true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a rate needs a name in words, such as 'move rate'");
  }
}
