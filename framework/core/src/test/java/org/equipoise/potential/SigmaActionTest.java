package org.equipoise.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigmaActionTest {

  @ParameterizedTest
  // exp(s^2) erfc(s) by 50-digit arithmetic.
  @CsvSource({
    "0, 1",
    "0.5, 0.6156903441929258",
    "1, 0.4275835761558070",
    "4.38, 0.12568662041459651",
    "9.999, 0.056146552603965943",
    "10, 0.05614099274382259",
    "100, 0.005641613782989433"
  })
  void theRatioIsTheScaledComplementaryErrorFunction(double sigma, double ratio) {
    assertThat(SigmaAction.actionRatio(sigma)).isCloseTo(ratio, within(ratio * 1e-11));
  }

  @Test
  void aWideLandscapeHasTheLimitOfThePapersTableFour() {
    // 1 / (4.37 sqrt(pi)) = 0.129, the paper's expected action.
    assertThat(1 / (4.37 * Math.sqrt(Math.PI))).isCloseTo(0.129, offset(5e-4));
    assertThat(SigmaAction.actionRatio(1e6) * 1e6 * Math.sqrt(Math.PI)).isCloseTo(1, offset(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-3, 0.3, 1, 4.38, 30, 1e4})
  void theSpreadIsFoundFromTheRatio(double sigma) {
    assertThat(SigmaAction.sigma(SigmaAction.actionRatio(sigma)))
        .isCloseTo(sigma, within(1e-9 * (1 + sigma)));
  }

  @Test
  void aRatioOutsideItsRangeIsRefused() {
    assertThatThrownBy(() -> SigmaAction.sigma(1.5))
        .hasMessage("an action ratio lies in (0, 1], got 1.5");
    assertThatThrownBy(() -> SigmaAction.actionRatio(Double.NaN))
        .hasMessage("a standard deviation is at least 0, got NaN");
  }
}
