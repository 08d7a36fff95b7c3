package org.equipoise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoncentralChiSquaredTest {

  /** The values were summed with 40 digits. */
  @ParameterizedTest
  @CsvSource({
    "3.84, 1, 0.5, 0.89097339005954087631",
    "50, 30, 20, 0.52896517576783305075",
    "50, 30.5, 20, 0.51204028762059797937",
    "1e-3, 0.3, 2, 0.12612778487281192798",
    "8119.855, 5842.25, 2000, 0.97514126373442630719",
    "1e5, 1e5, 0, 0.50059470810479331139",
    "100500, 1e5, 300, 0.67258860376024991169",
    "1.1e6, 1e5, 1e6, 0.50019157401952189463",
    "1.0999e6, 1e5, 1e6, 0.48073222895803956804",
    "1.09e6, 1e5, 1e6, 5.0288547489411136916e-7",
    "1e6, 3.5, 1e6, 0.49950132219624927473",
    "2, 100, 1, 7.5567663449323708765e-66",
    "20, 10, 300, 8.2868048943599291787e-41",
    "900, 2, 1000, 0.050605485219661917842",
    "1200, 2, 1000, 0.99866393342688801294",
    "300, 2, 1000, 7.8232564003881272864e-47",
    "5842, 6842, 0.1, 1.1321442048418198328e-19",
  })
  void agreesWithFortyDigitSumsToOnePartInTenToTheTwelve(
      double x, double df, double lambda, double expected) {
    assertThat(NoncentralChiSquared.cdf(x, df, lambda))
        .isCloseTo(expected, within(1e-12 * expected));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 1", "3, 2.5", "40, 30", "20, 30", "180, 100"})
  void isTheCentralDistributionWithoutNoncentrality(double x, double df) {
    assertThat(NoncentralChiSquared.cdf(x, df, 0))
        .isCloseTo(new ChiSquaredDistribution(df).cumulativeProbability(x), within(1e-12));
  }

  @Test
  void withOneDegreeOfFreedomItIsTheSquareOfAShiftedNormal() {
    double shift = 1.7;
    double x = 4.2;
    double root = Math.sqrt(x);
    double expected = normal(root - shift) - normal(-root - shift);
    assertThat(NoncentralChiSquared.cdf(x, 1, shift * shift)).isCloseTo(expected, within(1e-13));
  }

  private static double normal(double z) {
    return 0.5 * Erf.erfc(-z / Math.sqrt(2));
  }

  @Test
  void hasNothingBelowZeroAndEverythingFarAbove() {
    assertThat(NoncentralChiSquared.cdf(-1, 3, 2)).isZero();
    assertThat(NoncentralChiSquared.cdf(0, 3, 2)).isZero();
    assertThat(NoncentralChiSquared.cdf(1e9, 1e5, 1e6)).isEqualTo(1);
    assertThat(NoncentralChiSquared.cdf(1, 1e5, 1e6)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "50, 30, 0.05",
    "50, 30, 0.95",
    "1e6, 1e5, 0.95",
    "1.1e6, 1e5, 0.05",
    "8119.855, 5842.3, 0.05",
    "9, 0.25, 0.2",
  })
  void theNoncentralityFoundHasTheProbabilityAskedFor(double x, double df, double probability) {
    double lambda = NoncentralChiSquared.noncentralityWhere(x, df, probability);
    assertThat(lambda).isPositive();
    assertThat(NoncentralChiSquared.cdf(x, df, lambda))
        .isCloseTo(probability, within(1e-11 * probability));
  }

  @Test
  void theNoncentralityIsZeroWhereEvenTheCentralLawIsTooSmall() {
    assertThat(NoncentralChiSquared.noncentralityWhere(10, 30.5, 0.05)).isZero();
    assertThat(NoncentralChiSquared.noncentralityWhere(0, 30.5, 0.05)).isZero();
  }

  @Test
  void refusesWhatIsNoDistribution() {
    assertThatThrownBy(() -> NoncentralChiSquared.cdf(1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("degrees of freedom must be positive and finite, got 0.0");
    assertThatThrownBy(() -> NoncentralChiSquared.cdf(1, 1, -1))
        .hasMessage("a noncentrality is at least 0 and finite, got -1.0");
    assertThatThrownBy(() -> NoncentralChiSquared.cdf(Double.NaN, 1, 1))
        .hasMessage("x must be a finite number, got NaN");
    assertThatThrownBy(() -> NoncentralChiSquared.noncentralityWhere(1, 1, 1))
        .hasMessage("a probability lies in (0, 1) here, got 1.0");
  }
}
