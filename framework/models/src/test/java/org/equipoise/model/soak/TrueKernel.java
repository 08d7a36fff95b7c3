package org.equipoise.model.soak;

import java.util.random.RandomGenerator;

/**
 * What the service of the soak answers: Metropolis steps on the states 0 to 11 with the potential
 * 0.4 a state, and with probability 0.1 a sentence that is no state. So the escape rate is 0.1, and
 * of the moves from states drawn evenly the share 1 / (1 + exp(-0.4)) = 0.599 goes down.
 */
final class TrueKernel {
  static final int STATES = 12;
  static final String NO_STATE = "I would rather not say.";

  private static final double ESCAPES = 0.1;
  private static final double SLOPE = 0.4;

  private TrueKernel() {}

  /** The answer to a state. */
  static String answer(int state, RandomGenerator random) {
    if (random.nextDouble() < ESCAPES) {
      return NO_STATE;
    }
    int proposed = random.nextBoolean() ? state + 1 : state - 1;
    boolean taken =
        proposed >= 0
            && proposed < STATES
            && random.nextDouble() < Math.exp(SLOPE * (state - proposed));
    return String.valueOf(taken ? proposed : state);
  }
}
