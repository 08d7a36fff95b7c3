package org.equipoise.samples.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LetterModelTest {

  @Test
  void aModelOfOneWordHasTheProbabilitiesOfWittenAndBell() {
    LetterModel model = LetterModel.train(List.of("AB"), 2);

    // Seen after the empty context: A, B and the end, once each, so P(A) = (1 + 3/27) / (3 + 3).
    double single = 5.0 / 27;
    // Seen at the beginning: A, once, so P(A | beginning) = (1 + P(A)) / (1 + 1).
    assertThat(model.probability(LetterModel.BEGINNING, 1)).isCloseTo(16.0 / 27, within(1e-15));
    assertThat(model.probability(LetterModel.BEGINNING, 2)).isCloseTo(single / 2, within(1e-15));
    assertThat(model.logProbability("AB")).isCloseTo(3 * Math.log(16.0 / 27), within(1e-14));
  }

  @Test
  void aContextNeverSeenFallsBackToTheShorterOne() {
    LetterModel model = LetterModel.train(List.of("AB"), 2);
    int afterZ = model.after(LetterModel.BEGINNING, 26);

    assertThat(model.probability(afterZ, 1)).isCloseTo(5.0 / 27, within(1e-15));
    assertThat(model.probability(afterZ, 26)).isCloseTo(1.0 / 54, within(1e-15));
  }

  @Test
  void aContextHoldsTheLastThreeLetters() {
    LetterModel model = LetterModel.train(List.of("ABCD"), 4);
    int context = LetterModel.BEGINNING;
    for (int letter : new int[] {9, 9, 1, 2, 3}) {
      context = model.after(context, letter);
    }

    assertThat(context).isEqualTo((1 * 27 + 2) * 27 + 3);
    assertThat(model.probability(context, 4)).isGreaterThan(0.5);
  }

  @Test
  void theProbabilitiesAfterEachContextSumToOne() {
    LetterModel model = LetterModel.train(WordList.american(), 4);

    for (int context = 0; context < 27 * 27 * 27; context++) {
      double sum = 0;
      for (int symbol = 0; symbol < Alphabet.SYMBOLS; symbol++) {
        sum += model.probability(context, symbol);
      }
      assertThat(sum).as("context %d", context).isCloseTo(1, within(1e-14));
    }
  }

  @Test
  void anOrderThatItsTablesCannotHoldIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LetterModel.train(List.of("AB"), 5))
        .withMessage("the order of a letter model is 1 to 4, got 5");
  }

  @Test
  void aTemperatureTakesRootsOfTheProbabilitiesAndScalesThem() {
    LetterModel model = LetterModel.train(List.of("AB"), 2);
    LetterModel hot = model.atTemperature(2);

    double likely = Math.sqrt(16.0 / 27);
    double unlikely = Math.sqrt(5.0 / 54);
    double sum = 0;
    for (int symbol = 0; symbol < Alphabet.SYMBOLS; symbol++) {
      sum += Math.sqrt(model.probability(LetterModel.BEGINNING, symbol));
    }
    assertThat(hot.probability(LetterModel.BEGINNING, 1)).isCloseTo(likely / sum, within(1e-15));
    assertThat(hot.probability(LetterModel.BEGINNING, 2)).isCloseTo(unlikely / sum, within(1e-15));
    assertThat(model.atTemperature(1).logProbability("AB"))
        .isCloseTo(model.logProbability("AB"), within(1e-13));
    assertThat(model.atTemperature(1e-3).probability(LetterModel.BEGINNING, 1))
        .as("a cold model writes the likeliest letter")
        .isCloseTo(1, within(1e-15));
  }

  @Test
  void aTemperatureThatIsNotPositiveIsRefused() {
    LetterModel model = LetterModel.train(List.of("AB"), 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.atTemperature(0))
        .withMessage("a temperature is positive, got 0.0");
  }
}
