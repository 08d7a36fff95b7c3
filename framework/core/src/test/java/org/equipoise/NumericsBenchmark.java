package org.equipoise;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.equipoise.balance.DetailedBalance;
import org.equipoise.balance.ExactTest;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Kernel;
import org.equipoise.chain.KernelEstimate;
import org.equipoise.chain.StateIndex;
import org.equipoise.chain.Transitions;
import org.equipoise.potential.LeastAction;
import org.equipoise.potential.ViolationFunction;

/**
 * Prints the times of least action and of the exact test: on a chain of the size of the paper's
 * larger set, generated or recorded (the file named as first argument: from,to,count), and of least
 * action on a generated one of 100,000 states and 2 million distinct moves. The median of the
 * rounds after warm-up, and the passes over the network that conjugate gradients took.
 */
public final class NumericsBenchmark {
  private static final int ROUNDS = 40;
  private static final int LARGE_ROUNDS = 7;

  private NumericsBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Chain paper =
        arguments.length > 0 ? Transitions.read(Path.of(arguments[0])).chain() : paperSized();
    System.out.println("paper size: " + paper);
    for (KernelEstimate estimate :
        new KernelEstimate[] {KernelEstimate.LOW_REJECT, KernelEstimate.HIGH_REJECT}) {
      leastAction(paper, estimate, ROUNDS);
    }
    exactTest(paper, 1);
    exactTest(paper, 2);
    Chain large = large();
    System.out.println("large: " + large);
    leastAction(large, KernelEstimate.LOW_REJECT, LARGE_ROUNDS);
  }

  private static void leastAction(Chain chain, KernelEstimate estimate, int rounds) {
    Kernel kernel = Kernel.of(chain, estimate);
    for (ViolationFunction violation : ViolationFunction.values()) {
      LeastAction least = LeastAction.minimise(kernel, violation);
      System.out.printf(
          "  least action, %s, %s: %.1f ms, 1 thread; %d Newton steps, %d passes; action %.15f%n",
          estimate.id(),
          violation.id(),
          median(rounds, () -> LeastAction.minimise(kernel, violation)),
          least.newtonSteps(),
          least.conjugateGradientIterations(),
          least.action());
    }
  }

  private static void exactTest(Chain chain, int threads) {
    ExactTest test = new ExactTest(199, 4, 1, threads);
    System.out.printf(
        "  exact test, 199 replicates, 4 passes, %d thread(s): %.0f ms; p %.3f%n",
        threads,
        median(5, () -> DetailedBalance.test(chain, test)),
        DetailedBalance.test(chain, test).pValue());
  }

  /** Milliseconds of one call, the median after as many rounds of warm-up. */
  private static double median(int rounds, Supplier<?> work) {
    double[] milliseconds = new double[rounds];
    for (int round = -rounds; round < rounds; round++) {
      long start = System.nanoTime();
      Object result = work.get();
      double elapsed = (System.nanoTime() - start) / 1e6;
      if (round >= 0 && result != null) {
        milliseconds[round] = elapsed;
      }
    }
    Arrays.sort(milliseconds);
    return milliseconds[rounds / 2];
  }

  /**
   * 50,228 draws from uniformly drawn of 7,484 states, reversible: between the pairs of a random
   * graph flows {@code exp(-(V_i + V_j) / 2)}, with {@code V} standard normal.
   */
  private static Chain paperSized() {
    int states = 7_484;
    SplittableRandom random = new SplittableRandom(2_512);
    double[] value = new double[states];
    List<List<Integer>> neighbours = new ArrayList<>();
    for (int i = 0; i < states; i++) {
      value[i] = random.nextGaussian();
      neighbours.add(new ArrayList<>());
    }
    for (int pair = 0; pair < 12_000; pair++) {
      // A random tree first, so that the graph is connected.
      int i = pair < states - 1 ? pair + 1 : random.nextInt(states);
      int j = pair < states - 1 ? random.nextInt(pair + 1) : random.nextInt(states);
      neighbours.get(i).add(j);
      neighbours.get(j).add(i);
    }
    Chain.Builder builder = Chain.builder();
    for (int k = 0; k < 50_228; k++) {
      int from = random.nextInt(states);
      builder.step("s" + from, "s" + neighbour(neighbours.get(from), value, random), 1);
    }
    return builder.build();
  }

  private static int neighbour(List<Integer> neighbours, double[] value, SplittableRandom random) {
    double sum = neighbours.stream().mapToDouble(j -> Math.exp(-value[j] / 2)).sum();
    double u = random.nextDouble() * sum;
    int k = 0;
    while (k < neighbours.size() - 1 && (u -= Math.exp(-value[neighbours.get(k)] / 2)) >= 0) {
      k++;
    }
    return neighbours.get(k);
  }

  /** Counts of 1 + Poisson(5.65) both ways between 1 million random pairs of 100,000 states. */
  private static Chain large() {
    int states = 100_000;
    SplittableRandom random = new SplittableRandom(10_047);
    PoissonDistribution poisson =
        new PoissonDistribution(new Well19937c(10_047), 5.65, 1e-12, 10_000);
    StateIndex.Builder index = new StateIndex.Builder();
    for (int i = 0; i < states; i++) {
      index.number("s" + i);
    }
    Chain.Tally tally = new Chain.Tally();
    for (int pair = 0; pair < 1_000_000; pair++) {
      int i = random.nextInt(states);
      int j = (i + 1 + random.nextInt(states - 1)) % states;
      tally.step(i, j, 1 + poisson.sample());
      tally.step(j, i, 1 + poisson.sample());
    }
    return tally.chain(index.build());
  }
}
