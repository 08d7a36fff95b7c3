package org.equipoise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequentialRateTestTest {
  /** So many trials that the test has ended before, but for a probability below 1e-12. */
  private static final int ENDLESS = 20_000;

  private static SequentialRateTest test(double low, double high, double weight) {
    return new SequentialRateTest(low, high, 0.05, 0.05, weight);
  }

  /** P(reject low), mean and 95th percentile of the trials: an independent dynamic program. */
  @ParameterizedTest
  @CsvSource({
    "0.6, 0.7, 0.5, 0, 47, 91",
    "0.6, 0.7, 0.55, 0.002, 69, 149",
    "0.6, 0.7, 0.6, 0.044, 126, 306",
    "0.6, 0.7, 0.65, 0.486, 215, 565",
    "0.6, 0.7, 0.7, 0.957, 130, 309",
    "0.6, 0.7, 0.8, 1, 47, 83",
    "0.6, 0.7, 0.9, 1, 28, 40",
    "0.9, 0.95, 0.8, 0, 34, 68",
    "0.9, 0.95, 0.85, 0, 56, 122",
    "0.9, 0.95, 0.9, 0.047, 143, 358",
    "0.9, 0.95, 0.925, 0.436, 257, 676",
    "0.9, 0.95, 0.95, 0.963, 167, 374",
    "0.9, 0.95, 0.97, 0.999, 96, 166",
    "0.9, 0.95, 0.99, 1, 65, 84",
  })
  void theLikelihoodRatioHasItsKnownCharacteristics(
      double low, double high, double rate, double rejectsLow, double mean, long trials95) {
    OperatingCharacteristic known = test(low, high, 0).at(rate, ENDLESS);
    assertThat(known.rejectsLow()).isCloseTo(rejectsLow, within(0.00051));
    assertThat(known.meanTrials()).isCloseTo(mean, within(0.51));
    assertThat(known.trials95()).isEqualTo(trials95);
    assertThat(known.undecided()).isLessThan(1e-12);
  }

  /**
   * The same for a half of mixture, whose published counterpart averages over all rates, not those
   * beyond the null alone: at the two rates within 3 % of it, and sooner where the agent is good.
   */
  @ParameterizedTest
  @CsvSource({
    "0.6, 0.7, 0.6, 0.042, 140",
    "0.6, 0.7, 0.7, 0.963, 142",
    "0.6, 0.7, 0.8, 0.999, 41",
    "0.9, 0.95, 0.9, 0.041, 164",
    "0.9, 0.95, 0.95, 0.968, 179",
    "0.9, 0.95, 0.97, 0.996, 94",
  })
  void halfAMixtureIsCloseToThePublishedHybrid(
      double low, double high, double rate, double rejectsLow, double mean) {
    OperatingCharacteristic known = test(low, high, 0.5).at(rate, ENDLESS);
    assertThat(known.rejectsLow()).isCloseTo(rejectsLow, within(0.006));
    assertThat(known.meanTrials()).isCloseTo(mean, within(0.03 * mean));
  }

  @ParameterizedTest
  @CsvSource({"0.6, 0.023", "0.65, 0.150", "0.7, 0.024", "0.5, 0", "0.8, 0"})
  void theCapLeavesFewUndecided(double rate, double undecided) {
    SequentialRateTest test = test(0.6, 0.7, 0);
    assertThat(test.fixedSize()).isEqualTo(248);
    assertThat(test.cap()).isEqualTo(372);
    OperatingCharacteristic known = test.at(rate);
    assertThat(known.undecided()).isCloseTo(undecided, within(0.00051));
    assertThat(known.rejectsLow() + known.rejectsHigh() + known.undecided())
        .isCloseTo(1, within(1e-12));
    assertThat(known.trials95()).isLessThanOrEqualTo(372);
  }

  @ParameterizedTest
  @CsvSource({"0", "0.125"})
  void theBarOfOtherToolsTakesHardlyMoreThanWaldsTest(double weight) {
    SequentialRateTest test = new SequentialRateTest(0.8, 0.9, 0.10, 0.05, weight);
    OperatingCharacteristic atHigh = test.at(0.9);
    OperatingCharacteristic atLow = test.at(0.8);
    assertThat(test.fixedSize()).isEqualTo(109);
    assertThat(atHigh.meanTrials()).isLessThan(1.10 * 56.9);
    assertThat(atLow.meanTrials()).isLessThan(1.10 * 59.3);
    assertThat(atHigh.rejectsHigh()).isLessThanOrEqualTo(0.05);
    assertThat(atLow.rejectsLow()).isLessThanOrEqualTo(0.10);
    for (double rate = 0; rate <= 1; rate += 0.05) {
      assertThat(test.at(rate).meanTrials()).isLessThan(109);
      assertThat(test.at(rate).trials95()).isLessThanOrEqualTo(164);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.55, 0.6, 0.05, 0.05",
    "0.6, 0.7, 0.01, 0.2",
    "0.94, 0.99, 0.05, 0.01",
    "0.95, 1, 0.05, 0.05",
    "0, 0.05, 0.05, 0.1",
    "0.1, 0.15, 0.05, 0.05",
    "0.2, 0.8, 0.5, 0.5",
  })
  void neitherErrorIsExceededAtItsRateOrBeyond(
      double low, double high, double atLow, double atHigh) {
    for (double weight : new double[] {0, 0.125, 0.25, 0.5}) {
      SequentialRateTest test = new SequentialRateTest(low, high, atLow, atHigh, weight);
      for (double share = 0; share <= 1; share += 0.25) {
        double below = low * (1 - share);
        double above = high + (1 - high) * share;
        assertThat(test.at(below).rejectsLow()).isLessThanOrEqualTo(atLow);
        assertThat(test.at(above).rejectsHigh()).isLessThanOrEqualTo(atHigh);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0.6, 0.7, 20", "0.9, 0.95, 56", "0.95, 1, 59"})
  void anAgentThatNeverMissesTakesAFixedNumberOfTrials(double low, double high, long trials) {
    OperatingCharacteristic known = test(low, high, 0).at(1);
    assertThat(known.meanTrials()).isEqualTo(trials);
    assertThat(known.trials95()).isEqualTo(trials);
    assertThat(known.rejectsLow()).isEqualTo(1);
  }

  /** The sum over all sequences of 16 trials, each with its own path. */
  @ParameterizedTest
  @CsvSource({"0.3, 0.6, 0", "0.3, 0.6, 0.5", "0, 0.2, 0.25", "0.7, 1, 0.125"})
  void theCharacteristicsAreThoseOfAllPaths(double low, double high, double weight) {
    SequentialRateTest test = test(low, high, weight);
    double rate = 0.55;
    double[] sums = new double[3];
    for (int outcomes = 0; outcomes < 1 << 16; outcomes++) {
      SequentialRatePath path = new SequentialRatePath(test);
      for (int k = 0; k < 16 && !path.isDecided(); k++) {
        path.add((outcomes >> k & 1) == 1);
      }
      double probability =
          Math.pow(rate, Integer.bitCount(outcomes))
              * Math.pow(1 - rate, 16 - Integer.bitCount(outcomes));
      sums[0] += path.rejectsLow() ? probability : 0;
      sums[1] += path.rejectsHigh() ? probability : 0;
      sums[2] += probability * path.trials();
    }
    OperatingCharacteristic known = test.at(rate, 16);
    assertThat(known.rejectsLow()).isCloseTo(sums[0], within(1e-12));
    assertThat(known.rejectsHigh()).isCloseTo(sums[1], within(1e-12));
    assertThat(known.meanTrials()).isCloseTo(sums[2], within(1e-11));
  }

  /**
   * By quadrature of the average over Beta(1/2, 1/2) above the rate, at p = sin^2 of equal steps.
   */
  @ParameterizedTest
  @CsvSource({"0.55, 0.6, 30, 45", "0.55, 0.6, 3, 45", "0, 0.05, 0, 20", "0.9, 0.95, 400, 410"})
  void theMixtureIsTheAverageOfLikelihoodRatios(double low, double high, long successes, long n) {
    double from = Math.asin(Math.sqrt(low));
    int steps = 200_000;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      double sine = Math.sin(from + (Math.PI / 2 - from) * (i + 0.5) / steps);
      double p = sine * sine;
      double log = (n - successes) * (Math.log1p(-p) - Math.log1p(-low));
      sum += Math.exp(log + (successes == 0 ? 0 : successes * Math.log(p / low)));
    }
    double ratio = Math.exp(test(low, high, 0).logEvidenceAgainstLow(successes, n));
    assertThat(test(low, high, 0.25).logEvidenceAgainstLow(successes, n))
        .isCloseTo(Math.log(0.75 * ratio + 0.25 * sum / steps), within(1e-7));
  }

  @Test
  void theEvidenceAgainstTheHighRateMirrorsThatAgainstTheLowOne() {
    assertThat(test(0.6, 0.7, 0.25).logEvidenceAgainstHigh(12, 40))
        .isCloseTo(test(0.3, 0.4, 0.25).logEvidenceAgainstLow(28, 40), within(1e-12));
  }

  @Test
  void aMillionTrialsStayWithinReach() {
    SequentialRateTest test = test(0.5, 0.5022, 0);
    assertThat(test.isTractable()).isTrue();
    assertThat(test.cap()).isGreaterThan(800_000);
    OperatingCharacteristic known = test.at(0.5);
    // With little overshoot the errors come close to those of Ville's bounds.
    assertThat(known.rejectsLow()).isBetween(0.044, 0.05);
    assertThat(known.meanTrials()).isLessThan((double) test.fixedSize());
  }

  @Test
  void whatIsOutOfReachSaysSo() {
    SequentialRateTest test = test(0.5, 0.5001, 0);
    assertThat(test.isTractable()).isFalse();
    assertThatThrownBy(() -> test.at(0.5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            "a test of up to 405,\\d{3},\\d{3} trials is not computed exactly; 1,000,000 is the most");
  }

  @Test
  void refusesWeightsAndRatesThatAreNone() {
    assertThatThrownBy(() -> test(0.5, 0.6, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the weight of a mixture lies in [0, 1), got 1.0");
    assertThatThrownBy(() -> test(0.5, 0.6, 0).at(1.2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a rate lies in [0, 1], got 1.2");
  }
}
