package org.equipoise.result;

import java.util.List;
import org.apiguardian.api.API;
import org.equipoise.potential.Direction;
import org.equipoise.statistics.Binomial;
import org.equipoise.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How the moves go along the potential.
 *
 * @param down moves to a state of lower potential
 * @param up moves to a state of higher potential
 * @param flat moves between states of the same potential
 * @param unevaluable moves between states whose potentials can not be compared
 * @param downhillFraction {@code down} over all evaluable moves; null where there are none
 * @param interval both ends of its confidence interval (Clopper and Pearson); null where the moves
 *     are not known to be independent of each other and of the potential, as recorded ones
 * @param level the confidence level of the interval
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

  private static DirectionFacts of(Direction direction, @Nullable Interval interval) {
    return new DirectionFacts(
        direction.down(),
        direction.up(),
        direction.flat(),
        direction.unevaluable(),
        direction.evaluable() > 0 ? direction.downhillFraction() : null,
        interval == null ? null : Ends.of(interval),
        interval == null ? null : interval.level(),
        direction.method());
  }

  /** The moves whose ends can be compared. */
  long evaluable() {
    return down + up + flat;
  }
}
