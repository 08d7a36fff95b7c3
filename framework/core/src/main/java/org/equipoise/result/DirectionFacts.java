package org.equipoise.result;

import java.util.List;
import org.apiguardian.api.API;
import org.equipoise.potential.ClusteredDirection;
import org.equipoise.potential.Direction;
import org.equipoise.statistics.Binomial;
import org.equipoise.statistics.Interval;
import org.equipoise.statistics.MeanSequence;
import org.jspecify.annotations.Nullable;

/**
 * How the moves go along the potential.
 *
 * @param down moves to a state of lower potential
 * @param up moves to a state of higher potential
 * @param flat moves between states of the same potential
 * @param unevaluable moves between states whose potentials can not be compared
 * @param downhillFraction {@code down} over all evaluable moves, or the mean of that share over
 *     clusters; null where there are none
 * @param interval both ends of its confidence interval (Clopper and Pearson, and of clusters the
 *     confidence sequence for a mean); null where the moves are not known to be independent of each
 *     other and of the potential, as recorded ones
 * @param level the confidence level of the interval
 * @param clusters how many clusters, each one observation, were judged; null where each move is one
 * @param method how the moves were judged
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record DirectionFacts(
    long down,
    long up,
    long flat,
    long unevaluable,
    @Nullable Double downhillFraction,
    @Nullable List<Double> interval,
    @Nullable Double level,
    @Nullable Integer clusters,
    String method) {
  private static final double LEVEL = 0.95;

  public DirectionFacts {
    interval = Ends.checked(interval);
  }

  /** Of moves that are not known to be independent of each other and of the potential. */
  static DirectionFacts of(Direction direction) {
    return of(direction, null);
  }

  /**
   * Of moves that are independent of each other and of the potential, so that they bound a rate.
   */
  static DirectionFacts ofIndependent(Direction direction) {
    return of(
        direction,
        direction.evaluable() == 0
            ? null
            : Binomial.interval(direction.down(), direction.evaluable(), LEVEL));
  }

  /** Of moves in clusters that are independent of each other and of the potential. */
  static DirectionFacts ofClusters(ClusteredDirection clustered) {
    double error = (1 - LEVEL) / 2;
    return of(
        clustered.direction(),
        clustered.meanShare().isPresent() ? clustered.meanShare().getAsDouble() : null,
        clustered.shares().isEmpty()
            ? null
            : MeanSequence.interval(clustered.shares(), error, error),
        clustered.shares().size());
  }

  private static DirectionFacts of(Direction direction, @Nullable Interval interval) {
    return of(
        direction, direction.evaluable() > 0 ? direction.downhillFraction() : null, interval, null);
  }

  private static DirectionFacts of(
      Direction direction,
      @Nullable Double fraction,
      @Nullable Interval interval,
      @Nullable Integer clusters) {
    return new DirectionFacts(
        direction.down(),
        direction.up(),
        direction.flat(),
        direction.unevaluable(),
        fraction,
        interval == null ? null : Ends.of(interval),
        interval == null ? null : interval.level(),
        clusters,
        direction.method());
  }

  /** The moves whose ends can be compared. */
  long evaluable() {
    return down + up + flat;
  }
}
