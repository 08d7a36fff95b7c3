package org.equipoise.samples.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownWordTest {

  @Test
  void theWordIsFoundInThePromptOfThePaper() throws RefusedRequestException {
    assertThat(shown(WordTask.PROMPT.replace("{state}", "WIZARDS"))).isEqualTo("WIZARDS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BUZZY",
        "buzzy",
        "\"BUZZY\"",
        "An example is BUZZY, whose letters add up to 100.",
        "an example is 'buzzy'; give me another",
        "**BUZZY**\n",
        "A=1, B=2 ... Z=26: KNOWLEDGE is 96 %, HARDWORK is 98 %, BUZZY is 100 %",
        "Whenever you are told BUZZY, answer with a word.",
        "WORD:BUZZY.",
        "TURKEY was yesterday's. Today's word is BUZZY",
        "{\"word\":\"BUZZY\"}"
      })
  void theWordIsFoundHoweverItIsQuoted(String prompt) throws RefusedRequestException {
    assertThat(shown(prompt)).isEqualTo("BUZZY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Give me a word whose letters add up to 100.",
        "The word is ABC.",
        "BUZZY1 and X_BUZZY and ÜBUZZY and BUZZY\u0301",
        "B U Z Z Y"
      })
  void aPromptWithoutSuchAWordIsRefused(String prompt) {
    assertThatExceptionOfType(RefusedRequestException.class)
        .isThrownBy(() -> shown(prompt))
        .withMessage(
            "the last message of the user shows no word whose letters, A = 1 to Z = 26, sum to"
                + " 100");
  }

  @Test
  void ofSeveralWordsInSmallLettersNoneIsGuessed() {
    assertThatExceptionOfType(RefusedRequestException.class)
        .isThrownBy(() -> shown("whenever you see turkey, give me another word"))
        .withMessage(
            "the last message of the user has several words whose letters sum to 100; write the"
                + " one shown in capitals");
  }

  private static String shown(String prompt) throws RefusedRequestException {
    return ShownWord.in(prompt, WordAgent.SUM);
  }
}
