package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.equipoise.sampling.Progress;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
  private final List<String> lines = new ArrayList<>();
  private final ProgressLines progress = new ProgressLines("shop.CheckoutTest", lines::add);

  private void at(int seconds) {
    Duration elapsed = Duration.ofSeconds(seconds);
    progress.accept(
        new Progress(10L * seconds, 4_000, 11L * seconds, 2, 17, elapsed, Progress.Phase.EXPLORE));
  }

  @Test
  void aShortRunSaysNothing() {
    at(1);
    at(29);

    assertThat(lines).isEmpty();
  }

  @Test
  void aLongRunSaysEveryHalfAMinuteHowFarItIs() {
    for (int seconds = 1; seconds < 95; seconds++) {
      at(seconds);
    }

    assertThat(lines)
        .hasSize(3)
        .startsWith(
            "Equipoise: shop.CheckoutTest: 300 of at most 4,000 draws, 330 calls, 2 faults, 17 states after 30 s");
  }
}
