package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

  @Test
  void harmlessTextStaysAsItIs() {
    assertThat(OneLine.of("not a word: \u00fcber \u4f60\u597d"))
        .isEqualTo("not a word: \u00fcber \u4f60\u597d");
  }

  @Test
  void controlAndReorderingCharactersAreEscaped() {
    assertThat(OneLine.of("a\u001b[2J\r\nb\u202e\u2028c"))
        .isEqualTo("a\\u001b[2J\\u000d\\u000ab\\u202e\\u2028c");
  }

  @Test
  void longTextIsCut() {
    assertThat(OneLine.of("x".repeat(1_000))).isEqualTo("x".repeat(200) + "...");
  }
}
