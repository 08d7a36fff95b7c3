package org.equipoise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StandardNormalTest {

  @Test
  void theQuantilesAreThoseOfTheTables() {
    assertThat(StandardNormal.exceededWith(0.05)).isCloseTo(1.6448536269514722, within(1e-12));
    assertThat(StandardNormal.exceededWith(0.1)).isCloseTo(1.2815515655446004, within(1e-12));
    assertThat(StandardNormal.exceededWith(0.975)).isCloseTo(-1.959963984540054, within(1e-12));
    assertThat(StandardNormal.exceededWith(0.5)).isZero();
  }
}
