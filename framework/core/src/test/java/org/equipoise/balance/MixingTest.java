package org.equipoise.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.equipoise.SimulatedKernel;
import org.equipoise.chain.Chain;
import org.junit.jupiter.api.Test;

/**
 * On a closed ladder, walked along its rails more often one way than the other, the cycles that
 * matter go all the way round, and random walks seldom do: the longer it is, the more passes the
 * exact test needs.
 */
class MixingTest {

  /** Half of the moves cross, the others go along a rail, a share p of them forward. */
  private static Chain ladder(int rungs, double p, int draws, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Chain.Builder builder = Chain.builder();
    for (int k = 0; k < draws; k++) {
      int rung = random.nextInt(rungs);
      int rail = random.nextInt(2);
      boolean crosses = random.nextBoolean();
      int step = random.nextDouble() < p ? 1 : -1;
      int to = crosses ? rung : Math.floorMod(rung + step, rungs);
      builder.step(rung + "," + rail, to + "," + (crosses ? 1 - rail : rail), 1);
    }
    return builder.build();
  }

  /**
   * 21 independent cycles, about 67 moves for each of 60 pairs: in balance G has a mean of 21 and a
   * standard deviation of 6.5, so the mean of 199 has one of 0.5. Four passes leave it above 40.
   */
  @Test
  void aTestThatDoesNotMixInItsPassesIsGivenMore() {
    Pairs pairs = Pairs.of(ladder(20, 0.6, 4_000, 61));
    FibreSample sample = FibreStar.draw(pairs, new ExactTest(199, 4, 1, 2));

    assertThat(sample.passes()).isGreaterThan(4);
    assertThat(sample.isMixed()).isTrue();
    assertThat(sample.meanStatistic()).isBetween(18.0, 25.0);
  }

  @Test
  void aTestThatNeverMixesSaysSoAndHasNoUpperBound() {
    DetailedBalance balance =
        DetailedBalance.test(ladder(60, 0.7, 6_000, 67), new ExactTest(199, 2, 1, 2));

    assertThat(balance.isMixed()).isFalse();
    assertThat(balance.passes()).isEqualTo(16);
    assertThat(balance.isResolved()).isTrue();
    assertThat(balance.upperBound(0.05)).isEqualTo(1);
  }

  /** A test that has mixed is drawn anew with probability 1/80: 4 of 25 have one of 1 in 4,000. */
  @Test
  void aTestThatMixesKeepsItsPasses() {
    SplittableRandom random = new SplittableRandom(71);
    SimulatedKernel kernel = SimulatedKernel.driven(20, 60, 0.5, random);
    int again = 0;
    for (int round = 0; round < 25; round++) {
      DetailedBalance balance =
          DetailedBalance.test(kernel.sample(1_000, random), new ExactTest(199, 4, round, 2));
      again += balance.passes() > 4 ? 1 : 0;
      assertThat(balance.isMixed()).isTrue();
    }
    assertThat(again).isLessThan(4);
  }

  /** Every table of a ring with one move each way between neighbours has the same statistic. */
  @Test
  void replicatesThatAreAllTheSameHaveMixed() {
    Chain.Builder builder = Chain.builder();
    for (int i = 0; i < 4; i++) {
      builder.step("s" + i, "s" + (i + 1) % 4, 1);
    }
    Pairs pairs = Pairs.of(builder.build());

    assertThat(FibreStar.draw(pairs, new ExactTest(9, 4, 1, 1)).isMixed()).isTrue();
  }
}
