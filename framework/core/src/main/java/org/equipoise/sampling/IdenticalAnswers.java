package org.equipoise.sampling;

import java.util.Optional;
import org.equipoise.chain.StateIndex;
import org.equipoise.chain.StateText;

/**
 * Notices an agent whose answers do not vary: a cache, a fixed seed, a gateway or temperature 0
 * makes draws that look independent and are copies.
 */
final class IdenticalAnswers {
  /** Fewer draws from a state than these may agree by chance. */
  private static final int ENOUGH_PER_STATE = 10;

  /** With one such state alone, more draws are asked for. */
  private static final int ENOUGH_FOR_ONE_STATE = 20;

  private final Draws draws;
  private final int[] times;
  private final int[] answer;
  private final boolean[] varied;

  private IdenticalAnswers(Draws draws, int states) {
    this.draws = draws;
    this.times = new int[states];
    this.answer = new int[states];
    this.varied = new boolean[states];
    for (int k = 0; k < draws.size(); k++) {
      if (draws.outcome(k) != Draws.FAULT) {
        count(draws.from(k), draws.outcome(k));
      }
    }
  }

  private void count(int from, int outcome) {
    if (times[from] == 0) {
      answer[from] = outcome;
    }
    varied[from] |= answer[from] != outcome;
    times[from]++;
  }

  /** The warning, where all states with at least 10 draws gave one answer each. */
  static Optional<String> warning(Draws draws, StateIndex states) {
    return new IdenticalAnswers(draws, states.size()).warning(states);
  }

  private Optional<String> warning(StateIndex states) {
    int judged = 0;
    int most = 0;
    for (int state = 0; state < times.length; state++) {
      if (times[state] >= ENOUGH_PER_STATE) {
        if (varied[state]) {
          return Optional.empty();
        }
        judged++;
        most = times[state] > times[most] ? state : most;
      }
    }
    boolean enough = judged >= 2 || (judged == 1 && times[most] >= ENOUGH_FOR_ONE_STATE);
    return enough ? Optional.of(message(states, most)) : Optional.empty();
  }

  private String message(StateIndex states, int example) {
    return ("every draw from a state gave the same answer: a cache, a fixed seed, a gateway or"
            + " temperature 0? For example, all %s draws from '%s' ended in %s")
        .formatted(
            times[example],
            StateText.shortened(states.key(example), 200),
            draws.describe(answer[example], states));
  }
}
