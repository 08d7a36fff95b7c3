package org.equipoise.verdict;

import org.apiguardian.api.API;
import org.equipoise.statistics.OperatingCharacteristic;
import org.equipoise.statistics.Rounded;
import org.equipoise.statistics.SequentialRateTest;

/**
 * What judging a rate trial by trial takes, by exact computation. A trial is a draw for the escape
 * rate, and a move between comparable states for the downhill fraction: there are no more trials
 * than judged draws, and exploration comes before them.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class RatePlan implements Plan {
  private final RateClaim claim;
  private final SequentialRateTest test;
  private final long trials;

  RatePlan(RateClaim claim, ErrorRates rates) {
    this(claim, claim.sequentialTest(rates), Long.MAX_VALUE);
  }

  private RatePlan(RateClaim claim, SequentialRateTest test, long trials) {
    this.claim = claim;
    this.test = test;
    this.trials = trials;
  }

  /**
   * This plan where there are no more trials than so many: then what is undecided stays so, and the
   * expectations are those of a test that gives up there.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public RatePlan upTo(long trials) {
    if (trials < 0) {
      throw new IllegalArgumentException("a number of trials is at least 0, got " + trials);
    }
    return new RatePlan(claim, test, Math.min(trials, this.trials));
  }

  @Override
  public String claim() {
    return claim.text();
  }

  /** What the trials are, in the plural. */
  public String unit() {
    return claim.unit();
  }

  /** The trials that the exact rule of fixed size takes, whatever they say. */
  public long fixedSize() {
    return test.fixedSize();
  }

  /** The trials after which an undecided claim asks for no more: 1.5 times the fixed size. */
  public long cap() {
    return test.cap();
  }

  /** The trials after which it ends at the latest: the cap, or all that there are. */
  private long end() {
    return Math.min(trials, test.cap());
  }

  /** Whether expectations can be computed: it ends after a million trials at most. */
  public boolean isTractable() {
    return end() <= SequentialRateTest.MOST_TRIALS;
  }

  /**
   * For an agent exactly at the threshold claimed.
   *
   * @throws IllegalStateException if the plan is not {@linkplain #isTractable tractable}
   */
  public Expectation atThreshold() {
    return at(claim.good());
  }

  /**
   * For an agent that misses the claim by its margin.
   *
   * @throws IllegalStateException if the plan is not {@linkplain #isTractable tractable}
   */
  public Expectation atMargin() {
    return at(claim.bad());
  }

  /**
   * For an agent in good health: halfway from the threshold to the best rate there is.
   *
   * @throws IllegalStateException if the plan is not {@linkplain #isTractable tractable}
   */
  public Expectation healthy() {
    return at(claim.healthy());
  }

  /**
   * For an agent with this rate.
   *
   * @throws IllegalArgumentException if it lies outside [0, 1]
   * @throws IllegalStateException if the plan is not {@linkplain #isTractable tractable}
   */
  public Expectation at(double rate) {
    if (!isTractable()) {
      throw new IllegalStateException(
          "a plan of up to %s trials is not computed exactly; %s is the most"
              .formatted(Rounded.count(end()), Rounded.count(SequentialRateTest.MOST_TRIALS)));
    }
    OperatingCharacteristic known = test.at(rate, end());
    return new Expectation(
        rate,
        claim.isAtLeast() ? known.rejectsLow() : known.rejectsHigh(),
        claim.isAtLeast() ? known.rejectsHigh() : known.rejectsLow(),
        known.undecided(),
        known.meanTrials(),
        known.trials95());
  }

  @Override
  public String toString() {
    String sizes =
        "%s: %s %s for a sample of fixed size, %s at most"
            .formatted(claim(), Rounded.count(fixedSize()), unit(), Rounded.count(cap()));
    return isTractable()
        ? "%s; on average %s at the threshold, %s at the margin, %s in good health"
            .formatted(
                sizes,
                Rounded.about(atThreshold().meanTrials()),
                Rounded.about(atMargin().meanTrials()),
                Rounded.about(healthy().meanTrials()))
        : sizes;
  }
}
