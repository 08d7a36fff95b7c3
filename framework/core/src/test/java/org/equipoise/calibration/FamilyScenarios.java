package org.equipoise.calibration;

import java.util.List;
import org.equipoise.SimulatedKernel;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.sampling.RecordedStep;
import org.equipoise.sampling.Sampler;
import org.equipoise.verdict.Properties;

/**
 * A class with five properties, of an agent that is as it ever was: it escapes, stays, or moves on
 * a ring, one way more often than the other.
 */
final class FamilyScenarios {
  private static final int STATES = 20;
  private static final double ESCAPES = 0.2;
  private static final double STAYS = 0.1;
  private static final double VIOLATION = 0.15;

  private FamilyScenarios() {}

  /** All claims that can be are just true: where a class fails most easily. */
  static Scenario atTheBars(int draws) {
    return scenario("five claims, just true", draws, 0);
  }

  /** All claims are true with room to spare. */
  static Scenario healthy(int draws) {
    return scenario("five claims, true with room", draws, 0.1);
  }

  private static Scenario scenario(String name, int draws, double room) {
    SimulatedKernel ring = BalanceScenarios.ring(STATES, VIOLATION);
    double downhill = downhill(ring);
    double bar = Math.floor(1_000 * (downhill - room)) / 1_000;
    List<Claim> claims =
        List.of(
            Claim.holds(Properties.downhillFraction(bar, 0.1), downhill),
            Claim.holds(Properties.escapeRate(ESCAPES + room, 0.1), ESCAPES),
            Claim.holds(
                Properties.rateAtMost(
                    "staying", "answers", STAYS + room, 0.1, RecordedStep::isSelfLoop, s -> true),
                STAYS),
            Claim.holds(Properties.detailedBalance(VIOLATION + room), VIOLATION),
            Claim.holds(DriftScenarios.noDrift(), 0));
    Agent<Integer> agent = agent(ring);
    return Scenario.of(
            "%s, %d draws".formatted(name, draws),
            claims,
            seed -> Sampler.of(agent).from(0).potential(state -> -state).transitions(draws))
        .comparedWith(DriftScenarios.freshBaseline(agent, 4 * draws));
  }

  private static Agent<Integer> agent(SimulatedKernel ring) {
    return (state, draw) -> {
      double u = draw.random().nextDouble();
      if (u < ESCAPES) {
        return Step.escape("no answer to use");
      }
      return u < ESCAPES + STAYS ? Step.stay() : Step.to(ring.next(state, draw.random()));
    };
  }

  /** The share of moves to a state of a larger number, which is lower in the potential. */
  private static double downhill(SimulatedKernel ring) {
    double sum = 0;
    for (int i = 0; i < STATES; i++) {
      for (int j = i + 1; j < STATES; j++) {
        sum += ring.probability()[i][j];
      }
    }
    return sum / STATES;
  }
}
