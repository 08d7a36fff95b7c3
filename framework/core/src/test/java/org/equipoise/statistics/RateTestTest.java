package org.equipoise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTestTest {

  /** The sizes of exact fixed-sample tests that are known from independent dynamic programs. */
  @ParameterizedTest
  @CsvSource({
    "0.6, 0.7, 0.05, 0.05, 248",
    "0.9, 0.95, 0.05, 0.05, 298",
    "0.8, 0.9, 0.10, 0.05, 109",
    "0.75, 0.9, 0.20, 0.05, 40",
    "0.89, 0.99, 0.10, 0.05, 34",
  })
  void knowsTheExactFixedSampleSize(
      double low, double high, double errorAtLow, double errorAtHigh, long size) {
    assertThat(new RateTest(low, high, errorAtLow, errorAtHigh).sizeAbove(0)).isEqualTo(size);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.05",
    "0.01, 0.05",
    "0.1, 0.13",
    "0.45, 0.5",
    "0.55, 0.6",
    "0.94, 0.99",
    "0.95, 1"
  })
  void noSmallerSizeDecidesEveryOutcome(double low, double high) {
    RateTest test = new RateTest(low, high, 0.05, 0.01);
    long size = test.sizeAbove(0);
    for (long n = 1; n < size; n++) {
      assertThat(decidesEveryOutcome(test, n)).as("%d trials", n).isFalse();
    }
    assertThat(decidesEveryOutcome(test, size)).isTrue();
    assertThat(decidesEveryOutcome(test, test.sizeAbove(size))).isTrue();
    assertThat(test.sizeAbove(size)).isGreaterThan(size);
  }

  private static boolean decidesEveryOutcome(RateTest test, long trials) {
    long least = (long) (trials * test.low());
    while (least <= trials && !test.rejectsLow(least, trials)) {
      least++;
    }
    return least == 0 || test.rejectsHigh(least - 1, trials);
  }

  @Test
  void aTinyDifferenceTakesTheNormalSize() {
    double z = 1.6448536269514722;
    double expected = Math.pow(z * 2 * 0.5 / 0.0001, 2);
    assertThat((double) new RateTest(0.5, 0.5001, 0.05, 0.05).sizeAbove(0))
        .isCloseTo(expected, within(1e-6 * expected));
  }

  /** One success speaks against a rate of 0, so the exact size is ln 0.05 / ln(1 - 1e-5). */
  @Test
  void atExtremeRatesTheNormalSizeIsTenPercentLow() {
    double exact = Math.log(0.05) / Math.log1p(-1e-5);
    assertThat(new RateTest(0, 1e-5, 0.05, 0.05).sizeAbove(0) / exact).isCloseTo(0.9, within(0.01));
  }

  @Test
  void theLikelihoodRatioIsThatOfTheTwoRates() {
    RateTest test = new RateTest(0.55, 0.6, 0.05, 0.05);
    double expected = 7 * Math.log(0.6 / 0.55) + 3 * Math.log(0.4 / 0.45);
    assertThat(test.logLikelihoodRatio(7, 10)).isCloseTo(expected, within(1e-14));
    assertThat(test.logLikelihoodRatio(0, 0)).isZero();
  }

  @Test
  void oneFailureIsInfinitelyUnlikelyAtARateOfOne() {
    RateTest test = new RateTest(0.95, 1, 0.05, 0.05);
    assertThat(test.logLikelihoodRatio(999, 1000)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(test.logLikelihoodRatio(1000, 1000)).isPositive().isFinite();
    assertThat(new RateTest(0, 0.05, 0.05, 0.05).logLikelihoodRatio(1, 1000))
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void refusesRatesInTheWrongOrderAndErrorsThatAreNone() {
    assertThatThrownBy(() -> new RateTest(0.6, 0.6, 0.05, 0.05))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a test between rates needs 0 <= low < high <= 1, got 0.6 and 0.6");
    assertThatThrownBy(() -> new RateTest(0.5, 0.6, 0, 0.05))
        .hasMessage("an error rate lies in (0, 0.5], got 0.0");
  }
}
