package org.equipoise.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class DrawTest {

  @Test
  void theSameSeedAndNumberGiveTheSameRandomness() {
    long[] once = Draw.of(42, 7).random().longs(100).toArray();
    long[] again = Draw.of(42, 7).random().longs(100).toArray();
    assertThat(again).containsExactly(once);
  }

  @Test
  void aDrawKeepsOneGenerator() {
    Draw draw = Draw.of(42, 7);
    assertThat(draw.random()).isSameAs(draw.random());
  }

  @Test
  void aModelElsewhereRepeatsTheGeneratorFromItsSeed() {
    Draw draw = Draw.of(42, 7);

    assertThat(new SplittableRandom(draw.modelSeed()).longs(100).toArray())
        .containsExactly(draw.random().longs(100).toArray());
    assertThat(draw.modelSeed()).isNotEqualTo(Draw.of(42, 8).modelSeed());
  }

  @Test
  void neighbouringDrawsAndSeedsShareNoValue() {
    Set<Long> values = new HashSet<>();
    for (long seed = 0; seed < 10; seed++) {
      for (long number = 0; number < 1_000; number++) {
        Draw draw = Draw.of(seed, number);
        values.add(draw.random().nextLong());
        values.add(draw.random().nextLong());
      }
    }
    assertThat(values).hasSize(20_000);
  }

  /** The correlation of n independent pairs has standard error 1 / sqrt(n) = 0.01; 4 of them. */
  @Test
  void neighbouringDrawsAreUncorrelated() {
    int n = 10_000;
    double[] first = new double[n];
    double[] next = new double[n];
    for (int k = 0; k < n; k++) {
      first[k] = Draw.of(1, k).random().nextDouble();
      next[k] = Draw.of(1, k + 1L).random().nextDouble();
    }
    assertThat(new PearsonsCorrelation().correlation(first, next)).isCloseTo(0, within(0.04));
  }

  @Test
  void numbersStartAtZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Draw.of(1, -1))
        .withMessage("draw numbers start at 0, got -1");
    assertThat(Draw.of(1, 0).number()).isZero();
  }

  @Test
  void aDrawNamesItsNumberAndSeed() {
    assertThat(Draw.of(5, 3)).hasToString("draw 3 of seed 5");
  }

  @Test
  void theCallsToAModelAddUpToWhatADrawTook() {
    Draw draw = Draw.of(1, 2);
    assertThat(draw.usage()).isEqualTo(Usage.NONE);
    draw.add(Exchange.of(new Usage(800, 60)));
    draw.add(Exchange.of(new Usage(20, 3)));
    assertThat(draw.exchanges()).hasSize(2);
    assertThat(draw.usage()).isEqualTo(new Usage(820, 63));
    assertThat(draw.usage().tokens()).isEqualTo(883);
  }
}
