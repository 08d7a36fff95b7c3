package org.equipoise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SequentialRatePathTest {
  private final SequentialRateTest test = new SequentialRateTest(0.6, 0.7, 0.05, 0.05, 0.125);

  @Test
  void endsAtTheFirstTrialThatSuffices() {
    SequentialRatePath path = new SequentialRatePath(test);
    while (!path.isDecided()) {
      path.add(true);
    }
    assertThat(path.rejectsLow()).isTrue();
    assertThat(path.rejectsHigh()).isFalse();
    assertThat(path.trials()).isEqualTo(12);
    assertThat(test.logEvidenceAgainstLow(12, 12)).isGreaterThanOrEqualTo(Math.log(20));
    assertThat(test.logEvidenceAgainstLow(11, 11)).isLessThan(Math.log(20));
    assertThatThrownBy(() -> path.add(true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the test ended after trial 12");
  }

  @Test
  void thePValueIsTheInverseOfTheMostEvidenceSeen() {
    SplittableRandom random = new SplittableRandom(7);
    SequentialRatePath path = new SequentialRatePath(test);
    double mostAgainstLow = 0;
    double mostAgainstHigh = 0;
    while (!path.isDecided()) {
      path.add(random.nextDouble() < 0.65);
      mostAgainstLow =
          Math.max(mostAgainstLow, test.logEvidenceAgainstLow(path.successes(), path.trials()));
      mostAgainstHigh =
          Math.max(mostAgainstHigh, test.logEvidenceAgainstHigh(path.successes(), path.trials()));
      assertThat(path.pValueOfLow()).isCloseTo(Math.exp(-mostAgainstLow), within(1e-12));
      assertThat(path.pValueOfHigh()).isCloseTo(Math.exp(-mostAgainstHigh), within(1e-12));
    }
    assertThat(Math.min(path.pValueOfLow(), path.pValueOfHigh())).isLessThanOrEqualTo(0.05);
  }

  @Test
  void aTestWithLargerErrorsRejectsWhatOneWithSmallerErrorsDoes() {
    SequentialRateTest strict = new SequentialRateTest(0.6, 0.7, 0.05, 0.01, 0.125);
    SplittableRandom random = new SplittableRandom(8);
    int rejected = 0;
    for (int i = 0; i < 2_000; i++) {
      SequentialRatePath narrow = new SequentialRatePath(strict);
      SequentialRatePath wide = new SequentialRatePath(test);
      while (!narrow.isDecided()) {
        boolean success = random.nextDouble() < 0.63;
        narrow.add(success);
        if (!wide.isDecided()) {
          wide.add(success);
        }
      }
      if (narrow.rejectsHigh()) {
        assertThat(wide.rejectsHigh()).isTrue();
        rejected++;
      }
    }
    assertThat(rejected).isGreaterThan(500);
  }
}
