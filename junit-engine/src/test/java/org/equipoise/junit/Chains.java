package org.equipoise.junit;

import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;

/** Simulated agents of which the truth is known. */
final class Chains {
  static final int STATES = 10;

  private Chains() {}

  /**
   * A Metropolis walk on a ring of 10 states with the potential V(s) = s mod 5: proposes a
   * neighbour, and accepts a step up by dV with probability exp(-dV). In detailed balance.
   */
  static Agent<Integer> metropolis() {
    return (state, draw) -> {
      int next = Math.floorMod(state + (draw.random().nextBoolean() ? 1 : -1), STATES);
      double up = potential(next) - potential(state);
      return draw.random().nextDouble() < Math.exp(-up) ? Step.to(next) : Step.stay();
    };
  }

  static double potential(int state) {
    return state % 5;
  }

  /** Goes around the ring, forward nine times in ten: far from detailed balance. */
  static Agent<Integer> driven() {
    return (state, draw) ->
        Step.to(Math.floorMod(state + (draw.random().nextInt(10) == 0 ? -1 : 1), STATES));
  }

  /** The agent, with its steps counted. */
  static <S> Agent<S> counted(Agent<S> agent, AtomicInteger steps) {
    return (state, draw) -> {
      steps.incrementAndGet();
      return agent.step(state, draw);
    };
  }
}
