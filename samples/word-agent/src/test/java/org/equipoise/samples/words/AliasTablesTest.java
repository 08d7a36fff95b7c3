package org.equipoise.samples.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AliasTablesTest {
  private static final double[] TWO_ROWS = {0.5, 0.25, 0.2, 0.05, 0, 1, 0, 0};
  private static final int GRID = 1 << 16;

  @Test
  void overAnEvenGridOfRandomNumbersEachOutcomeHasItsProbability() {
    AliasTables tables = new AliasTables(TWO_ROWS, 4);

    for (int row = 0; row < 2; row++) {
      int[] count = drawOverGrid(tables, row);
      for (int outcome = 0; outcome < 4; outcome++) {
        assertThat((double) count[outcome] / GRID)
            .as("outcome %d of row %d", outcome, row)
            .isCloseTo(TWO_ROWS[row * 4 + outcome], within(4.0 / GRID));
      }
    }
  }

  @Test
  void anOutcomeOfProbabilityZeroIsNeverDrawn() {
    int[] count = drawOverGrid(new AliasTables(TWO_ROWS, 4), 1);

    assertThat(count).containsExactly(0, GRID, 0, 0);
  }

  private static int[] drawOverGrid(AliasTables tables, int row) {
    int[] count = new int[4];
    for (long i = 0; i < GRID; i++) {
      long point = i << 48;
      RandomGenerator random = () -> point;
      count[tables.draw(row, random)]++;
    }
    return count;
  }
}
