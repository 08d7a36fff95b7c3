package org.equipoise.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.SimulatedKernel.violationOfShare;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.equipoise.SimulatedKernel;
import org.equipoise.chain.Chain;
import org.equipoise.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bounds where they are hardest: pairs seen seldom, replicates that do not mix, strong
 * violations on steep potentials. The true violations are known in closed form.
 */
class ViolationBoundsTest {

  private static Chain circulant(int n, int reach, double p, int draws, SplittableRandom random) {
    int[] places = IntStream.rangeClosed(1, reach).toArray();
    return SimulatedKernel.circulant(n, p, places).sample(draws, random);
  }

  /** Every state alike, so the potential is flat and the violation that of the share p. */
  @ParameterizedTest
  @CsvSource({
    "200, 40, 1.0, 2_000",
    "200, 40, 1.0, 23_000",
    "200, 40, 0.7, 23_000",
    "200, 40, 0.6, 12_000"
  })
  void theUpperBoundOfADrivenAgentHoldsHoweverFewMovesAPairHas(
      int n, int reach, double p, String draws) {
    SplittableRandom random = new SplittableRandom(41);
    for (int round = 0; round < 5; round++) {
      Chain chain = circulant(n, reach, p, Integer.parseInt(draws.replace("_", "")), random);
      DetailedBalance balance = DetailedBalance.test(chain, new ExactTest(49, 4, round, 2));
      // Conservative by construction: misses at 5 % are not expected in 5 rounds.
      assertThat(balance.upperBound(0.05)).isGreaterThanOrEqualTo(violationOfShare(p));
      assertThat(balance.lowerBound(0.05)).isLessThanOrEqualTo(violationOfShare(p));
    }
  }

  @Test
  void aSampleWithFewMovesForEachPairHasNoUpperBound() {
    Chain chain = circulant(200, 40, 1, 1_000, new SplittableRandom(43));
    DetailedBalance balance = DetailedBalance.test(chain, new ExactTest(49, 4, 1, 2));

    assertThat(balance.resolution()).isLessThan(0.5);
    assertThat(balance.upperBound(0.05)).isEqualTo(1);
  }

  /**
   * On a torus walked east more often than west, the cycles that matter wind round it, and random
   * walks seldom do: the replicates keep the recorded drift.
   */
  @Test
  void theUpperBoundHoldsWhereTheReplicatesDoNotMix() {
    int side = 30;
    SplittableRandom random = new SplittableRandom(47);
    for (int round = 0; round < 3; round++) {
      Chain.Builder builder = Chain.builder();
      for (int k = 0; k < 30_000; k++) {
        int x = random.nextInt(side);
        int y = random.nextInt(side);
        boolean along = random.nextBoolean();
        int step = random.nextDouble() < (along ? 0.6 : 0.5) ? 1 : -1;
        int toX = Math.floorMod(along ? x + step : x, side);
        int toY = Math.floorMod(along ? y : y + step, side);
        builder.step(x + "," + y, toX + "," + toY, 1);
      }
      DetailedBalance balance =
          DetailedBalance.test(builder.build(), new ExactTest(49, 4, round, 2));
      // Half of the moves carry the information of a share of 0.6, the others none.
      double truth = violationOfShare(0.6) / Math.sqrt(2);
      assertThat(balance.upperBound(0.05)).isGreaterThan(truth);
      assertThat(balance.lowerBound(0.05)).isLessThan(truth);
    }
  }

  /**
   * Four states in a line down which nine of ten steps go, and a jump back up: one cycle, a strong
   * violation, moves that tell very different amounts. The true violation is 0.3018, by the fit of
   * the exact flows. At a nominal 5 %, 400 samples miss on one side in at most 34 with probability
   * 0.999; the chi-squared law alone misses in about 90.
   */
  @Test
  void theLowerBoundHoldsForStrongViolationsOnSteepPotentials() {
    SplittableRandom random = new SplittableRandom(53);
    int above = 0;
    for (int round = 0; round < 400; round++) {
      Chain.Builder builder = Chain.builder();
      for (int k = 0; k < 1_000; k++) {
        int from = random.nextInt(4);
        double u = random.nextDouble();
        int to = from;
        if (from > 0 && u < 0.9) {
          to = from - 1;
        } else if (u >= 0.9 && u < 0.92) {
          to = Math.floorMod(from + 1, 4);
        } else if (from == 0 && u < 0.02) {
          to = 3;
        }
        builder.step("s" + from, "s" + to, 1);
      }
      DetailedBalance balance =
          DetailedBalance.test(builder.build(), new ExactTest(99, 8, round, 2));
      above += balance.testable() && balance.lowerBound(0.05) > 0.3018 ? 1 : 0;
    }
    assertThat(above).isLessThanOrEqualTo(34);
  }

  /** A line of states all but straight down, with a few jumps from its top to its foot. */
  @ParameterizedTest
  @CsvSource({"4, 20", "8, 100", "10, 50", "6, 1000"})
  void aPerfectFitHasALowerBoundOfZeroHoweverSteepThePotential(int length, int times) {
    Chain.Builder builder = Chain.builder();
    for (int i = 0; i < length; i++) {
      builder.step("s" + i, "s" + (i + 1), times).step("s" + (i + 1), "s" + i, 1);
    }
    builder.step("s0", "s" + length, 5);
    DetailedBalance balance = DetailedBalance.test(builder.build(), new ExactTest(99, 8, 1, 2));
    Interval interval = balance.interval(0.9);

    assertThat(balance.statistic()).isGreaterThanOrEqualTo(0);
    assertThat(interval.low()).isZero();
    assertThat(interval.high()).isBetween(0.0, 1.0);
    assertThat(balance.pValueOfAtMost(0.1)).isBetween(0.0, 1.0);
  }

  @Test
  void thePValueOfALimitIsTheErrorRateAtWhichTheLowerBoundReachesIt() {
    Chain chain = circulant(10, 3, 0.7, 3_000, new SplittableRandom(59));
    DetailedBalance balance = DetailedBalance.test(chain, new ExactTest(199, 8, 1, 2));
    for (double limit : new double[] {0.25, 0.3, 0.34}) {
      double p = balance.pValueOfAtMost(limit);
      assertThat(balance.lowerBound(p * 0.99)).isLessThan(limit);
      assertThat(balance.lowerBound(p * 1.01)).isGreaterThan(limit);
    }
  }
}
