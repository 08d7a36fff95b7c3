package org.equipoise.samples.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AlphabetTest {

  @Test
  void theWordsOfThePaperSumToOneHundred() {
    assertThat(Alphabet.letterSum("BUZZY")).isEqualTo(100);
    assertThat(Alphabet.letterSum("ATTITUDE")).isEqualTo(100);
    assertThat(Alphabet.letterSum("PERSONAL")).isEqualTo(100);
    assertThat(Alphabet.letterSum("AZ")).isEqualTo(27);
  }

  @Test
  void aCharacterThatIsNoLetterIsNamedByPlaceAndCode() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Alphabet.letterSum("AB\u001b"))
        .withMessage("words are of the letters A to Z alone; character 3 of 3 is U+001B");
  }
}
