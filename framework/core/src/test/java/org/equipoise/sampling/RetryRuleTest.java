package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.equipoise.agent.FaultException;
import org.equipoise.agent.FaultException.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRuleTest {
  private static final RetryRule UNSET = RetryRule.UNSET;
  private static final RetryRule TWICE =
      RetryRule.of(new RetryPolicy(2, Duration.ofSeconds(1), Duration.ofSeconds(1)));

  private static FaultException fault(Kind kind, @Nullable Duration retryAfter) {
    return new FaultException(kind, "no answer", retryAfter, null);
  }

  private static int tries(RetryRule rule, Throwable failure) {
    int failures = 1;
    while (rule.triesAgain(failure, failures)) {
      failures++;
    }
    return failures;
  }

  @Test
  void aPlainExceptionIsTriedThreeTimesAndAServiceThatSaysWhatItIsSevenTimes() {
    assertThat(tries(UNSET, new IOException("reset"))).isEqualTo(3);
    assertThat(tries(UNSET, fault(Kind.UNAVAILABLE, null))).isEqualTo(7);
    assertThat(tries(UNSET, fault(Kind.THROTTLED, Duration.ofSeconds(600)))).isEqualTo(7);
  }

  @Test
  void aPolicyThatIsSetHoldsForBoth() {
    assertThat(tries(TWICE, new IOException("reset"))).isEqualTo(2);
    assertThat(tries(TWICE, fault(Kind.UNAVAILABLE, null))).isEqualTo(2);
    assertThat(TWICE.waitNanos(fault(Kind.UNAVAILABLE, null), 1, 0.5)).isEqualTo(500_000_000);
  }

  @Test
  void aNumberOfTriesHoldsForBothAndLeavesTheirWaits() {
    RetryRule rule = UNSET.withTries(4);
    assertThat(tries(rule, new IOException("reset"))).isEqualTo(4);
    assertThat(tries(rule, fault(Kind.THROTTLED, null))).isEqualTo(4);
    assertThat(rule.waitNanos(new IOException("reset"), 1, 0.5)).isEqualTo(100_000_000);
    assertThat(rule.waitNanos(fault(Kind.THROTTLED, null), 3, 0.5)).isEqualTo(1_000_000_000);
  }

  @Test
  void aRejectedCallIsNotMadeAgain() {
    assertThat(tries(UNSET, fault(Kind.REJECTED, null))).isEqualTo(1);
    assertThat(tries(TWICE, fault(Kind.REJECTED, null))).isEqualTo(1);
  }

  @Test
  void aServiceThatAsksForMoreThanTenMinutesIsNotWaitedFor() {
    FaultException fault = fault(Kind.THROTTLED, Duration.ofSeconds(601));
    assertThat(tries(UNSET, fault)).isEqualTo(1);
    assertThat(RetryRule.refusal(fault))
        .isEqualTo(
            "the service asks to be left alone for 601 s, and a draw waits for 600 s at most");
    assertThat(RetryRule.refusal(fault(Kind.THROTTLED, Duration.ofMinutes(10)))).isNull();
    assertThat(RetryRule.refusal(new IOException("reset"))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"1, 0.25", "2, 0.5", "3, 1", "4, 2", "5, 4", "6, 8", "7, 16", "8, 30", "20, 30"})
  void aServiceIsWaitedForTwiceAsLongEachTimeUpToAMinute(int failures, double seconds) {
    assertThat(UNSET.waitNanos(fault(Kind.UNAVAILABLE, null), failures, 0.5))
        .isEqualTo((long) (1e9 * seconds));
  }

  /** A tenth of what it asks for, or the first wait if that is more. */
  @ParameterizedTest
  @CsvSource({"20, 0, 20", "20, 0.5, 21", "20, 0.999, 21.998", "2, 0.5, 2.25", "600, 0.5, 630"})
  void aWaitIsAsLongAsTheServiceAsksAndALittleMore(int asked, double uniform, double seconds) {
    FaultException fault = fault(Kind.THROTTLED, Duration.ofSeconds(asked));
    assertThat(UNSET.waitNanos(fault, 1, uniform) / 1e9).isEqualTo(seconds);
  }

  @Test
  void aServiceThatAsksForLessIsWaitedForAsLongAsThePolicySays() {
    FaultException fault = fault(Kind.THROTTLED, Duration.ofSeconds(1));
    assertThat(UNSET.waitNanos(fault, 7, 0.5)).isEqualTo(Duration.ofSeconds(16).toNanos());
    assertThat(UNSET.waitNanos(fault(Kind.THROTTLED, Duration.ofSeconds(-5)), 1, 0)).isZero();
  }
}
