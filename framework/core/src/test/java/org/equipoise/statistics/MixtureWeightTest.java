package org.equipoise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixtureWeightTest {

  @ParameterizedTest
  @CsvSource({
    "0.55, 0.6, 0.8, 0.125",
    "0.6, 0.7, 0.85, 0.25",
    "0.85, 0.9, 0.95, 0.125",
    "0.94, 0.99, 0.995, 0",
    "0.95, 1, 1, 0",
    "0.1, 0.15, 0.05, 0.125",
    "0.59, 0.6, 0.8, 0.125",
    "0.5, 0.501, 0.75, 0",
  })
  void isTheFastestForAHealthyAgentThatCostsLittleAtTheRates(
      double low, double high, double healthy, double weight) {
    assertThat(MixtureWeight.choose(low, high, healthy)).isEqualTo(weight);
  }

  /** The table of the Javadoc. */
  @ParameterizedTest
  @CsvSource({
    "0.55, 0.6, 0.8, 0, 529, 533, 65.9",
    "0.55, 0.6, 0.8, 0.125, 543, 546, 40.1",
    "0.6, 0.7, 0.85, 0.25, 130, 133, 28.3",
    "0.85, 0.9, 0.95, 0.5, 261, 271, 73.0",
    "0.94, 0.99, 0.995, 0.125, 58, 85, 71.2",
  })
  void costsWhatItsTableSays(
      double low, double high, double healthy, double weight, double a, double b, double c) {
    SequentialRateTest test = new SequentialRateTest(low, high, 0.05, 0.05, weight);
    assertThat(test.at(low).meanTrials()).isCloseTo(a, within(0.51));
    assertThat(test.at(high).meanTrials()).isCloseTo(b, within(0.51));
    assertThat(test.at(healthy).meanTrials()).isCloseTo(c, within(0.051));
  }
}
