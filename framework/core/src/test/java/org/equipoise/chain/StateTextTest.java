package org.equipoise.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StateTextTest {

  @Test
  void lettersOfAnyScriptStay() {
    assertThat(StateText.printable("Grüße, 世界 🦊 ½")).isEqualTo("Grüße, 世界 🦊 ½");
  }

  @Test
  void whatDrivesATerminalOrForgesALineIsEscaped() {
    assertThat(StateText.printable("a\u001b[31mb\nc\rd\te\u0000\u007f\u009b"))
        .isEqualTo("a\\u001b[31mb\\nc\\rd\\te\\u0000\\u007f\\u009b");
  }

  @Test
  void whatTurnsTheReadingDirectionOrHidesIsEscaped() {
    assertThat(StateText.printable("a\u202eb\u200bc\u2028d"))
        .isEqualTo("a\\u202eb\\u200bc\\u2028d");
  }

  @Test
  void whatABuildServerTakesForACommandIsBroken() {
    assertThat(StateText.printable("a ##[error]b ##vso[task.setvariable]c ##teamcity[message]"))
        .isEqualTo("a #\\u0023[error]b #\\u0023vso[task.setvariable]c #\\u0023teamcity[message]");
    assertThat(StateText.shortened("###[group]x", 80)).isEqualTo("##\\u0023[group]x");
  }

  @Test
  void whatABuildServerTakesForACommandIsBrokenBeforeItIsCut() {
    assertThat(StateText.shortened("##vso[a]", 6)).isEqualTo("#…");
  }

  @Test
  void headingsAndNumbersStay() {
    assertThat(StateText.printable("## Title [1] #5[2] ##")).isEqualTo("## Title [1] #5[2] ##");
  }

  @Test
  void halfASurrogatePairIsEscaped() {
    assertThat(StateText.printable("a\ud83e")).isEqualTo("a\\ud83e");
  }

  @Test
  void aTextThatFitsIsNotCut() {
    assertThat(StateText.shortened("12345", 5)).isEqualTo("12345");
  }

  @Test
  void aLongTextIsCutToTheWidth() {
    assertThat(StateText.shortened("123456", 5)).isEqualTo("1234…");
    assertThat(StateText.shortened("x".repeat(1_000_000), 60)).hasSize(60);
  }

  @Test
  void theCutSplitsNoEscapeAndNoPair() {
    assertThat(StateText.shortened("12\u001b456", 5)).isEqualTo("12…");
    assertThat(StateText.shortened("123🦊67", 5)).isEqualTo("123…");
  }

  @Test
  void aWidthOfNothingIsRefused() {
    assertThatThrownBy(() -> StateText.shortened("a", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a text needs a width of at least 1, got 0");
  }
}
