package org.equipoise.samples.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordListTest {

  @Test
  void theListHoldsCapitalizedWordsInOrder() {
    List<String> words = WordList.american();

    assertThat(words).hasSize(63_875).isSorted().doesNotHaveDuplicates();
    assertThat(words).allMatch(word -> word.matches("[A-Z]+"));
  }

  @Test
  void theNoticeOfTheListIsShippedBesideIt() {
    assertThat(WordList.class.getResource("american-english.copyright")).isNotNull();
  }
}
