package org.equipoise.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepTest {

  @Test
  void stepsAreValues() {
    assertThat(Step.to("A")).isEqualTo(new Step.Move<>("A"));
    assertThat(Step.stay()).isEqualTo(new Step.SelfLoop<>());
    assertThat(Step.escape("not a word")).isEqualTo(new Step.Escape<>("not a word"));
  }

  @Test
  void aMoveToNoStateSaysWhatToReturnInstead() {
    assertThatExceptionOfType(InvalidStepException.class)
        .isThrownBy(() -> Step.to(null))
        .withMessage(
            "a move needs a state; an answer without a valid state is Step.escape(reason)");
  }

  @Test
  void anEscapeNeedsAReason() {
    assertThatExceptionOfType(InvalidStepException.class)
        .isThrownBy(() -> Step.escape(null))
        .withMessage("an escape needs a reason, such as \"not a word\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t\n"})
  void anEscapeForABlankReasonSaysSo(String reason) {
    assertThat(Step.escape(reason)).isEqualTo(Step.escape("(blank)"));
  }
}
