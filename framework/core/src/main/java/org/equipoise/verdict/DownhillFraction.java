package org.equipoise.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.equipoise.chain.Chain;
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
  public Evidence judge(Sample<? extends S> sample, ErrorRates rates) {
    return Readiness.obstacle(sample)
        .or(() -> poorFit(sample))
        .map(rate::undecided)
        .orElseGet(() -> judgeMoves(sample, rates));
  }

  private Evidence judgeMoves(Sample<?> sample, ErrorRates rates) {
    Direction direction = Direction.of(sample);
    return rate.judge(
        direction.down(), direction.evaluable(), sample.planned(), rates, uphill(sample));
  }

  /** Why a potential fitted on the exploration draws tells too little of the judged moves. */
  private static Optional<String> poorFit(Sample<?> sample) {
    if (sample.hasDeclaredPotential()) {
      return Optional.empty();
    }
    if (sample.explored().moves() == 0) {
      return Optional.of(
          "There are no exploration moves to fit a potential on: let a share of the draws explore, or declare a potential.");
    }
    return Readiness.scatter(sample, "so a fitted potential knows too few of them")
        .or(() -> incomparable(sample));
  }

  /** Why the potential of the exploration draws does not rank the states of the judged moves. */
  private static Optional<String> incomparable(Sample<?> sample) {
    Direction direction = Direction.of(sample);
    return direction.unevaluable() <= direction.evaluable()
        ? Optional.empty()
        : Optional.of(
            "%s of %s judged moves join states that the exploration draws cannot compare. %s"
                .formatted(
                    Rounded.count(direction.unevaluable()),
                    Rounded.count(direction.unevaluable() + direction.evaluable()),
                    CoarserKey.advice(sample)));
  }

  private record Move(int from, int to, long count, double rise) {}

  private static List<String> uphill(Sample<?> sample) {
    Chain judged = sample.judged();
    Potential potential = Direction.potentialOf(sample);
    List<Move> uphill = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      for (int e = judged.firstEdge(i); e < judged.firstEdge(i + 1); e++) {
        double rise = -potential.drop(i, judged.target(e)).orElse(0);
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
