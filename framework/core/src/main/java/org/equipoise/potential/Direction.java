package org.equipoise.potential;

import java.util.OptionalDouble;
import java.util.function.IntToLongFunction;
import org.apiguardian.api.API;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Kernel;
import org.equipoise.chain.KernelEstimate;
import org.equipoise.chain.StateIndex;
import org.equipoise.sampling.Derivation;
import org.equipoise.sampling.Sample;
import org.equipoise.statistics.Rounded;

/**
 * How many moves lower a potential, raise it or leave it as it was: the direction of an agent
 * (section 5 of arXiv:2512.10047).
 *
 * <p>A potential flatters the moves that it was fitted on: pure noise seems to go down in 60 % of
 * some hundred moves. So the counts here are those of a potential from elsewhere; the one exception
 * says so in its name.
 *
 * @param down moves to a state of lower potential
 * @param up moves to a state of higher potential
 * @param flat moves between states of exactly equal potential
 * @param unevaluable moves between states whose potentials cannot be compared: one has none, or
 *     they belong to different components
 * @param method how the moves were judged, in words for reports
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Direction(long down, long up, long flat, long unevaluable, String method) {
  private static final Derivation<Direction> OF_JUDGED = Derivation.of(Direction::ofJudged);
  private static final Derivation<Potential> RANKING = Derivation.of(Direction::rank);

  /** The moves whose ends can be compared: down, up and flat. */
  public long evaluable() {
    return down + up + flat;
  }

  /**
   * The share of the evaluable moves that go down.
   *
   * @throws IllegalStateException if no move is evaluable
   */
  public double downhillFraction() {
    if (evaluable() == 0) {
      throw new IllegalStateException(
          "there is no downhill fraction: none of the %s moves leads between states whose potentials can be compared"
              .formatted(Rounded.count(unevaluable)));
    }
    return (double) down / evaluable();
  }

  /**
   * The direction of the judged moves of a sample, by the potential of {@link #potentialOf}.
   * Computed once per sample.
   */
  public static Direction of(Sample<?> sample) {
    return sample.derive(OF_JUDGED);
  }

  private static Direction ofJudged(Sample<?> sample) {
    Potential potential = potentialOf(sample);
    Chain moves = sample.judged();
    refuseItsOwn(moves, potential);
    return count(
        moves,
        potential,
        moves::count,
        sample.hasDeclaredPotential()
            ? "judged draws, along the declared potential"
            : "judged draws, along the potential of the draws that explored before them");
  }

  /**
   * The potential that ranks the states of a sample without having seen its judged moves: the one
   * the user declared, or else the reversible maximum likelihood of the exploration draws. Computed
   * once per sample.
   */
  public static Potential potentialOf(Sample<?> sample) {
    return sample.derive(RANKING);
  }

  private static Potential rank(Sample<?> sample) {
    if (!sample.hasDeclaredPotential()) {
      Kernel explored = Kernel.of(sample.explored(), KernelEstimate.COUNTS);
      return LeastAction.minimise(explored, ViolationFunction.SOFTPLUS).potential();
    }
    return Potential.given(
        sample.states(),
        state -> sample.declaredPotential(state).orElse(Double.NaN),
        "the zero of the declared potential");
  }

  /**
   * The direction of the moves of a chain by a potential from elsewhere.
   *
   * @throws IllegalArgumentException if the potential was fitted on this very chain, or belongs to
   *     other states
   */
  public static Direction of(Chain judged, Potential potential) {
    refuseItsOwn(judged, potential);
    return count(
        judged,
        potential,
        judged::count,
        "moves judged by a potential that was not fitted to them");
  }

  /** The direction of the moves of a chain by a potential that may have been fitted to them. */
  public static Direction inSample(Chain chain, Potential potential) {
    return count(
        chain,
        potential,
        chain::count,
        "moves judged by a potential that may have been fitted to them, which flatters the agent");
  }

  /**
   * The direction of a chain's moves where there are no others to fit a potential on: its counts
   * are split at random into two folds, a potential is fitted on each and judges the moves of the
   * other, and both results are summed.
   *
   * @param estimate the estimate of the kernel that a fold's potential is fitted to
   * @param attemptsPerState the attempts per state where they are known, of which each fold has
   *     half
   * @param seed decides the split
   * @throws IllegalArgumentException as {@link Kernel#of(Chain, KernelEstimate, OptionalDouble)}
   */
  public static Direction crossFitted(
      Chain chain,
      KernelEstimate estimate,
      OptionalDouble attemptsPerState,
      ViolationFunction violation,
      long seed) {
    Folds folds = Folds.of(chain, seed);
    OptionalDouble half =
        attemptsPerState.isPresent()
            ? OptionalDouble.of(attemptsPerState.getAsDouble() / 2)
            : attemptsPerState;
    Potential first =
        LeastAction.minimise(Kernel.of(folds.first(), estimate, half), violation).potential();
    Potential second =
        LeastAction.minimise(Kernel.of(folds.second(), estimate, half), violation).potential();
    return of(folds.first(), second)
        .plus(
            of(folds.second(), first),
            "cross-fitted: two folds, each along the other's potential (%s, %s; seed %s)"
                .formatted(estimate.id(), violation.id(), seed));
  }

  private Direction plus(Direction that, String method) {
    return new Direction(
        down + that.down, up + that.up, flat + that.flat, unevaluable + that.unevaluable, method);
  }

  /**
   * The paper's direction: each distinct move whose weight exceeds {@code threshold} counts once
   * (section 5 of arXiv:2512.10047, with 0.05).
   *
   * @param threshold on the kernel's weight; where that is the counts, on how often a move was seen
   * @throws IllegalArgumentException if the threshold is negative, or the potential was fitted on
   *     these very moves or belongs to other states
   */
  public static Direction overDistinctMoves(Kernel kernel, double threshold, Potential potential) {
    refuseItsOwn(kernel.chain(), potential);
    return distinctMoves(kernel, threshold, potential, "");
  }

  /**
   * The paper's direction by a potential that may have been fitted to these very moves, as the
   * paper does.
   *
   * @throws IllegalArgumentException if the threshold is negative, or the potential belongs to
   *     other states
   */
  public static Direction overDistinctMovesInSample(
      Kernel kernel, double threshold, Potential potential) {
    return distinctMoves(
        kernel,
        threshold,
        potential,
        ", by a potential that may have been fitted to them, which flatters the agent");
  }

  private static Direction distinctMoves(
      Kernel kernel, double threshold, Potential potential, String doubt) {
    if (!(threshold >= 0)) {
      throw new IllegalArgumentException(
          "the threshold of a kernel is at least 0 (the paper's is 0.05), got " + threshold);
    }
    return count(
        kernel.chain(),
        potential,
        edge -> kernel.weight(edge) > threshold ? 1 : 0,
        "distinct moves of weight above %s (%s), each counted once%s"
            .formatted(threshold, kernel.estimate().id(), doubt));
  }

  private static void refuseItsOwn(Chain chain, Potential potential) {
    if (potential.fittedOn().filter(fitted -> fitted == chain).isPresent()) {
      throw new IllegalArgumentException(
          "this potential was fitted on the very moves it is to judge, which flatters the agent; "
              + "take Direction.crossFitted, or Direction.inSample if that is what you want");
    }
  }

  private static Direction count(
      Chain chain, Potential potential, IntToLongFunction weight, String method) {
    refuseOtherStates(chain.states(), potential.states());
    long[] counts = new long[4];
    for (int i = 0; i < chain.size(); i++) {
      for (int e = chain.firstEdge(i); e < chain.firstEdge(i + 1); e++) {
        counts[kind(potential.drop(i, chain.target(e)))] += weight.applyAsLong(e);
      }
    }
    return new Direction(counts[2], counts[0], counts[1], counts[3], method);
  }

  /** 0 for up, 1 for flat, 2 for down, 3 for unevaluable. */
  static int kind(OptionalDouble drop) {
    return drop.isPresent() ? (int) Math.signum(drop.getAsDouble()) + 1 : 3;
  }

  private static void refuseOtherStates(StateIndex chain, StateIndex potential) {
    if (chain != potential && !chain.keys().equals(potential.keys())) {
      throw new IllegalArgumentException(
          "the potential belongs to other states (%s) than the moves (%s)"
              .formatted(potential, chain));
    }
  }
}
