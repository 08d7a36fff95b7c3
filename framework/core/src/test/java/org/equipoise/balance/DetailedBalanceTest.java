package org.equipoise.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.equipoise.ReferenceChains;
import org.equipoise.SimulatedKernel;
import org.equipoise.chain.Chain;
import org.equipoise.sampling.Sampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetailedBalanceTest {

  private static final ExactTest QUICK = new ExactTest(199, 4, 1, 2);

  private static Chain square(long[][] moves) {
    Chain.Builder builder = Chain.builder();
    for (int i = 0; i < moves.length; i++) {
      builder.state("s" + i);
    }
    for (int i = 0; i < moves.length; i++) {
      for (int j = 0; j < moves.length; j++) {
        if (moves[i][j] > 0) {
          builder.step("s" + i, "s" + j, moves[i][j]);
        }
      }
    }
    return builder.build();
  }

  /**
   * Two independent cycles, so the fibre has two dimensions: all tables with the same pair totals
   * and row totals are enumerated, with probabilities proportional to the product of 1 / N_ij!.
   */
  @Test
  void thePValueIsThatOfTheFullEnumerationOfTheFibre() {
    long[][] moves = {{0, 5, 1, 0}, {2, 0, 4, 2}, {3, 2, 0, 3}, {0, 4, 2, 0}};
    Chain chain = square(moves);
    double observed = DetailedBalance.test(chain, QUICK).statistic();
    double all = 0;
    double atLeast = 0;
    for (int x = -20; x <= 20; x++) {
      for (int y = -20; y <= 20; y++) {
        long[][] table = turned(moves, x, y);
        if (table.length > 0) {
          double weight = weight(table);
          all += weight;
          atLeast += statistic(table, chain) >= observed - 1e-9 ? weight : 0;
        }
      }
    }
    double p = DetailedBalance.test(chain, new ExactTest(100_000, 8, 3, 2)).pValue();
    // The standard error at 100,000 replicates is below 0.0016; the bound is 4 of them.
    assertThat(p).isCloseTo(atLeast / all, offset(0.0064));
  }

  /**
   * The table with x more turns around s0, s1, s2 and y more around s1, s3, s2; empty if below 0.
   */
  private static long[][] turned(long[][] moves, int x, int y) {
    long[][] table = new long[4][];
    for (int i = 0; i < 4; i++) {
      table[i] = moves[i].clone();
    }
    int[][] arcs = {{0, 1, x}, {1, 2, x}, {2, 0, x}, {1, 3, y}, {3, 2, y}, {2, 1, y}};
    for (int[] arc : arcs) {
      table[arc[0]][arc[1]] += arc[2];
      table[arc[1]][arc[0]] -= arc[2];
    }
    for (long[] row : table) {
      for (long count : row) {
        if (count < 0) {
          return new long[0][];
        }
      }
    }
    return table;
  }

  private static double weight(long[][] table) {
    double log = 0;
    for (long[] row : table) {
      for (long count : row) {
        log -= CombinatoricsUtils.factorialLog((int) count);
      }
    }
    return Math.exp(log);
  }

  private static double statistic(long[][] table, Chain like) {
    Pairs pairs = Pairs.of(like);
    PairStatistics statistics = new PairStatistics(pairs);
    double g = 0;
    for (int e = 0; e < pairs.count(); e++) {
      g += statistics.deviance(e, table[pairs.a[e]][pairs.b[e]]);
    }
    return g;
  }

  @Test
  void aChainWithoutACycleIsUntestableAndHasNoNumbers() {
    Chain star =
        Chain.builder()
            .step("hub", "a", 66)
            .step("a", "hub", 3879)
            .step("hub", "b", 20)
            .step("b", "hub", 3558)
            .step("c", "hub", 100)
            .build();
    DetailedBalance balance = DetailedBalance.test(star, QUICK);

    assertThat(balance.testable()).isFalse();
    assertThat(balance.movesInComponents()).isEqualTo(66 + 3879 + 20 + 3558);
    assertThatThrownBy(balance::pValue)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("contain no cycle");
    assertThatThrownBy(balance::degreesOfFreedom).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void moreMovesThanTheExactTestTakesAreUntestableAndSaySo() {
    Chain chain =
        Chain.builder().step("a", "b", 1L << 27).step("b", "c", 5).step("c", "a", 5).build();
    DetailedBalance balance = DetailedBalance.test(chain, QUICK);

    assertThat(balance.testable()).isFalse();
    assertThat(balance.obstacle())
        .hasValue(
            "the exact test keeps each of 134,217,738 moves in memory, and takes at most"
                + " 134,217,728; thin the counts");
  }

  @Test
  void aCycleGoneRoundOneWayOnlyHasAViolationNearOne() {
    Chain chain =
        Chain.builder().step("a", "b", 500).step("b", "c", 500).step("c", "a", 500).build();
    DetailedBalance balance = DetailedBalance.test(chain, new ExactTest(999, 8, 1, 2));

    assertThat(balance.pValue()).isEqualTo(0.001);
    assertThat(balance.violation()).isGreaterThan(0.99).isLessThanOrEqualTo(1);
    assertThat(balance.upperBound(0.05)).isEqualTo(1);
    Cycle worst = balance.worstCycles().get(0);
    assertThat(worst.states()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(worst.forward()).containsExactly(500L, 500L, 500L);
    assertThat(worst.backward()).containsExactly(0L, 0L, 0L);
    assertThat(worst.pValue()).isEqualTo(0.001);
  }

  @Test
  void selfLoopsAndEscapesChangeNothing() {
    SplittableRandom random = new SplittableRandom(23);
    Chain moves = SimulatedKernel.driven(10, 25, 0.5, random).sample(1_000, random);
    Chain.Builder withRest = Chain.builder();
    // The same numbers for the states, so that the replicates are the same too.
    moves.states().keys().forEach(withRest::state);
    for (int i = 0; i < moves.size(); i++) {
      String from = moves.states().key(i);
      for (int e = moves.firstEdge(i); e < moves.firstEdge(i + 1); e++) {
        withRest.step(from, moves.states().key(moves.target(e)), moves.count(e));
      }
      withRest.step(from, from, 1 + 37L * i).escape(from, 1 + 11L * i);
    }
    DetailedBalance bare = DetailedBalance.test(moves, QUICK);
    DetailedBalance full = DetailedBalance.test(withRest.build(), QUICK);

    assertThat(full.statistic()).isCloseTo(bare.statistic(), offset(1e-9));
    assertThat(full.degreesOfFreedom()).isEqualTo(bare.degreesOfFreedom());
    assertThat(full.bitsPerMove()).isCloseTo(bare.bitsPerMove(), offset(1e-12));
    assertThat(full.pValue()).isEqualTo(bare.pValue());
  }

  @Test
  void theNumberOfThreadsDoesNotChangeTheResult() {
    SplittableRandom random = new SplittableRandom(29);
    Chain chain = SimulatedKernel.reversible(20, 60, random).sample(2_000, random);
    DetailedBalance one = DetailedBalance.test(chain, new ExactTest(199, 4, 5, 1));
    DetailedBalance four = DetailedBalance.test(chain, new ExactTest(199, 4, 5, 4));

    assertThat(four.pValue()).isEqualTo(one.pValue());
    assertThat(four.violation()).isEqualTo(one.violation());
    assertThat(four.worstCycles()).isEqualTo(one.worstCycles());
  }

  /**
   * The exact test at a nominal 5 % on 200 samples rejects 2 to 9 % of them with probability 0.98;
   * the seed is fixed. The chi-squared law rejects most.
   */
  @Test
  void theExactTestKeepsItsSizeWhereTheChiSquaredTestLosesIt() {
    SplittableRandom random = new SplittableRandom(20251210);
    SimulatedKernel kernel = SimulatedKernel.reversible(50, 150, random);
    int exact = 0;
    int chiSquared = 0;
    double bits = 0;
    int lower = 0;
    for (int round = 0; round < 200; round++) {
      Chain chain = kernel.sample(500, random);
      DetailedBalance balance = DetailedBalance.test(chain, new ExactTest(199, 4, round, 2));
      exact += balance.pValue() <= 0.05 ? 1 : 0;
      bits += balance.bitsPerMove() / 200;
      lower += balance.lowerBound(0.05) > 0 ? 1 : 0;
      chiSquared +=
          new ChiSquaredDistribution(balance.degreesOfFreedom())
                      .cumulativeProbability(balance.statistic())
                  > 0.95
              ? 1
              : 0;
    }
    System.out.printf(
        "200 samples of a reversible chain of 50 states, 500 draws each: the exact test rejects %d, "
            + "the chi-squared test %d; mean J %.5f bits; lower bound above 0 in %d%n",
        exact, chiSquared, bits, lower);
    assertThat(exact).isBetween(4, 18);
    assertThat(chiSquared).isGreaterThan(100);
    // J has a standard deviation of about 0.018 here (stats of the null), so 0.0013 for the mean.
    assertThat(bits).isCloseTo(0, offset(0.0052));
  }

  /**
   * Draws that explore start where earlier draws led, so the rows' sizes depend on the moves. At a
   * nominal 5 %, 300 samples reject between 6 and 27 with probability 0.99; the seed is fixed.
   */
  @Test
  void theExactTestKeepsItsSizeOnDrawsThatExplore() {
    SplittableRandom random = new SplittableRandom(77);
    SimulatedKernel kernel = SimulatedKernel.reversible(50, 150, random);
    int rejected = 0;
    for (int round = 0; round < 300; round++) {
      Chain chain =
          Sampler.of(kernel.agent())
              .from(0)
              .transitions(1_000)
              .explore(0.5)
              .seed(round)
              .run()
              .chain();
      rejected +=
          DetailedBalance.test(chain, new ExactTest(199, 4, round, 2)).pValue() <= 0.05 ? 1 : 0;
    }
    System.out.printf(
        "300 exploring samples of a reversible chain of 50 states, 1,000 draws each: the exact test "
            + "rejects %d%n",
        rejected);
    assertThat(rejected).isBetween(6, 27);
  }

  /** Diffuse drive on 20 states, 2,000 draws: 99 % power in the reference study. */
  @Test
  void aDiffuseDriveIsDetectedAndItsViolationEstimatedWithoutBias() {
    SplittableRandom random = new SplittableRandom(31);
    SimulatedKernel kernel = SimulatedKernel.driven(20, 60, 0.5, random);
    // At 2 million draws the estimate is the truth to within 1e-4 bits.
    double truth =
        DetailedBalance.test(kernel.sample(2_000_000, random), new ExactTest(19, 1, 1, 2))
            .bitsPerMove();
    int rejected = 0;
    double mean = 0;
    int covered = 0;
    for (int round = 0; round < 60; round++) {
      DetailedBalance balance =
          DetailedBalance.test(kernel.sample(2_000, random), new ExactTest(199, 4, round, 2));
      rejected += balance.pValue() <= 0.05 ? 1 : 0;
      mean += balance.bitsPerMove() / 60;
      covered +=
          balance.lowerBound(0.05) <= Math.sqrt(truth)
                  && Math.sqrt(truth) <= balance.upperBound(0.05)
              ? 1
              : 0;
    }
    assertThat(rejected).isGreaterThan(50);
    // rmse 0.0065 for one sample in the reference study: 0.0008 for the mean, the bound is 4 of it.
    assertThat(mean).isCloseTo(truth, offset(0.0034));
    // A 90 % interval covers at least 47 of 60 times with probability 0.99.
    assertThat(covered).isGreaterThanOrEqualTo(47);
  }

  @ParameterizedTest
  @ValueSource(strings = {"metropolis40/high", "driven40/high", "paper7484/high"})
  void referenceChainsHaveTheReferenceStatistics(String name) throws IOException {
    JsonNode answer = ReferenceChains.answers(name).get("reversibility");
    Chain chain = ReferenceChains.chain(name.substring(0, name.indexOf('/')) + ".csv");
    DetailedBalance balance = DetailedBalance.test(chain, new ExactTest(19, 1, 1, 2));

    assertThat(balance.statistic()).isCloseTo(answer.get("G").doubleValue(), offset(1e-6));
    assertThat(balance.pearson()).isCloseTo(answer.get("X2").doubleValue(), offset(1e-6));
    assertThat(balance.degreesOfFreedom()).isEqualTo(answer.get("df").intValue());
    assertThat(balance.movesInComponents()).isEqualTo(answer.get("transitions_in_scc").longValue());
  }

  @Test
  void theReversibleReferenceChainsAreNotRejected() throws IOException {
    double metropolis =
        DetailedBalance.test(ReferenceChains.chain("metropolis40.csv"), new ExactTest(999, 8, 1, 2))
            .pValue();
    double paper =
        DetailedBalance.test(ReferenceChains.chain("paper7484.csv"), new ExactTest(199, 8, 1, 2))
            .pValue();

    // The reference p-values with 999 replicates are 0.49 and 0.22; standard errors 0.016 and 0.03.
    assertThat(metropolis).isCloseTo(0.49, offset(0.06));
    assertThat(paper).isCloseTo(0.22, offset(0.12));
  }

  @Test
  void theDrivenReferenceChainIsRejectedAndItsCycleOfEightIsNamed() throws IOException {
    DetailedBalance balance =
        DetailedBalance.test(ReferenceChains.chain("driven40.csv"), new ExactTest(999, 8, 1, 2));

    assertThat(balance.pValue()).isEqualTo(0.001);
    Cycle worst = balance.worstCycles().get(0);
    assertThat(rotated(worst.states(), "s0"))
        .containsExactly("s0", "s2", "s4", "s6", "s8", "s10", "s12", "s14");
    assertThat(worst.pValue()).isEqualTo(0.001);
  }

  private static List<String> rotated(List<String> cycle, String first) {
    List<String> rotated = new ArrayList<>(cycle);
    Collections.rotate(rotated, -rotated.indexOf(first));
    return rotated;
  }
}
