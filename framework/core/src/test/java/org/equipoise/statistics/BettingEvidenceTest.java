package org.equipoise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BettingEvidenceTest {

  /**
   * P(reject 0.6) and mean number of observations of the test between 0.6 and 0.7 with Ville's
   * bounds, against an independent simulation of 20,000 paths; here 4,000, and limits of 4 standard
   * errors of the first (0.032 at a half) and 8 % of the second (4 of its errors or more).
   */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.002, 54",
    "0.6, 0.037, 281",
    "0.65, 0.524, 555",
    "0.7, 0.960, 226",
    "0.8, 0.996, 39",
    "0.9, 1, 17",
  })
  void betsAsPublished(double rate, double rejectsLow, double mean) {
    SplittableRandom random = new SplittableRandom(3);
    int rejected = 0;
    long observations = 0;
    for (int path = 0; path < 4_000; path++) {
      BettingEvidence low = new BettingEvidence(0.6);
      BettingEvidence high = new BettingEvidence(0.3);
      while (low.log() < Math.log(20) && high.log() < Math.log(20)) {
        double success = random.nextDouble() < rate ? 1 : 0;
        low.add(success);
        high.add(1 - success);
        observations++;
      }
      rejected += low.log() >= Math.log(20) ? 1 : 0;
    }
    assertThat(rejected / 4_000.0)
        .isCloseTo(rejectsLow, within(4 * Math.sqrt(rejectsLow * (1 - rejectsLow) / 4_000) + 2e-3));
    assertThat(observations / 4_000.0).isCloseTo(mean, within(0.08 * mean));
  }

  @Test
  void theFirstBetIsHalfOfWhatMayBeLost() {
    BettingEvidence evidence = new BettingEvidence(0.6);
    evidence.add(1);
    assertThat(evidence.log()).isCloseTo(Math.log(1 + 0.4 * 0.5 / 0.6), within(1e-12));
    BettingEvidence other = new BettingEvidence(0.6);
    other.add(0);
    assertThat(other.log()).isCloseTo(Math.log(0.5), within(1e-12));
  }

  @Test
  void anyObservationAboveZeroSpeaksAgainstAMeanOfZero() {
    BettingEvidence evidence = new BettingEvidence(0);
    evidence.add(0);
    assertThat(evidence.log()).isZero();
    evidence.add(0.5);
    assertThat(evidence.log()).isPositive().isFinite();
  }

  @Test
  void refusesWhatLiesOutsideTheUnitInterval() {
    assertThatThrownBy(() -> new BettingEvidence(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a mean to bet against lies in [0, 1), got 1.0");
    assertThatThrownBy(() -> new BettingEvidence(0.5).add(1.5))
        .hasMessage("an observation lies in [0, 1], got 1.5");
  }
}
