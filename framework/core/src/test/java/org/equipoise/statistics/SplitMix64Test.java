package org.equipoise.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitMix64Test {

  /** The generator of the JDK is SplitMix64 itself: it mixes multiples of its gamma. */
  @Test
  void theMixedMultiplesOfTheGammaAreTheGeneratorOfTheJdk() {
    SplittableRandom reference = new SplittableRandom(42);
    for (int i = 1; i <= 100; i++) {
      assertThat(SplitMix64.mix(42 + i * SplitMix64.GOLDEN_GAMMA)).isEqualTo(reference.nextLong());
    }
  }
}
