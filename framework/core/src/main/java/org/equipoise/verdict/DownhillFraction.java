package org.equipoise.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.equipoise.chain.Chain;
import org.equipoise.chain.StrongComponents;
import org.equipoise.potential.Direction;
import org.equipoise.potential.Potential;
import org.equipoise.sampling.Sample;
import org.equipoise.statistics.Rounded;

/** The share of judged moves that lower the potential is at least so much. */
record DownhillFraction<S>(RateClaim rate) implements Property<S> {
  private static final int WORST = 3;

  @Override
  public String claim() {
    return rate.text();
  }

  @Override
  public Optional<Plan> plan(ErrorRates rates) {
    return Optional.of(new RatePlan(rate, rates));
  }

  @Override
  public Evidence judge(Sample<? extends S> sample, ErrorRates rates) {
    return Readiness.obstacleTo(sample)
        .map(reason -> Readiness.undecided(sample, rate.undecided(reason)))
        .orElseGet(
            () ->
                Readiness.isJudgedInTurn(sample)
                    ? judgeInTurn(sample, rates)
                    : judgeAll(sample, rates));
  }

  private Evidence judgeAll(Sample<?> sample, ErrorRates rates) {
    Optional<String> unfit = unfit(sample);
    if (unfit.isPresent()) {
      return rate.undecided(unfit.get());
    }
    Direction direction = Direction.of(sample);
    if (direction.unevaluable() > direction.evaluable()) {
      return incomparable(sample, direction.unevaluable(), direction.evaluable());
    }
    return noting(
        rate.judge(
            direction.down(),
            direction.evaluable(),
            sample.planned(),
            rates,
            uphill(sample, Direction.potentialOf(sample))),
        direction.unevaluable(),
        direction.unevaluable() + direction.evaluable());
  }

  private static Evidence noting(Evidence found, long unevaluable, long moves) {
    return unevaluable == 0
        ? found
        : found.noting(
            "%s of %s judged moves join states that cannot be compared, and do not count."
                .formatted(Rounded.count(unevaluable), Rounded.count(moves)));
  }

  /**
   * The potential is that of the first draws, which explored. They are the same at every look, so
   * it is fitted once in a run; states reached later have no height.
   */
  private Evidence judgeInTurn(Sample<?> sample, ErrorRates rates) {
    Sample<?> before = sample.upTo(sample.firstJudged());
    boolean hasExplored = sample.recorded() > sample.firstJudged();
    Optional<String> unfit = hasExplored ? unfit(before) : Optional.empty();
    if (unfit.isPresent()) {
      return rate.evidence(Verdict.INCONCLUSIVE, unfit.get()).settled().build();
    }
    return hasExplored
        ? judgeMoves(
            sample, Direction.potentialOf(sample.hasDeclaredPotential() ? sample : before), rates)
        : rate.judgeInTurn(sample, new Trials(), rates, List::of);
  }

  private Evidence judgeMoves(Sample<?> sample, Potential potential, ErrorRates rates) {
    JudgedMoves moves = JudgedMoves.of(sample, potential);
    Trials trials = moves.trials();
    long decided = SequentialRateJudgement.of(rate, rates, trials).path().trials();
    return moves.areComparableAfter(decided) || moves.comparable().size() == 0
        ? noting(
            rate.judgeInTurn(sample, trials, rates, () -> uphill(sample, potential)),
            moves.comparable().size() - trials.size(),
            moves.comparable().size())
        : incomparable(sample, moves.comparable().size() - trials.size(), trials.size());
  }

  /** Why there is no potential, fitted on the exploration draws, that tells of other moves. */
  private static Optional<String> unfit(Sample<?> sample) {
    if (sample.hasDeclaredPotential()) {
      return Optional.empty();
    }
    return sample.explored().moves() == 0
        ? Optional.of(
            "There are no exploration moves to fit a potential on: let a share of the draws explore, or declare a potential.")
        : Readiness.scatter(sample, "so a fitted potential knows too few of them");
  }

  /** The potential of the exploration draws does not rank the states of the judged moves. */
  private Evidence incomparable(Sample<?> sample, long unevaluable, long evaluable) {
    return rate.undecided(
        "%s of %s judged moves join states that the exploration draws cannot compare. %s"
            .formatted(
                Rounded.count(unevaluable),
                Rounded.count(unevaluable + evaluable),
                returns(sample.explored())
                    ? CoarserKey.advice(sample)
                    : "No move was ever taken back, and such moves show no heights: declare a @PotentialFunction / potential(...)."));
  }

  /** Whether any state that was left is found again. */
  private static boolean returns(Chain chain) {
    StrongComponents components = StrongComponents.of(chain);
    return IntStream.range(0, components.count()).anyMatch(c -> components.size(c) > 1);
  }

  private record Move(int from, int to, long count, double rise) {}

  private static List<String> uphill(Sample<?> sample, Potential potential) {
    Chain judged = sample.judged();
    List<Move> uphill = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      for (int e = judged.firstEdge(i); e < judged.firstEdge(i + 1); e++) {
        double rise = -JudgedMoves.drop(potential, i, judged.target(e)).orElse(0);
        if (rise > 0) {
          uphill.add(new Move(i, judged.target(e), judged.count(e), rise));
        }
      }
    }
    return uphill.stream()
        .sorted(Comparator.comparingLong(Move::count).reversed())
        .limit(WORST)
        .map(move -> describe(move, judged))
        .toList();
  }

  private static String describe(Move move, Chain judged) {
    return "%s -> %s: %s of %s moves, %s back, V rises by %s"
        .formatted(
            Shown.state(judged.states().key(move.from)),
            Shown.state(judged.states().key(move.to)),
            Rounded.count(move.count),
            Rounded.count(judged.moves(move.from)),
            Rounded.count(judged.moves(move.to, move.from)),
            Rounded.estimate(move.rise));
  }
}
