package org.equipoise.calibration;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.equipoise.SimulatedKernel;
import org.equipoise.sampling.Sampler;
import org.equipoise.verdict.Properties;

/** Claims about the violation of detailed balance, of agents in balance and driven ones. */
final class BalanceScenarios {
  private static final double LIMIT = 0.15;
  private static final int[] STATES = {10, 20, 50};

  private BalanceScenarios() {}

  /** Each of the agents below, with 10, 20 and 50 states. */
  static List<Scenario> of(int draws) {
    return IntStream.of(STATES)
        .boxed()
        .flatMap(
            n ->
                Stream.of(
                    inBalance(n, draws), at(LIMIT, n, draws), at(0.3, n, draws), diffuse(n, draws)))
        .toList();
  }

  /** Random flows in detailed balance. */
  static Scenario inBalance(int states, int draws) {
    SimulatedKernel kernel =
        SimulatedKernel.reversible(states, 5 * states / 2, new SplittableRandom(states));
    return scenario("in balance", kernel, draws, Claim.holds(Properties.detailedBalance(LIMIT), 0));
  }

  /** A ring walked one way by steps near and far, of this violation. */
  static Scenario at(double violation, int states, int draws) {
    SimulatedKernel kernel = ring(states, violation);
    return scenario(
        "driven, v = " + violation,
        kernel,
        draws,
        violation > LIMIT
            ? Claim.missed(Properties.detailedBalance(LIMIT), violation)
            : Claim.atTheLimit(Properties.detailedBalance(LIMIT), violation));
  }

  /** The far steps let the exact test mix. */
  static SimulatedKernel ring(int states, double violation) {
    double forward = SimulatedKernel.shareOfViolation(violation);
    return SimulatedKernel.circulant(states, forward, 1, states / 5 + 1, 2 * states / 5 - 1);
  }

  /** Random flows, each driven by a normal number of standard deviation 1: v is about 0.3. */
  private static Scenario diffuse(int states, int draws) {
    SimulatedKernel kernel =
        SimulatedKernel.driven(states, 5 * states / 2, 1, new SplittableRandom(states));
    return scenario(
        "driven at random",
        kernel,
        draws,
        Claim.missed(Properties.detailedBalance(LIMIT), Double.NaN));
  }

  private static Scenario scenario(String name, SimulatedKernel kernel, int draws, Claim claim) {
    return Scenario.of(
        "%s, %d states, %d draws".formatted(name, kernel.states(), draws),
        List.of(claim),
        seed -> Sampler.of(kernel.agent()).from(0).transitions(draws));
  }
}
