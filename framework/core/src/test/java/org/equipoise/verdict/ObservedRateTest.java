package org.equipoise.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.junit.jupiter.api.Test;

class ObservedRateTest {
  private static final Agent<Integer> LAZY =
      (state, draw) -> draw.number() % 10 < 3 ? Step.stay() : Step.to(1 - state);

  private final Sample<Integer> sample = Sampler.of(LAZY).from(0).transitions(2_000).run();

  private static Property<Integer> moveRate(double atLeast) {
    return Properties.rateAtLeast(
        "move rate", "draws", atLeast, 0.05, s -> s.judged().moves(), s -> s.judged().draws());
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
  void nothingToCountDecidesNothing() {
    Property<Integer> none = Properties.rateAtMost("word rate", "words", 0.5, 0.05, s -> 0, s -> 0);
    assertThat(none.judge(sample, ErrorRates.DEFAULT).reason())
        .isEqualTo("There are no words to judge: sample more.");
  }

  @Test
  void moreThanThereAreAreNotCounted() {
    Property<Integer> wrong =
        Properties.rateAtMost("word rate", "words", 0.5, 0.05, s -> 6, s -> 5);
    assertThatThrownBy(() -> wrong.judge(sample, ErrorRates.DEFAULT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the word rate counts 6 of 5 words; count from 0 up to as many as there are");
  }

  @Test
  void aRateHasAName() {
    assertThatThrownBy(() -> Properties.rateAtMost(" ", "words", 0.5, 0.05, s -> 0, s -> 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a rate needs a name in words, such as 'move rate'");
  }
}
