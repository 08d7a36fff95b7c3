package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.equipoise.agent.Usage;
import org.equipoise.sampling.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
  private final List<String> lines = new ArrayList<>();
  private final ProgressLines progress =
      new ProgressLines(new ProgressText(ProgressLinesTest.class, List::of), lines::add);

  private void at(int seconds, long done) {
    at(seconds, done, null);
  }

  private void at(int seconds, long done, @Nullable String unanswered) {
    progress.accept(
        new Progress(
            done,
            4_000,
            done,
            2,
            17,
            Duration.ofSeconds(seconds),
            Progress.Phase.EXPLORE,
            Usage.NONE,
            null,
            null,
            unanswered));
  }

  @Test
  void thatThereIsNoAnswerIsSaidSoonAndThenAsRarelyAsAllElse() {
    at(4, 0, "refused");
    at(5, 0, "refused");
    at(34, 0, "refused");
    assertThat(lines).singleElement().asString().endsWith("no answer yet: refused");
    at(35, 0, "refused");
    assertThat(lines).hasSize(2);
  }

  @Test
  void aShortRunSaysNothing() {
    at(1, 1_000);
    at(4, 4_000);

    assertThat(lines).isEmpty();
  }

  @Test
  void aSlowRunSaysEveryHalfAMinuteHowFarItIs() {
    for (int seconds = 1; seconds < 95; seconds++) {
      at(seconds, seconds);
    }

    assertThat(lines)
        .hasSize(3)
        .startsWith(
            "Equipoise: org.equipoise.junit.ProgressLinesTest: 30 of at most 4,000 draws after 30 s, 1 a second, 2 faults, at most 67 min left");
  }

  @Test
  void aRunOfMinutesSaysSoForEachTenthOfItsPlan() {
    for (int seconds = 1; seconds <= 100; seconds++) {
      at(seconds, 40L * seconds);
    }

    assertThat(lines).hasSize(10).last().asString().contains("4,000 of at most 4,000 draws after");
  }

  @Test
  void tenthsThatComeFastAreNotToldEachForItself() {
    for (int seconds = 1; seconds <= 10; seconds++) {
      at(seconds, 400L * seconds);
    }

    assertThat(lines).hasSize(2);
  }
}
