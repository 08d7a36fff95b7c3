package org.equipoise.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoundedTest {
  private final Locale locale = Locale.getDefault();

  @BeforeEach
  void writeCommas() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
  }

  @Test
  void estimatesHaveThreeDigitsOrAreWhole() {
    assertThat(Rounded.estimate(0.509375)).isEqualTo("0.509");
    assertThat(Rounded.estimate(0.0123456)).isEqualTo("0.0123");
    assertThat(Rounded.estimate(0.5)).isEqualTo("0.5");
    assertThat(Rounded.estimate(-1.333)).isEqualTo("-1.33");
    assertThat(Rounded.estimate(43)).isEqualTo("43");
    assertThat(Rounded.estimate(99.96)).isEqualTo("100");
    assertThat(Rounded.estimate(1234.5678)).isEqualTo("1,235");
    assertThat(Rounded.estimate(0)).isEqualTo("0");
    assertThat(Rounded.estimate(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
  }

  @Test
  void thresholdsHaveTheDigitsThatTheUserWrote() {
    assertThat(Rounded.threshold(0.6)).isEqualTo("0.60");
    assertThat(Rounded.threshold(0.6 - 0.05)).isEqualTo("0.55");
    assertThat(Rounded.threshold(0.1275)).isEqualTo("0.1275");
    assertThat(Rounded.threshold(1)).isEqualTo("1.00");
  }

  @Test
  void smallProbabilitiesArePowersOfTen() {
    assertThat(Rounded.probability(0.0312)).isEqualTo("0.031");
    assertThat(Rounded.probability(0.5)).isEqualTo("0.5");
    assertThat(Rounded.probability(1)).isEqualTo("1");
    assertThat(Rounded.probability(1.26e-6)).isEqualTo("1.3e-6");
    assertThat(Rounded.probability(1e-120)).isEqualTo("1.0e-120");
    assertThat(Rounded.probability(0)).isEqualTo("0");
  }

  @Test
  void sharesAndCountsAreTheSameInEveryLocale() {
    assertThat(Rounded.percent(0.9375)).isEqualTo("93.8 %");
    assertThat(Rounded.percent(0.9)).isEqualTo("90 %");
    assertThat(Rounded.percent(1 - 0.05 - 0.05)).isEqualTo("90 %");
    assertThat(Rounded.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Rounded.about(4_513)).isEqualTo("4,600");
    assertThat(Rounded.about(97)).isEqualTo("97");
    assertThat(Rounded.about(0.3)).isEqualTo("1");
  }
}
