package org.equipoise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.special.Beta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidenceSequenceTest {

  /**
   * Who looks after every trial and stops when an end misses the truth finds one that does with the
   * nominal probability at most. Of 4,000 runs of 300 trials, 0.05 are misses with a standard error
   * of 0.0034; the limit is 3.1 of them above, which one in a thousand such tests exceeds.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.3, 0.6, 0.95})
  void coversTheTruthHoweverOneStops(double truth) {
    SplittableRandom random = new SplittableRandom(20261120);
    int runs = 4_000;
    int below = 0;
    int above = 0;
    for (int run = 0; run < runs; run++) {
      long successes = 0;
      boolean missedBelow = false;
      boolean missedAbove = false;
      for (int n = 1; n <= 300; n++) {
        successes += random.nextDouble() < truth ? 1 : 0;
        Interval interval = ConfidenceSequence.interval(successes, n, 0.05, 0.05);
        missedBelow |= interval.low() > truth;
        missedAbove |= interval.high() < truth;
      }
      below += missedBelow ? 1 : 0;
      above += missedAbove ? 1 : 0;
    }
    assertThat((double) below / runs).isLessThan(0.0606);
    assertThat((double) above / runs).isLessThan(0.0606);
  }

  @ParameterizedTest
  @CsvSource({"3, 10, 0.05", "1, 100000, 0.01", "999999, 1000000, 0.05", "50, 50, 0.5"})
  void theEndsAreWhereTheEvidenceReachesItsBound(long successes, long trials, double error) {
    double low = ConfidenceSequence.interval(successes, trials, error, error).low();
    double log =
        Beta.logBeta(successes + 0.5, trials - successes + 0.5)
            - Math.log(Math.PI)
            - successes * Math.log(low)
            - (trials - successes) * Math.log1p(-low);
    assertThat(log).isCloseTo(-Math.log(error), within(1e-6));
  }

  @Test
  void eachEndHasItsOwnError() {
    Interval wide = ConfidenceSequence.interval(30, 50, 0.01, 0.2);
    Interval narrow = ConfidenceSequence.interval(30, 50, 0.2, 0.01);
    assertThat(wide.low()).isLessThan(narrow.low());
    assertThat(wide.high()).isLessThan(narrow.high());
    assertThat(wide.level()).isCloseTo(0.79, within(1e-12));
    assertThat(ConfidenceSequence.interval(20, 50, 0.2, 0.01).low())
        .isCloseTo(1 - wide.high(), within(1e-12));
  }

  @Test
  void itIsWiderThanAnIntervalForOneLook() {
    Interval any = ConfidenceSequence.interval(60, 100, 0.05, 0.05);
    Interval one = Binomial.interval(60, 100, 0.9);
    assertThat(any.low()).isLessThan(one.low());
    assertThat(any.high()).isGreaterThan(one.high());
  }

  @Test
  void trialsThatAllEndTheSameWayBoundOneSide() {
    assertThat(ConfidenceSequence.interval(0, 40, 0.05, 0.05).low()).isZero();
    assertThat(ConfidenceSequence.interval(40, 40, 0.05, 0.05).high()).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNoCountAndNoError() {
    assertThatThrownBy(() -> ConfidenceSequence.interval(3, 2, 0.05, 0.05))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an interval needs trials and successes among them, got 3 of 2");
    assertThatThrownBy(() -> ConfidenceSequence.interval(1, 2, 0.05, 0.6))
        .hasMessage("an error rate lies in (0, 0.5], got 0.6");
  }
}
