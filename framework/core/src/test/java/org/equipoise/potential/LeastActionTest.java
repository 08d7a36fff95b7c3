package org.equipoise.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.equipoise.PaperTables.CLAUDE_4;

import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.equipoise.ReferenceChains;
import org.equipoise.SimulatedKernel;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Kernel;
import org.equipoise.chain.KernelEstimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LeastActionTest {

  private static LeastAction minimise(
      Chain chain, KernelEstimate estimate, ViolationFunction violation) {
    return LeastAction.minimise(Kernel.of(chain, estimate), violation);
  }

  @ParameterizedTest
  @CsvSource({"EXPONENTIAL, 0.077273657799", "SOFTPLUS, 0.022955080427"})
  void thePapersTableTwoHasThePotentialAndTheActionOfItsEquation22(
      ViolationFunction violation, double action) {
    Chain chain = CLAUDE_4;
    LeastAction least =
        LeastAction.minimise(
            Kernel.of(chain, KernelEstimate.HIGH_REJECT, OptionalDouble.of(4000)), violation);

    Potential potential = least.potential();
    assertThat(potential.value(chain.states().number("ATTITUDE"))).isZero();
    assertThat(potential.value(chain.states().number("PERSONAL")))
        .isCloseTo(4.073677925413541, offset(1e-9));
    assertThat(potential.value(chain.states().number("PROBLEM")))
        .isCloseTo(5.181221594671788, offset(1e-9));
    assertThat(potential.unidentified()).containsExactly("TURKEY", "BUZZY");
    assertThat(least.action()).isCloseTo(action, offset(1e-12));
  }

  @Test
  void anUnidentifiedStateHasNoNumber() {
    Chain chain = CLAUDE_4;
    LeastAction least = minimise(chain, KernelEstimate.COUNTS, ViolationFunction.SOFTPLUS);
    int turkey = chain.states().number("TURKEY");

    assertThat(least.potential().isIdentified(turkey)).isFalse();
    assertThatThrownBy(() -> least.potential().value(turkey))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage(
            "the potential of 'TURKEY' is unidentified: no moves lead from it and back to it");
    assertThat(least.potential().drop(turkey, chain.states().number("ATTITUDE"))).isEmpty();
    assertThat(least.standardError(turkey)).isEmpty();
  }

  /** A Metropolis kernel with a known potential over a random graph, as exact probabilities. */
  private static Chain reversible(int states, SplittableRandom random, double[] value) {
    Chain.Builder builder = Chain.builder();
    for (int i = 0; i < states; i++) {
      value[i] = 3 * random.nextDouble();
      builder.state("s" + i);
    }
    long draws = 1L << 40;
    for (int i = 0; i < states; i++) {
      long left = draws;
      for (int j = 0; j < states; j++) {
        // Symmetric proposals of 1/states to half of the others, and a ring that connects all.
        boolean proposed =
            (i * 7 + j * 7 + i * j) % 2 == 0
                || Math.floorMod(i - j, states) == 1
                || Math.floorMod(j - i, states) == 1;
        if (i != j && proposed) {
          long count =
              Math.round(draws / (double) states * Math.min(1, Math.exp(value[i] - value[j])));
          builder.step("s" + i, "s" + j, count);
          left -= count;
        }
      }
      builder.step("s" + i, "s" + i, left);
    }
    return builder.build();
  }

  @ParameterizedTest
  @EnumSource(KernelEstimate.class)
  void theKernelOfABalancedAgentReturnsItsOwnPotential(KernelEstimate estimate) {
    double[] value = new double[30];
    Chain chain = reversible(30, new SplittableRandom(7), value);
    for (ViolationFunction violation : ViolationFunction.values()) {
      Potential potential = minimise(chain, estimate, violation).potential();
      for (int i = 1; i < 30; i++) {
        // Low-reject divides by the moves, so it shifts each value by log(moves / draws).
        double shift =
            estimate == KernelEstimate.LOW_REJECT
                ? Math.log((double) chain.moves(i) / chain.moves(0))
                : 0;
        // Counts are rounded to 2^-40 of the draws.
        assertThat(potential.drop(0, i).orElseThrow())
            .isCloseTo(value[0] - value[i] + shift, offset(1e-9));
      }
    }
  }

  @Test
  void theGradientOfTheActionVanishesOnRandomSparseGraphs() {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 200; round++) {
      Chain chain = randomChain(random, 2 + random.nextInt(40), 1 + random.nextInt(120));
      for (ViolationFunction violation : ViolationFunction.values()) {
        LeastAction least = minimise(chain, KernelEstimate.ATTEMPTS, violation);
        assertThat(relativeGradient(chain, least, violation)).isLessThan(1e-10);
      }
    }
  }

  private static Chain randomChain(SplittableRandom random, int states, int edges) {
    Chain.Builder builder = Chain.builder();
    for (int e = 0; e < edges; e++) {
      // Counts over six decades, so that some potentials range far.
      long count = Math.round(Math.pow(10, 6 * random.nextDouble()));
      builder.step("s" + random.nextInt(states), "s" + random.nextInt(states), count);
    }
    return builder.build();
  }

  /** The largest |inflow - outflow| of a state over its flows, by the definition of the action. */
  private static double relativeGradient(
      Chain chain, LeastAction least, ViolationFunction violation) {
    Potential potential = least.potential();
    double[] slope = new double[chain.size()];
    double[] flows = new double[chain.size()];
    for (int f = 0; f < chain.size(); f++) {
      for (int e = chain.firstEdge(f); e < chain.firstEdge(f + 1); e++) {
        OptionalDouble drop = potential.drop(f, chain.target(e));
        if (drop.isPresent()) {
          double x = drop.getAsDouble();
          double flow =
              least.kernel().weight(e)
                  * (violation == ViolationFunction.EXPONENTIAL
                      ? Math.exp(-x / 2) / 2
                      : 1 / (1 + Math.exp(x)));
          slope[f] -= flow;
          slope[chain.target(e)] += flow;
          flows[f] += flow;
          flows[chain.target(e)] += flow;
        }
      }
    }
    double[] imbalance = new double[Math.max(1, potential.components())];
    double[] total = new double[imbalance.length];
    for (int i = 0; i < chain.size(); i++) {
      if (potential.isIdentified(i)) {
        imbalance[potential.component(i)] += Math.abs(slope[i]);
        total[potential.component(i)] += flows[i];
      }
    }
    double largest = 0;
    for (int c = 0; c < potential.components(); c++) {
      largest = Math.max(largest, imbalance[c] / total[c]);
    }
    return largest;
  }

  @Test
  void theSameKernelGivesTheSameBits() {
    Chain chain = randomChain(new SplittableRandom(3), 200, 1500);
    LeastAction first = minimise(chain, KernelEstimate.COUNTS, ViolationFunction.SOFTPLUS);
    LeastAction second = minimise(chain, KernelEstimate.COUNTS, ViolationFunction.SOFTPLUS);

    assertThat(first.action()).isEqualTo(second.action());
    for (int i = 0; i < chain.size(); i++) {
      if (first.potential().isIdentified(i)) {
        assertThat(first.potential().value(i)).isEqualTo(second.potential().value(i));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ViolationFunction.class)
  void aTreeOfAnyRangeIsSolvedInClosedForm(ViolationFunction violation) {
    int length = 100_000;
    Chain.Builder builder = Chain.builder();
    for (int i = 0; i < length; i++) {
      builder.step("s" + i, "s" + (i + 1), 1_000_000).step("s" + (i + 1), "s" + i, 1);
    }
    Chain chain = builder.build();
    LeastAction least =
        LeastAction.minimise(
            Kernel.of(chain, KernelEstimate.HIGH_REJECT, OptionalDouble.of(2_000_000)), violation);

    // V(i) - V(j) = log(T_ij / T_ji) on a tree.
    assertThat(least.potential().drop(0, length).orElseThrow())
        .isCloseTo(length * Math.log(1e6), offset(1e-4));
  }

  @ParameterizedTest
  @EnumSource(ViolationFunction.class)
  void aRingWhosePotentialOverflowsExponentialsIsSolvedInLogSpace(ViolationFunction violation) {
    int states = 400;
    Chain.Builder builder = Chain.builder();
    for (int i = 0; i < states; i++) {
      // Up one side of the ring and down the other, 13.8 a step: a range of 2,763.
      boolean up = i < states / 2;
      String here = "s" + i;
      String there = "s" + (i + 1) % states;
      builder.step(here, there, up ? 1 : 1_000_000).step(there, here, up ? 1_000_000 : 1);
    }
    Chain chain = builder.build();
    Potential potential =
        LeastAction.minimise(
                Kernel.of(chain, KernelEstimate.HIGH_REJECT, OptionalDouble.of(2_000_000)),
                violation)
            .potential();

    assertThat(potential.drop(states / 2, 0).orElseThrow())
        .isCloseTo(states / 2 * Math.log(1e6), offset(1e-6));
  }

  /**
   * One way round a cycle of n one-way moves the flows are equal: with the exponential {@code w_i
   * exp(-x_i / 2) = (product of w)^(1/n)}.
   */
  @Test
  void oneWayCyclesWithCountsOverManyDecadesAreSolved() {
    long[] counts = {1, 1_000_000_000_000_000L, 7, 3_000_000_000L, 20};
    Chain.Builder builder = Chain.builder();
    double meanLog = 0;
    for (int i = 0; i < counts.length; i++) {
      builder.step("s" + i, "s" + (i + 1) % counts.length, counts[i]);
      meanLog += Math.log((double) counts[i]) / counts.length;
    }
    Chain chain = builder.build();
    Kernel kernel = Kernel.of(chain, KernelEstimate.COUNTS);
    LeastAction exponential = LeastAction.minimise(kernel, ViolationFunction.EXPONENTIAL);
    LeastAction softplus = LeastAction.minimise(kernel, ViolationFunction.SOFTPLUS);
    double flow = softplusFlow(chain, softplus, 0);
    for (int i = 0; i < counts.length; i++) {
      double expected = 2 * (Math.log((double) counts[i]) - meanLog);
      assertThat(theta(chain, exponential, i)).isCloseTo(expected, offset(1e-8));
      assertThat(softplusFlow(chain, softplus, i)).isCloseTo(flow, offset(1e-9 * flow));
    }
  }

  private static double theta(Chain chain, LeastAction least, int i) {
    int next = (i + 1) % chain.size();
    return least.potential().drop(i, next).orElseThrow()
        + Math.log((double) chain.draws(i) / chain.draws(next));
  }

  private static double softplusFlow(Chain chain, LeastAction least, int i) {
    return chain.moves(i) / (1 + Math.exp(theta(chain, least, i)));
  }

  @Test
  void aMoveBetweenComponentsAddsNothingToTheAction() {
    Chain apart =
        Chain.builder()
            .step("a", "b", 5)
            .step("b", "a", 7)
            .step("c", "d", 2)
            .step("d", "c", 2)
            .build();
    Chain joined =
        Chain.builder()
            .step("a", "b", 5)
            .step("b", "a", 7)
            .step("c", "d", 2)
            .step("d", "c", 2)
            .step("b", "c", 4)
            .build();
    double attempts = 100;
    double withoutBridge =
        LeastAction.minimise(
                Kernel.of(apart, KernelEstimate.HIGH_REJECT, OptionalDouble.of(attempts)),
                ViolationFunction.EXPONENTIAL)
            .action();
    LeastAction withBridge =
        LeastAction.minimise(
            Kernel.of(joined, KernelEstimate.HIGH_REJECT, OptionalDouble.of(attempts)),
            ViolationFunction.EXPONENTIAL);

    // Each component is a tree: 2 sqrt(T_ij T_ji), over four states.
    assertThat(withoutBridge).isCloseTo((2 * Math.sqrt(35) + 4) / 400, offset(1e-15));
    assertThat(withBridge.action()).isCloseTo(withoutBridge, offset(1e-15));
    assertThat(withBridge.potential().components()).isEqualTo(2);
    assertThat(withBridge.potential().drop(0, 2)).isEmpty();
  }

  @Test
  void aChainWithoutMovesHasNoPotentialAndNoAction() {
    Chain chain = Chain.builder().escape("a", 5).step("b", "b", 3).build();
    LeastAction least = minimise(chain, KernelEstimate.COUNTS, ViolationFunction.SOFTPLUS);

    assertThat(least.action()).isZero();
    assertThat(least.potential().components()).isZero();
    assertThat(least.potential().unidentified()).containsExactly("a", "b");
  }

  @Test
  void standardErrorsAreTheRootsOfTheResistancesToTheZero() {
    SplittableRandom random = new SplittableRandom(5);
    Chain.Builder builder = Chain.builder();
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 12; j++) {
        if (i != j && (i + j) % 3 != 0) {
          builder.step("s" + i, "s" + j, 1 + random.nextInt(30));
        }
      }
    }
    Chain chain = builder.build();
    LeastAction least = minimise(chain, KernelEstimate.COUNTS, ViolationFunction.SOFTPLUS);
    RealMatrix inverse = pseudoInverse(information(chain, least.potential()));
    int zero =
        IntStream.range(0, 12)
            .filter(i -> least.potential().value(i) == 0)
            .findFirst()
            .orElseThrow();
    for (int i = 0; i < chain.size(); i++) {
      double resistance =
          inverse.getEntry(i, i) + inverse.getEntry(zero, zero) - 2 * inverse.getEntry(i, zero);
      double ofDraws = i == zero ? 0 : 1.0 / chain.draws(i) + 1.0 / chain.draws(zero);
      assertThat(least.standardError(i).orElseThrow())
          .isCloseTo(Math.sqrt(Math.max(0, resistance - ofDraws)), offset(1e-7));
    }
  }

  /**
   * Of 1,800 heights above the zero, nine in each of 200 samples, about 0.95 lie within 1.96
   * standard errors of the truth. Those of one sample share the error of its zero, so the bound is
   * that of 200 independent ones: two of their standard deviations, 0.015, either way; the seed is
   * fixed.
   */
  @Test
  void standardErrorsCoverTheTrueHeights() {
    SplittableRandom random = new SplittableRandom(61);
    SimulatedKernel kernel = SimulatedKernel.reversible(10, 25, random);
    Potential truth = likelihood(kernel.sample(4_000_000, random)).potential();
    int covered = 0;
    int heights = 0;
    for (int round = 0; round < 200; round++) {
      Chain chain = kernel.sample(4_000, random);
      LeastAction least = likelihood(chain);
      int zero =
          IntStream.range(0, 10)
              .filter(i -> least.potential().value(i) == 0)
              .findFirst()
              .orElseThrow();
      for (int i = 0; i < chain.size(); i++) {
        double height = trueHeight(truth, chain.states().key(i), chain.states().key(zero));
        double error = Math.abs(least.potential().value(i) - height);
        heights += i == zero ? 0 : 1;
        covered += i != zero && error <= 1.96 * least.standardError(i).orElseThrow() ? 1 : 0;
      }
    }
    assertThat((double) covered / heights).isBetween(0.92, 0.98);
  }

  private static LeastAction likelihood(Chain chain) {
    return minimise(chain, KernelEstimate.COUNTS, ViolationFunction.SOFTPLUS);
  }

  private static double trueHeight(Potential truth, String key, String zero) {
    return truth.drop(truth.states().number(key), truth.states().number(zero)).orElseThrow();
  }

  private static RealMatrix information(Chain chain, Potential potential) {
    RealMatrix laplacian = MatrixUtils.createRealMatrix(chain.size(), chain.size());
    for (int i = 0; i < chain.size(); i++) {
      for (int j = 0; j < chain.size(); j++) {
        if (i != j) {
          double theta =
              potential.drop(i, j).orElseThrow()
                  + Math.log((double) chain.draws(i) / chain.draws(j));
          double p = 1 / (1 + Math.exp(-theta));
          double weight = (chain.moves(i, j) + chain.moves(j, i)) * p * (1 - p);
          laplacian.addToEntry(i, i, weight);
          laplacian.addToEntry(i, j, -weight);
        }
      }
    }
    return laplacian;
  }

  private static RealMatrix pseudoInverse(RealMatrix symmetric) {
    EigenDecomposition eigen = new EigenDecomposition(symmetric);
    RealMatrix inverse =
        MatrixUtils.createRealMatrix(symmetric.getRowDimension(), symmetric.getRowDimension());
    // The eigenvalues come in falling order; the last is the zero of the constant vector.
    for (int k = 0; k < symmetric.getRowDimension() - 1; k++) {
      inverse =
          inverse.add(
              eigen
                  .getEigenvector(k)
                  .outerProduct(eigen.getEigenvector(k))
                  .scalarMultiply(1 / eigen.getRealEigenvalue(k)));
    }
    return inverse;
  }

  @Test
  void probedStandardErrorsOfLargeChainsAreWithinTheirStatedError() {
    // Two copies of one ring, in one chain of 900 states and in one of 300: the large one is
    // probed.
    double[] exact = ringErrors(1);
    double[] probed = ringErrors(3);
    double squared = 0;
    for (int i = 0; i < exact.length; i++) {
      squared += exact[i] == 0 ? probed[i] : Math.pow(probed[i] / exact[i] - 1, 2);
    }
    // 4 % in the root mean square; the probes' seed is fixed.
    assertThat(Math.sqrt(squared / exact.length)).isLessThan(0.06);
  }

  private static double[] ringErrors(int copies) {
    int states = 300;
    Chain.Builder builder = Chain.builder();
    for (int c = 0; c < copies; c++) {
      SplittableRandom random = new SplittableRandom(17);
      for (int i = 0; i < states; i++) {
        for (int k = 1; k <= 3; k++) {
          String here = c + "s" + i;
          String there = c + "s" + (i + k * k) % states;
          builder
              .step(here, there, 1 + random.nextInt(20))
              .step(there, here, 1 + random.nextInt(20));
        }
      }
    }
    Chain chain = builder.build();
    LeastAction least = minimise(chain, KernelEstimate.COUNTS, ViolationFunction.SOFTPLUS);
    double[] errors = new double[states];
    for (int i = 0; i < states; i++) {
      errors[i] = least.standardError(chain.states().number("0s" + i)).orElseThrow();
    }
    return errors;
  }

  @ParameterizedTest
  @CsvSource({
    "metropolis40, low_incl_self, ATTEMPTS",
    "metropolis40, high, HIGH_REJECT",
    "driven40, low_incl_self, ATTEMPTS",
    "driven40, high, HIGH_REJECT",
    "paper7484, low_excl_self_thr1, LOW_REJECT",
  })
  void referenceChainsHaveTheReferencePotentialsAndActions(
      String file, String kind, KernelEstimate estimate) throws IOException {
    Chain chain = ReferenceChains.chain(file + ".csv");
    String name = file + "/" + kind;
    for (ViolationFunction violation : ViolationFunction.values()) {
      LeastAction least = minimise(chain, estimate, violation);
      ReferenceChains.assertPotential(least.potential(), name, violation.id());
      assertThat(least.action())
          .isCloseTo(
              ReferenceChains.answers(name).get(violation.id()).get("action_infimum").doubleValue(),
              offset(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({"metropolis40, high", "driven40, high", "paper7484, low_excl_self_thr1"})
  void theReversibleLikelihoodOfTheMovesIsTheReference(String file, String kind)
      throws IOException {
    Chain recorded = ReferenceChains.chain(file + ".csv");
    // The reference is of the moves alone, so self-loops are left out of the draws.
    Chain.Builder moves = Chain.builder();
    for (int i = 0; i < recorded.size(); i++) {
      moves.state(recorded.states().key(i));
      for (int e = recorded.firstEdge(i); e < recorded.firstEdge(i + 1); e++) {
        moves.step(
            recorded.states().key(i), recorded.states().key(recorded.target(e)), recorded.count(e));
      }
    }
    LeastAction least = minimise(moves.build(), KernelEstimate.COUNTS, ViolationFunction.SOFTPLUS);
    ReferenceChains.assertPotential(least.potential(), file + "/" + kind, "reversible_mle_jump");
  }
}
