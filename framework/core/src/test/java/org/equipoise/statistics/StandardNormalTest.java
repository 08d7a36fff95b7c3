package org.equipoise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardNormalTest {

  @Test
  void knownQuantilesAreMet() {
    assertThat(StandardNormal.exceededWith(0.05)).isCloseTo(1.6448536269514722, offset(1e-12));
    assertThat(StandardNormal.exceededWith(0.5)).isCloseTo(0, offset(1e-15));
    assertThat(StandardNormal.probabilityAbove(1.959963984540054)).isCloseTo(0.025, offset(1e-14));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.01, 0.2, 0.5, 0.9})
  void theProbabilityAboveAQuantileIsItsOwn(double probability) {
    assertThat(StandardNormal.probabilityAbove(StandardNormal.exceededWith(probability)))
        .isCloseTo(probability, offset(1e-12));
  }
}
