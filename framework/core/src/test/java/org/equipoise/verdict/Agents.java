package org.equipoise.verdict;

import java.util.random.RandomGenerator;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;

/** Simulated agents whose properties are known. */
final class Agents {
  private Agents() {}

  /**
   * On the ring of the numbers 0 to {@code size - 1}: up with probability {@code up}, else down.
   */
  static Agent<Integer> ring(int size, double up) {
    return (state, draw) ->
        Step.to(Math.floorMod(draw.random().nextDouble() < up ? state + 1 : state - 1, size));
  }

  /**
   * On the numbers 0 to {@code size - 1}, all neighbours of each other: Metropolis steps in a
   * potential equal to the number times {@code slope}; in detailed balance.
   */
  static Agent<Integer> metropolis(int size, double slope) {
    return (state, draw) -> {
      RandomGenerator random = draw.random();
      int proposal = random.nextInt(size);
      boolean accepted = random.nextDouble() < Math.exp(slope * (state - proposal));
      return accepted ? Step.to(proposal) : Step.stay();
    };
  }

  /** Never the same state twice, but for chance of 1 in 2^31. */
  static Agent<String> neverBack() {
    return (state, draw) -> Step.to("state " + (draw.random().nextInt() >>> 1));
  }

  /** Escapes with probability {@code rate}, for one of two reasons, and else stays. */
  static Agent<String> escaping(double rate) {
    return (state, draw) -> {
      double random = draw.random().nextDouble();
      if (random < 0.75 * rate) {
        return Step.escape("not a word");
      }
      return random < rate ? Step.escape("refused") : Step.stay();
    };
  }
}
