package org.equipoise.verdict;

import java.util.Objects;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.equipoise.sampling.RecordedStep;

/**
 * The properties of this framework.
 *
 * <pre>{@code
 * Property<String> goesDownhill = Properties.downhillFraction(0.60, 0.05);
 * Evidence evidence = goesDownhill.judge(sample, ErrorRates.DEFAULT);
 * }</pre>
 *
 * <p>A claim about a rate has an indifference margin: it fails where the data rule out the rate
 * claimed, and passes where they rule out that it is missed by the margin. A gate without a margin,
 * "observed at least 0.60", is a coin toss for an agent at 0.60.
 *
 * <p>A sample {@linkplain org.equipoise.sampling.Sampler#until that may end when it is decided} is
 * judged while it grows. A rate is decided for good by the first of its trials at which the
 * evidence suffices; the likelihood ratio of both rates, mixed with all others beyond them, bounds
 * both errors whenever one looks. Any other sample has one fixed size: it is judged once, at its
 * end, by the exact binomial law, and where a budget cut it short it decides nothing.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Properties {
  /** The indifference margin of a rate where the user gives none. */
  public static final double DEFAULT_MARGIN = 0.05;

  /** The drift from a baseline that does no harm where the user gives none. */
  public static final double DEFAULT_DRIFT_TOLERANCE = 0.05;

  private Properties() {}

  /**
   * At least this share of the judged moves lowers the potential: the one declared for the sample,
   * or else the one of least action from the exploration draws.
   *
   * @param atLeast the share claimed, in (0, 1]
   * @param margin how far below {@code atLeast} a share may be taken for it, in (0, atLeast)
   * @throws IllegalArgumentException if they are out of range
   */
  public static <S> Property<S> downhillFraction(double atLeast, double margin) {
    return new DownhillFraction<>(
        RateClaim.atLeast("downhill-fraction", "downhill fraction", "moves", atLeast, margin));
  }

  /**
   * At most this share of the judged draws ends in no valid state.
   *
   * @param atMost the share claimed, in [0, 1)
   * @param margin how far above {@code atMost} a share may be taken for it, in (0, 1 - atMost)
   * @throws IllegalArgumentException if they are out of range
   */
  public static <S> Property<S> escapeRate(double atMost, double margin) {
    return new EscapeRate<>(
        RateClaim.atMost("escape-rate", "escape rate", "draws", atMost, margin));
  }

  /**
   * At most this share of all steps ends in a fault of the infrastructure.
   *
   * @param atMost the share claimed, in [0, 1)
   * @param margin how far above {@code atMost} a share may be taken for it, in (0, 1 - atMost)
   * @throws IllegalArgumentException if they are out of range
   */
  public static <S> Property<S> faultRate(double atMost, double margin) {
    return new FaultRate<>(RateClaim.atMost("fault-rate", "fault rate", "steps", atMost, margin));
  }

  /**
   * A rate of your own is at least so much, judged by the same exact rules as the others:
   *
   * <pre>{@code
   * Properties.rateAtLeast("move rate", "draws", 0.80, 0.05, RecordedStep::isMove, step -> true);
   * }</pre>
   *
   * <p>The trials are steps that were judged and answered, each of them once: they are independent
   * where the agent's answers are, as the error rates require.
   *
   * @param name the rate in words: {@code "move rate"}
   * @param unit what the trials are, in the plural
   * @param atLeast the rate claimed, in (0, 1]
   * @param margin how far below {@code atLeast} a rate may be taken for it, in (0, atLeast)
   * @param counts which of the trials count towards the rate
   * @param among which steps are trials; {@code step -> true} for all
   * @throws IllegalArgumentException if the name is blank or a number is out of range
   */
  public static <S> Property<S> rateAtLeast(
      String name,
      String unit,
      double atLeast,
      double margin,
      Predicate<? super RecordedStep<? extends S>> counts,
      Predicate<? super RecordedStep<? extends S>> among) {
    return new ObservedRate<>(
        RateClaim.atLeast(machineName(name), name, unit, atLeast, margin),
        Objects.requireNonNull(counts, "counts"),
        Objects.requireNonNull(among, "among"));
  }

  /**
   * A rate of your own is at most so much; see {@link #rateAtLeast}.
   *
   * @param name the rate in words: {@code "self-loop rate"}
   * @param unit what the trials are, in the plural
   * @param atMost the rate claimed, in [0, 1)
   * @param margin how far above {@code atMost} a rate may be taken for it, in (0, 1 - atMost)
   * @param counts which of the trials count towards the rate
   * @param among which steps are trials; {@code step -> true} for all
   * @throws IllegalArgumentException if the name is blank or a number is out of range
   */
  public static <S> Property<S> rateAtMost(
      String name,
      String unit,
      double atMost,
      double margin,
      Predicate<? super RecordedStep<? extends S>> counts,
      Predicate<? super RecordedStep<? extends S>> among) {
    return new ObservedRate<>(
        RateClaim.atMost(machineName(name), name, unit, atMost, margin),
        Objects.requireNonNull(counts, "counts"),
        Objects.requireNonNull(among, "among"));
  }

  private static String machineName(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a rate needs a name in words, such as 'move rate'");
    }
    return name.strip().replace(' ', '-');
  }

  /**
   * The sample visits at least so many different states, as start or end of a step.
   *
   * @throws IllegalArgumentException if {@code atLeast} is not positive
   */
  public static <S> Property<S> distinctStates(int atLeast) {
    return new DistinctStates<>(atLeast);
  }

  /**
   * The moves violate detailed balance by at most this much: {@code v = sqrt(J)}, {@code J} being
   * the information about the direction of a move, in bits, that no potential explains. It is 0 for
   * an agent in detailed balance and 1 where each move tells the arrow of time.
   *
   * @param violationAtMost the violation claimed, in (0, 1)
   * @throws IllegalArgumentException if it is out of range
   */
  public static <S> Property<S> detailedBalance(double violationAtMost) {
    return new BalanceViolation<>(violationAtMost);
  }

  /**
   * The steps have drifted from the baseline by at most this much: {@code v = sqrt(J)}, {@code J}
   * being the information, in bits, that a step carries about whether it is one of the baseline's
   * or one of the sample's ({@link org.equipoise.drift.Drift}). The baseline is the {@link
   * org.equipoise.drift.Reference} that the sample has as its companion; without one the property
   * fails.
   *
   * @param tolerance the drift claimed not to be exceeded, in (0, 1)
   * @param margin how far above it a drift may be taken for one within it, above 0
   * @throws IllegalArgumentException if they are out of range
   */
  public static <S> Property<S> noDrift(double tolerance, double margin) {
    return new NoDrift<>(tolerance, margin);
  }
}
