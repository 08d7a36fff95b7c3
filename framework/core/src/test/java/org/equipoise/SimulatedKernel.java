package org.equipoise;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.chain.Chain;

/**
 * A Markov chain with known probabilities, to draw test samples from.
 *
 * @param probability the probability of each move, by source and target; rows sum to 1
 */
public record SimulatedKernel(double[][] probability) {

  /** A kernel proportional to {@code rate}, whose rows are scaled to sum 1. */
  public static SimulatedKernel of(double[][] rate) {
    double[][] probability = new double[rate.length][];
    for (int i = 0; i < rate.length; i++) {
      double sum = Arrays.stream(rate[i]).sum();
      probability[i] = Arrays.stream(rate[i]).map(r -> r / sum).toArray();
    }
    return new SimulatedKernel(probability);
  }

  /**
   * A jump chain in detailed balance on a connected random graph: flows {@code exp(-(V_i + V_j) /
   * 2)} between neighbours, with {@code V} standard normal.
   */
  public static SimulatedKernel reversible(int states, int pairs, SplittableRandom random) {
    return SimulatedKernel.of(flows(states, pairs, random));
  }

  /**
   * The same, each flow of a pair driven one way by {@code exp(+-drive z / 2)}, z standard normal.
   */
  public static SimulatedKernel driven(
      int states, int pairs, double drive, SplittableRandom random) {
    double[][] flow = flows(states, pairs, random);
    for (int i = 0; i < states; i++) {
      for (int j = 0; j < i; j++) {
        double factor = Math.exp(drive * random.nextGaussian() / 2);
        flow[i][j] *= factor;
        flow[j][i] /= factor;
      }
    }
    return SimulatedKernel.of(flow);
  }

  /**
   * States in a ring, all alike: a move of one of so many places, all equally likely, {@code
   * forward} with that probability. Its violation of detailed balance is {@link #violationOfShare}
   * of it.
   */
  public static SimulatedKernel circulant(int states, double forward, int... places) {
    double[][] rate = new double[states][states];
    for (int i = 0; i < states; i++) {
      for (int step : places) {
        rate[i][(i + step) % states] += forward;
        rate[i][Math.floorMod(i - step, states)] += 1 - forward;
      }
    }
    return SimulatedKernel.of(rate);
  }

  /** {@code sqrt(1 - h(p))} for the entropy h in bits: the violation of a share p one way. */
  public static double violationOfShare(double p) {
    return p == 1 ? 1 : Math.sqrt(1 + (p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2));
  }

  /** The share of at least a half that has this violation, to 1e-12. */
  public static double shareOfViolation(double violation) {
    double low = 0.5;
    double high = 1;
    while (high - low > 1e-12) {
      double middle = (low + high) / 2;
      low = violationOfShare(middle) < violation ? middle : low;
      high = violationOfShare(middle) < violation ? high : middle;
    }
    return high;
  }

  private static double[][] flows(int states, int pairs, SplittableRandom random) {
    double[] value = new double[states];
    for (int i = 0; i < states; i++) {
      value[i] = random.nextGaussian();
    }
    double[][] flow = new double[states][states];
    for (int placed = 0; placed < pairs; ) {
      // A random tree first, so that the graph is connected.
      int i = placed < states - 1 ? placed + 1 : random.nextInt(states);
      int j = placed < states - 1 ? random.nextInt(placed + 1) : random.nextInt(states);
      if (i != j && flow[i][j] == 0) {
        flow[i][j] = Math.exp(-(value[i] + value[j]) / 2);
        flow[j][i] = flow[i][j];
        placed++;
      }
    }
    return flow;
  }

  /** How many states there are. */
  public int states() {
    return probability.length;
  }

  /** One move from a state. */
  public int next(int from, RandomGenerator random) {
    double u = random.nextDouble();
    int to = 0;
    for (double p : probability[from]) {
      u -= p;
      if (u < 0) {
        return to;
      }
      to++;
    }
    return from;
  }

  /** A chain of draws from uniformly drawn states. */
  public Chain sample(int draws, SplittableRandom random) {
    Chain.Builder builder = Chain.builder();
    for (int k = 0; k < draws; k++) {
      int from = random.nextInt(states());
      builder.step("s" + from, "s" + next(from, random), 1);
    }
    return builder.build();
  }

  /** An agent that walks by this kernel over the states 0 to n - 1. */
  public Agent<Integer> agent() {
    return (state, draw) -> Step.to(next(state, draw.random()));
  }
}
