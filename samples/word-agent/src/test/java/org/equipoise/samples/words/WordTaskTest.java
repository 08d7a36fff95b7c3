package org.equipoise.samples.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.equipoise.agent.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordTaskTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"WIZARDS", "wizards", " Wizards\n", "**WIZARDS**", "\"Wizards.\"", "`WIZARDS`"})
  void aWordOfTheRightSumIsAMove(String answer) {
    assertThat(WordTask.read(answer)).isEqualTo(Step.to("WIZARDS"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "WIZARDS and BUZZY",
        "The word is WIZARDS.",
        "W-I-Z-A-R-D-S",
        "W\u0130ZARDS",
        "WIZARDS 100",
        "I am sorry, I found no valid word in 10000 tries."
      })
  void anythingElseThanOneWordIsAnEscape(String answer) {
    assertThat(WordTask.read(answer)).isEqualTo(Step.escape("not one word"));
  }

  @Test
  void aWordOfAnotherSumIsAnEscape() {
    assertThat(WordTask.read("KNOWLEDGE")).isEqualTo(Step.escape("another sum"));
  }
}
