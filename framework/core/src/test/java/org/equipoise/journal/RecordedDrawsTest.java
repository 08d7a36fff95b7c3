package org.equipoise.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.equipoise.agent.Usage;
import org.equipoise.journal.RecordedDraw.Ending;
import org.junit.jupiter.api.Test;

/** Which draws of a journal are missing, and so were under way when a run was killed. */
class RecordedDrawsTest {
  private final RecordedDraws draws = new RecordedDraws();

  private void add(long number, Ending ending) {
    draws.add(
        new RecordedDraw(
            number, "s0", ending, "s1", 1, null, Duration.ZERO, Usage.NONE, List.of(), 0));
  }

  @Test
  void thoseThatLaterOnesOvertookAreMissingAndTheNextOneIfNoneIs() {
    add(0, Ending.TO);
    assertThat(draws.missing()).containsExactly(1L);
    add(4, Ending.TO);
    add(2, Ending.TO);
    assertThat(draws.missing()).containsExactlyInAnyOrder(1L, 3L);
    assertThat(draws.lowestMissing()).isEqualTo(1);
  }

  @Test
  void thoseThatALimitLeftNoFurtherTryWereUnderWayInNoKill() {
    for (int number = 0; number < 10; number++) {
      add(number, number % 4 == 1 ? Ending.UNANSWERED : Ending.TO);
    }

    draws.dropUnanswered();

    assertThat(draws.size()).isEqualTo(7);
    assertThat(draws.of(5)).isEmpty();
    assertThat(draws.missing()).containsExactly(10L);
    add(5, Ending.TO);
    add(12, Ending.TO);
    assertThat(draws.missing()).containsExactlyInAnyOrder(10L, 11L);
  }
}
