package org.equipoise.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrittenKeyTest {

  @Test
  void aKeyThatCanBeWrittenStays() {
    String key = "x".repeat(1_998) + "\ud83d\ude00";

    assertThat(WrittenKey.of(key)).isSameAs(key);
  }

  @Test
  void longKeysThatDifferAtTheirEndsStayApart() {
    String start = "x".repeat(5_000);

    assertThat(WrittenKey.of(start + "1"))
        .hasSize(1_900 + 18)
        .startsWith("xxx")
        .isNotEqualTo(WrittenKey.of(start + "2"));
  }

  @Test
  void halvesOfSurrogatePairsThatDifferStayApart() {
    assertThat(WrittenKey.of("\ud800")).isEqualTo("\\ud800");
    assertThat(WrittenKey.of("x".repeat(5_000) + "\ud800"))
        .isNotEqualTo(WrittenKey.of("x".repeat(5_000) + "\ud801"));
  }

  @Test
  void whatIsWrittenIsWrittenTheSameAgain() {
    for (String key :
        new String[] {"\udc00".repeat(2_000), "x".repeat(1_899) + "\ud83d\ude00".repeat(90)}) {
      assertThat(WrittenKey.of(WrittenKey.of(key))).isEqualTo(WrittenKey.of(key));
    }
  }
}
