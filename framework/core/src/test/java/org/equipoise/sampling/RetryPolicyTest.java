package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

  /** A uniform wait in [0, c) has mean c / 2; that of 10,000 has standard error 0.0029 c. */
  @ParameterizedTest
  @CsvSource({"1, 0.2", "2, 0.4", "5, 3.2", "6, 6.4", "7, 10", "100, 10", "100000, 10"})
  void waitsAreUniformBelowACeilingThatDoublesUpToTheLongest(int failures, double ceiling) {
    RetryPolicy policy = new RetryPolicy(9, Duration.ofMillis(200), Duration.ofSeconds(10));
    SplittableRandom jitter = new SplittableRandom(1);
    double[] waits =
        LongStream.range(0, 10_000)
            .mapToDouble(i -> policy.waitNanos(failures, jitter.nextDouble()) / 1e9)
            .toArray();
    assertThat(Arrays.stream(waits).min().orElseThrow()).isNotNegative();
    assertThat(Arrays.stream(waits).max().orElseThrow()).isLessThan(ceiling);
    double mean = Arrays.stream(waits).average().orElseThrow();
    assertThat(mean).isCloseTo(ceiling / 2, within(0.012 * ceiling));
  }

  @Test
  void noWaitIsNone() {
    RetryPolicy policy = new RetryPolicy(3, Duration.ZERO, Duration.ZERO);
    assertThat(policy.waitNanos(2, 0.5)).isZero();
  }

  @Test
  void aPolicyOutOfRangeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO))
        .withMessage("a draw needs at least 1 try, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(2, Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .withMessage("waits must be 0 <= first <= longest, got PT2S and PT1S");
  }
}
