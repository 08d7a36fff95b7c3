package org.equipoise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {

  /** The tails were summed with 30 digits. */
  @ParameterizedTest
  @CsvSource({
    "3, 10, 0.5, 0.171875, 0.9453125, 1e-13",
    "620, 1000, 0.6, 0.9074128219572466231, 0.10382449783572575009, 1e-12",
    "600, 1000, 0.7, 1.1041298190557059918e-11, 0.99999999999296985247, 1e-12",
    "599000, 1000000, 0.6, 0.020674850290854780816, 0.97942656297732494662, 1e-9",
    "1, 1000000, 1e-5, 0.00049937879769512179972, 0.99995460234019238701, 1e-9",
    "599980000, 1000000000, 0.6, 0.098358645814965778704, 0.90165254574866750925, 1e-6",
    "5, 1000000000, 1e-8, 0.067085961933199903688, 0.97074731249053805212, 1e-6",
  })
  void tailsAgreeWithSumsToTheStatedRelativeError(
      long successes, long trials, double p, double atMost, double atLeast, double error) {
    assertThat(Binomial.atMost(successes, trials, p)).isCloseTo(atMost, within(error * atMost));
    assertThat(Binomial.atLeast(successes, trials, p)).isCloseTo(atLeast, within(error * atLeast));
  }

  @Test
  void theEndsAreExact() {
    assertThat(Binomial.atMost(10, 10, 0.3)).isEqualTo(1);
    assertThat(Binomial.atLeast(0, 10, 0.3)).isEqualTo(1);
    assertThat(Binomial.atMost(0, 10, 0)).isEqualTo(1);
    assertThat(Binomial.atMost(9, 10, 1)).isZero();
    assertThat(Binomial.atLeast(1, 10, 0)).isZero();
    assertThat(Binomial.atLeast(10, 10, 1)).isEqualTo(1);
    assertThat(Binomial.atMost(0, 0, 0.3)).isEqualTo(1);
  }

  /** With no success in n trials the upper bound is 1 - alpha^(1/n), the rule of three. */
  @ParameterizedTest
  @CsvSource({"1", "10", "4000", "1000000000"})
  void withoutSuccessesTheUpperBoundHasItsClosedForm(long trials) {
    double expected = -Math.expm1(Math.log(0.05) / trials);
    assertThat(Binomial.upperBound(0, trials, 0.05)).isCloseTo(expected, within(1e-8 * expected));
    assertThat(Binomial.lowerBound(0, trials, 0.05)).isZero();
    assertThat(Binomial.upperBound(trials, trials, 0.05)).isEqualTo(1);
    assertThat(Binomial.lowerBound(trials, trials, 0.05))
        .isCloseTo(Math.exp(Math.log(0.05) / trials), within(1e-12));
  }

  /** Quantiles of the beta distributions that the bounds are, computed with SciPy 1.17. */
  @ParameterizedTest
  @CsvSource({
    "3, 10, 0.08726443391415033, 0.6066242161054123, 1e-12",
    "620, 1000, 0.5940138049079691, 0.6454611159701714, 1e-12",
    "599000, 1000000, 0.5981931445750721, 0.5998064319614621, 1e-12",
    "1, 1000000, 5.1293293072049535e-08, 4.743855638214234e-06, 1e-9",
    "599980000, 1000000000, 0.5999545171112135, 0.6000054824614556, 1e-10",
  })
  void boundsAreTheQuantilesOfBetaDistributions(
      long successes, long trials, double lower, double upper, double error) {
    assertThat(Binomial.lowerBound(successes, trials, 0.05))
        .isCloseTo(lower, within(error * lower));
    assertThat(Binomial.upperBound(successes, trials, 0.05))
        .isCloseTo(upper, within(error * upper));
    assertThat(Binomial.interval(successes, trials, 0.9))
        .satisfies(i -> assertThat(i.low()).isCloseTo(lower, within(error)))
        .satisfies(i -> assertThat(i.high()).isCloseTo(upper, within(error)))
        .satisfies(i -> assertThat(i.level()).isEqualTo(0.9));
  }

  @ParameterizedTest
  @CsvSource({"7", "20", "61", "150"})
  void theIntervalCoversEveryTruthAtLeastAsOftenAsItsLevelSays(int trials) {
    Interval[] intervals = new Interval[trials + 1];
    for (int s = 0; s <= trials; s++) {
      intervals[s] = Binomial.interval(s, trials, 0.9);
    }
    for (double p = 0.005; p < 1; p += 0.005) {
      double[] mass = Enumeration.binomial(trials, p);
      double low = 0;
      double high = 0;
      for (int s = 0; s <= trials; s++) {
        low += intervals[s].low() > p ? mass[s] : 0;
        high += intervals[s].high() < p ? mass[s] : 0;
      }
      assertThat(low).as("missed below, p = %s", p).isLessThanOrEqualTo(0.05 + 1e-12);
      assertThat(high).as("missed above, p = %s", p).isLessThanOrEqualTo(0.05 + 1e-12);
    }
  }

  @Test
  void refusesWhatAreNoSuccessesAmongTrials() {
    assertThatThrownBy(() -> Binomial.atMost(3, 2, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("successes lie between 0 and the number of trials, got 3 of 2");
    assertThatThrownBy(() -> Binomial.atLeast(-1, 2, 0.5))
        .hasMessage("successes lie between 0 and the number of trials, got -1 of 2");
    assertThatThrownBy(() -> Binomial.atMost(1, 2, Double.NaN))
        .hasMessage("a probability lies in [0, 1], got NaN");
  }
}
