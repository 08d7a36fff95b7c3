package org.equipoise.verdict;

import java.util.OptionalDouble;
import org.equipoise.potential.Potential;
import org.equipoise.sampling.RecordedStep;
import org.equipoise.sampling.Sample;

/**
 * The judged moves of a sample in their order, along a potential.
 *
 * @param trials the moves between states that the potential compares; down counts
 * @param comparable all moves; those that are trials count
 */
record JudgedMoves(Trials trials, Trials comparable) {

  static JudgedMoves of(Sample<?> sample, Potential potential) {
    JudgedMoves moves = new JudgedMoves(new Trials(), new Trials());
    for (int k = sample.firstJudged(); k < sample.recorded(); k++) {
      RecordedStep<?> step = sample.step(k);
      if (step.isMove()) {
        moves.add(k, drop(potential, step.fromNumber(), step.toNumber()));
      }
    }
    return moves;
  }

  private void add(int step, OptionalDouble drop) {
    comparable.add(step, drop.isPresent());
    if (drop.isPresent()) {
      trials.add(step, drop.getAsDouble() > 0);
    }
  }

  /** How far a move lowers a potential; empty where a state is newer than the potential, too. */
  static OptionalDouble drop(Potential potential, int from, int to) {
    return Math.max(from, to) < potential.states().size()
        ? potential.drop(from, to)
        : OptionalDouble.empty();
  }

  /**
   * Whether, after so many trials or at a later move, at least half of the moves were trials. Once
   * true it stays true, whatever moves follow.
   */
  boolean areComparableAfter(long number) {
    int known = 0;
    for (int move = 0; move < comparable.size(); move++) {
      known += comparable.counts(move) ? 1 : 0;
      if (known >= number && 2 * known > move) {
        return true;
      }
    }
    return false;
  }
}
