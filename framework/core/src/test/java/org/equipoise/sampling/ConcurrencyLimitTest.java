package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcurrencyLimitTest {
  private final TurnedClock clock = new TurnedClock();
  private final ConcurrencyLimit limit = ConcurrencyLimit.found(100, clock::nanoTime);

  /** As many answers as calls are allowed, all of which were under way at some moment. */
  private void cleanRound() {
    limit.begun(limit.allowed());
    answer(limit.allowed());
  }

  private void answer(int times) {
    for (int i = 0; i < times; i++) {
      limit.answered(true);
    }
  }

  private void throttleAndCoolDown() {
    limit.throttled(Duration.ZERO);
    clock.turn(Duration.ofSeconds(15));
  }

  @Test
  void itStartsAtTwentyOrAtTheMostWhereThatIsLess() {
    assertThat(limit.allowed()).isEqualTo(20);
    assertThat(ConcurrencyLimit.found(8, clock::nanoTime).allowed()).isEqualTo(8);
  }

  @Test
  void itDoublesWithEachCleanRoundUpToTheMost() {
    cleanRound();
    assertThat(limit.allowed()).isEqualTo(40);
    cleanRound();
    assertThat(limit.allowed()).isEqualTo(80);
    cleanRound();
    cleanRound();
    assertThat(limit.allowed()).isEqualTo(100);
  }

  @Test
  void onceThrottledItIsCutByAFifthAndGrowsByATwentieth() {
    cleanRound();
    cleanRound();
    cleanRound();
    throttleAndCoolDown();
    assertThat(limit.allowed()).isEqualTo(80);
    cleanRound();
    assertThat(limit.allowed()).isEqualTo(84);
    cleanRound();
    assertThat(limit.allowed()).isEqualTo(88);
  }

  @Test
  void aSmallOneGrowsByOneCall() {
    throttleAndCoolDown();
    assertThat(limit.allowed()).isEqualTo(16);
    cleanRound();
    assertThat(limit.allowed()).isEqualTo(17);
  }

  @Test
  void whatIsThrottledWithinFifteenSecondsIsOneEpisode() {
    limit.throttled(Duration.ZERO);
    clock.turn(Duration.ofMillis(14_999));
    limit.throttled(Duration.ZERO);
    assertThat(limit.allowed()).isEqualTo(16);
    clock.turn(Duration.ofMillis(1));
    limit.throttled(Duration.ZERO);
    assertThat(limit.allowed()).as("0.8 * 16, rounded down").isEqualTo(12);
  }

  @Test
  void anEpisodeLastsAsLongAsTheServiceAsks() {
    limit.throttled(Duration.ofSeconds(60));
    clock.turn(Duration.ofSeconds(59));
    limit.throttled(Duration.ZERO);
    assertThat(limit.allowed()).isEqualTo(16);
    clock.turn(Duration.ofSeconds(1));
    limit.throttled(Duration.ZERO);
    assertThat(limit.allowed()).isEqualTo(12);
  }

  @Test
  void itNeverAllowsLessThanOneCall() {
    for (int i = 0; i < 20; i++) {
      throttleAndCoolDown();
    }
    assertThat(limit.allowed()).isEqualTo(1);
    cleanRound();
    assertThat(limit.allowed()).isEqualTo(2);
  }

  @Test
  void answersInAnEpisodeProveNothing() {
    limit.throttled(Duration.ZERO);
    clock.turn(Duration.ofSeconds(14));
    cleanRound();
    assertThat(limit.allowed()).isEqualTo(16);
  }

  @Test
  void answersToCallsThatWereTriedAgainProveNothing() {
    limit.begun(20);
    for (int i = 0; i < 40; i++) {
      limit.answered(false);
    }
    assertThat(limit.allowed()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({"15, 20", "16, 40"})
  void itGrowsOnlyWhereFourFifthsOfItWereInUse(int underWay, int allowed) {
    limit.begun(underWay);
    answer(20);
    assertThat(limit.allowed()).isEqualTo(allowed);
  }

  @Test
  void aServiceThatIsNotAvailableBeginsTheRoundAgainAndCutsNothing() {
    limit.begun(20);
    answer(19);
    limit.unavailable();
    answer(1);
    assertThat(limit.allowed()).isEqualTo(20);
    limit.begun(20);
    answer(19);
    assertThat(limit.allowed()).isEqualTo(40);
  }

  /**
   * Each call takes a second, and those beyond 30 at a time are throttled. It goes from 31 to 24,
   * stays there for 15 seconds, and takes 7 seconds back to 31: 25.4 answers a second.
   */
  @Test
  void itComesCloseToWhatAServiceBears() {
    int answered = 0;
    for (int second = 0; second < 3_600; second++) {
      int calls = limit.allowed();
      for (int call = 1; call <= calls; call++) {
        limit.begun(call);
      }
      clock.turn(Duration.ofSeconds(1));
      for (int call = 1; call <= calls; call++) {
        if (call <= 30) {
          limit.answered(true);
          answered++;
        } else {
          limit.throttled(Duration.ZERO);
        }
      }
      assertThat(calls).isBetween(20, 40);
    }
    assertThat(answered / 3_600.0).isBetween(25.0, 26.0);
  }

  @Test
  void oneThatIsOnlyCutStartsAtTheMostAndGrowsBackToIt() {
    ConcurrencyLimit cut = ConcurrencyLimit.cut(10, clock::nanoTime);
    assertThat(cut.allowed()).isEqualTo(10);
    cut.throttled(Duration.ZERO);
    assertThat(cut.allowed()).isEqualTo(8);
    clock.turn(Duration.ofSeconds(15));
    for (int i = 0; i < 50; i++) {
      cut.begun(cut.allowed());
      cut.answered(true);
    }
    assertThat(cut.allowed()).isEqualTo(10);
  }

  @Test
  void oneThatWasSetIsHeldTo() {
    ConcurrencyLimit fixed = ConcurrencyLimit.fixed(8, clock::nanoTime);
    fixed.throttled(Duration.ofSeconds(3));
    assertThat(fixed.allowed()).isEqualTo(8);
    assertThat(fixed.heldNanos()).isEqualTo(3_000_000_000L);
    fixed.raiseTo(12);
    assertThat(fixed.allowed()).isEqualTo(12);
  }

  @Test
  void aServiceIsLeftAloneAsLongAsTheLongestOfItsWishes() {
    assertThat(limit.heldNanos()).isZero();
    limit.throttled(Duration.ofSeconds(9));
    clock.turn(Duration.ofSeconds(1));
    limit.throttled(Duration.ofSeconds(2));
    assertThat(limit.heldNanos()).isEqualTo(8_000_000_000L);
    clock.turn(Duration.ofSeconds(8));
    assertThat(limit.heldNanos()).isZero();
  }

  @Test
  void raisedBeforeItWasThrottledItStartsFromTwentyToo() {
    ConcurrencyLimit small = ConcurrencyLimit.found(4, clock::nanoTime);
    small.raiseTo(64);
    assertThat(small.allowed()).isEqualTo(20);
    small.throttled(Duration.ZERO);
    small.raiseTo(100);
    assertThat(small.allowed()).isEqualTo(16);
    assertThat(small.most()).isEqualTo(100);
  }
}
