package org.equipoise.verdict;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.equipoise.sampling.Sample;
import org.equipoise.statistics.MixtureWeight;
import org.equipoise.statistics.RateTest;
import org.equipoise.statistics.Rounded;
import org.equipoise.statistics.SequentialRateTest;

/** A claim that a rate is at least, or at most, a threshold, with an indifference margin. */
final class RateClaim {
  private final String property;
  private final String quantity;
  private final String unit;
  private final boolean isAtLeast;
  private final double good;
  private final double margin;

  // Each of these takes an exact computation, and is asked for at every look.
  private final ConcurrentMap<ErrorRates, SequentialRateTest> sequentialTests =
      new ConcurrentHashMap<>();
  private OptionalDouble weight = OptionalDouble.empty();

  private RateClaim(
      String property,
      String quantity,
      String unit,
      boolean isAtLeast,
      double good,
      double margin) {
    check(quantity, isAtLeast, good, margin);
    this.property = property;
    this.quantity = quantity;
    this.unit = unit;
    this.isAtLeast = isAtLeast;
    this.good = good;
    this.margin = margin;
  }

  private static void check(String quantity, boolean isAtLeast, double good, double margin) {
    if (!(good >= 0 && good <= 1)) {
      throw new IllegalArgumentException(
          "%s %s is no rate; a rate lies in [0, 1], write 0.6 for 60 %%"
              .formatted(relation(quantity, isAtLeast), good));
    }
    double room = isAtLeast ? good : 1 - good;
    if (room == 0) {
      throw new IllegalArgumentException(
          "%s %s holds for every agent; claim a rate strictly between 0 and 1"
              .formatted(relation(quantity, isAtLeast), Rounded.threshold(good)));
    }
    if (!(margin > 0 && margin < room)) {
      throw new IllegalArgumentException(
          "%s %s cannot have the margin %s; write one above 0 and below %s, such as %s"
              .formatted(
                  relation(quantity, isAtLeast),
                  Rounded.threshold(good),
                  margin,
                  Rounded.threshold(room),
                  Rounded.estimate(Math.min(Properties.DEFAULT_MARGIN, room / 2))));
    }
  }

  private static String relation(String quantity, boolean isAtLeast) {
    return quantity + (isAtLeast ? " at least" : " at most");
  }

  static RateClaim atLeast(
      String property, String quantity, String unit, double good, double margin) {
    return new RateClaim(property, quantity, unit, true, good, margin);
  }

  static RateClaim atMost(
      String property, String quantity, String unit, double good, double margin) {
    return new RateClaim(property, quantity, unit, false, good, margin);
  }

  /** The rate in words. */
  String quantity() {
    return quantity;
  }

  /** What is counted, in the plural. */
  String unit() {
    return unit;
  }

  /** Whether high rates are good. */
  boolean isAtLeast() {
    return isAtLeast;
  }

  /** The threshold claimed. */
  double good() {
    return good;
  }

  /** The claim in words. */
  String text() {
    return quantity + " " + expected();
  }

  /** What the claim expects of the rate. */
  private String expected() {
    return "%s %s (margin %s)"
        .formatted(
            isAtLeast ? "at least" : "at most", Rounded.threshold(good), Rounded.threshold(margin));
  }

  /** The rate that misses the claim by its margin. */
  double bad() {
    return isAtLeast ? good - margin : good + margin;
  }

  /** The exact test between the good rate and the bad one. */
  RateTest test(ErrorRates rates) {
    return isAtLeast
        ? new RateTest(bad(), good, rates.falsePass(), rates.falseFail())
        : new RateTest(good, bad(), rates.falseFail(), rates.falsePass());
  }

  /** The rate of an agent in good health: halfway from the threshold to the best there is. */
  double healthy() {
    return ((isAtLeast ? 1 : 0) + good) / 2;
  }

  /** The test between the same two rates after every trial. */
  SequentialRateTest sequentialTest(ErrorRates rates) {
    return sequentialTests.computeIfAbsent(rates, this::newSequentialTest);
  }

  private SequentialRateTest newSequentialTest(ErrorRates rates) {
    RateTest fixed = test(rates);
    return new SequentialRateTest(
        fixed.low(), fixed.high(), fixed.errorAtLow(), fixed.errorAtHigh(), weight());
  }

  /** The same at all error rates, so that a claim that fails at some fails at higher ones. */
  private synchronized double weight() {
    if (weight.isEmpty()) {
      double chosen = MixtureWeight.choose(Math.min(good, bad()), Math.max(good, bad()), healthy());
      weight = OptionalDouble.of(chosen);
    }
    return weight.getAsDouble();
  }

  Evidence undecided(String reason) {
    return evidence(Verdict.INCONCLUSIVE, reason).build();
  }

  Evidence.Builder evidence(Verdict verdict, String reason) {
    return Evidence.builder(property, text(), verdict, reason)
        .about(quantity, expected())
        .margin(margin);
  }

  /**
   * The verdict on this claim of a sample that may end when it is decided, or of one of
   * trajectories.
   *
   * @param culprits the worst offenders, asked for once sampling has ended
   */
  Evidence judgeInTurn(
      Sample<?> sample, Trials trials, ErrorRates rates, Supplier<List<String>> culprits) {
    if (trials.size() == 0) {
      return undecided(Readiness.cutShort(sample).orElseGet(this::nothing));
    }
    List<String> worst = sample.end().isPresent() ? culprits.get() : List.of();
    return sample.hasTrajectories()
        ? TrajectoryRateJudgement.of(this, rates, sample, trials).evidence(worst)
        : SequentialRateJudgement.of(this, rates, trials).evidence(sample, worst);
  }

  private String nothing() {
    return "There are no %s to judge: sample more.".formatted(unit);
  }

  /**
   * The verdict on this claim of a sample of fixed size.
   *
   * @param count how many of the trials count towards the rate
   * @param trials how many independent observations there are
   * @param planned how many draws were planned to have them
   */
  Evidence judge(long count, long trials, long planned, ErrorRates rates, List<String> culprits) {
    return trials == 0
        ? undecided(nothing())
        : new RateJudgement(this, rates, count, trials).evidence(planned, culprits);
  }
}
