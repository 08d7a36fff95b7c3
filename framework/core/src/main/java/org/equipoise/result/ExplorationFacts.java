package org.equipoise.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Saturation;
import org.equipoise.file.WrittenKey;
import org.equipoise.statistics.Binomial;
import org.jspecify.annotations.Nullable;

/**
 * How far the states were explored.
 *
 * @param distinctStates how many different states there are
 * @param saturation the share of moves that led to states seen before (Good and Turing); null
 *     without moves
 * @param trapping the states that the agent hardly leaves, worst first, at most {@value #WORST}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record ExplorationFacts(
    int distinctStates, @Nullable Double saturation, List<Trap> trapping) {
  private static final int WORST = 10;
  private static final long FEWEST_DRAWS = 20;
  private static final double HIGHEST_LEAVE_RATE = 0.05;
  private static final double ERROR_RATE = 0.05;

  /**
   * A state that the agent hardly leaves: of 20 draws or more so few are moves that, at 95 %
   * confidence, less than 5 % of all are.
   *
   * @param state its key
   * @param draws the answered steps from it
   * @param moves those of them that led to another state
   * @param leaveRateAtMost the one-sided 95 % upper bound of the share of moves (Clopper and
   *     Pearson)
   */
  public record Trap(String state, long draws, long moves, double leaveRateAtMost) {}

  public ExplorationFacts {
    trapping = trapping == null ? List.of() : List.copyOf(trapping);
  }

  static ExplorationFacts of(Chain chain) {
    return new ExplorationFacts(
        chain.size(), chain.moves() == 0 ? null : Saturation.of(chain).share(), trapping(chain));
  }

  private static List<Trap> trapping(Chain chain) {
    List<Trap> traps = new ArrayList<>();
    for (int i = 0; i < chain.size(); i++) {
      long draws = chain.draws(i);
      // The observed share lies below its bound: this spares the bound of almost every state.
      if (draws >= FEWEST_DRAWS && chain.moves(i) < HIGHEST_LEAVE_RATE * draws) {
        double bound = Binomial.upperBound(chain.moves(i), draws, ERROR_RATE);
        if (bound < HIGHEST_LEAVE_RATE) {
          traps.add(new Trap(WrittenKey.of(chain.states().key(i)), draws, chain.moves(i), bound));
        }
      }
    }
    return traps.stream()
        .sorted(Comparator.comparingDouble(Trap::leaveRateAtMost).thenComparing(Trap::state))
        .limit(WORST)
        .toList();
  }
}
