package org.equipoise.statistics;

import org.apiguardian.api.API;

/**
 * The test between two rates of success, {@code low} and {@code high}, that looks after every trial
 * and ends as soon as the evidence suffices, with both of its errors bounded whenever it is looked
 * at: Wald's likelihood ratio test (1945) with Ville's bounds. It rejects {@code low} at the first
 * trial where the {@linkplain RateEvidence evidence} against it reaches {@code 1 / errorAtLow}, and
 * {@code high} where that against it reaches {@code 1 / errorAtHigh}.
 *
 * <p>A success raises the evidence against {@code low} and lowers the other, so one trial never
 * rejects both. For the same reason the fewest successes that reject {@code low} rise by 0 or 1
 * with each further trial, and so do the most that reject {@code high}.
 *
 * <p>The trials need not be independent, as long as each succeeds with probability {@code low} at
 * most, or {@code high} at least, given those before it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class SequentialRateTest {
  /** The cap, in exact fixed-sample sizes. */
  private static final double CAP = 1.5;

  /**
   * Characteristics are computed, and boundaries kept, for up to so many trials: a second and 16 MB
   * at a margin of 0.002 around a half.
   */
  public static final long MOST_TRIALS = 1_000_000;

  private final RateEvidence againstLow;
  private final RateEvidence againstHigh;
  private final StoppingBoundaries boundaries;
  private final long fixedSize;

  /**
   * A test between two rates.
   *
   * @param weight the share of the mixture in the evidence, in [0, 1): 0 is the likelihood ratio
   *     alone; more finds extreme rates sooner and takes longer at {@code low} and {@code high}
   *     ({@link MixtureWeight})
   * @throws IllegalArgumentException as {@link RateTest}, or if the weight is out of range
   */
  public SequentialRateTest(
      double low, double high, double errorAtLow, double errorAtHigh, double weight) {
    if (!(weight >= 0 && weight < 1)) {
      throw new IllegalArgumentException("the weight of a mixture lies in [0, 1), got " + weight);
    }
    RateTest fixed = new RateTest(low, high, errorAtLow, errorAtHigh);
    this.againstLow = new RateEvidence(low, high, weight);
    this.againstHigh = new RateEvidence(1 - high, 1 - low, weight);
    this.boundaries =
        new StoppingBoundaries(
            againstLow, againstHigh, -Math.log(errorAtLow), -Math.log(errorAtHigh));
    this.fixedSize = fixed.sizeAbove(0);
  }

  /** The trials that the {@linkplain RateTest exact test of fixed size} with these errors takes. */
  public long fixedSize() {
    return fixedSize;
  }

  /** After so many trials an undecided test gives up: 1.5 times {@link #fixedSize}, rounded up. */
  public long cap() {
    return (long) Math.ceil(CAP * fixedSize);
  }

  /** The logarithm of the evidence against {@code low}, and any rate below it. */
  double logEvidenceAgainstLow(long successes, long trials) {
    return againstLow.log(successes, trials - successes);
  }

  /** The logarithm of the evidence against {@code high}, and any rate above it. */
  double logEvidenceAgainstHigh(long successes, long trials) {
    return againstHigh.log(trials - successes, successes);
  }

  RateEvidence againstLow() {
    return againstLow;
  }

  /** With failures as its successes. */
  RateEvidence againstHigh() {
    return againstHigh;
  }

  /** Whether so many successes reject {@code low}. */
  boolean rejectsLow(long successes, long trials) {
    return trials <= MOST_TRIALS
        ? successes >= boundaries.leastAgainstLow((int) trials)
        : boundaries.rejectsLow(successes, trials);
  }

  /** Whether so few successes reject {@code high}. */
  boolean rejectsHigh(long successes, long trials) {
    return trials <= MOST_TRIALS
        ? successes <= boundaries.mostAgainstHigh((int) trials)
        : boundaries.rejectsHigh(successes, trials);
  }

  /** Whether {@link #at} can be computed: the cap is a million trials at most. */
  public boolean isTractable() {
    return cap() <= MOST_TRIALS;
  }

  /**
   * What the test does, up to its cap, where the trials are independent and succeed at this rate.
   * Exact up to rounding.
   *
   * @throws IllegalArgumentException if the rate lies outside [0, 1]
   * @throws IllegalStateException if the test is not {@linkplain #isTractable tractable}
   */
  public OperatingCharacteristic at(double rate) {
    if (!isTractable()) {
      throw new IllegalStateException(
          "a test of up to %s trials is not computed exactly; %s is the most"
              .formatted(Rounded.count(cap()), Rounded.count(MOST_TRIALS)));
    }
    return at(rate, cap());
  }

  /**
   * The same with another number of trials at which the test gives up, a million at most.
   *
   * @throws IllegalArgumentException if the rate lies outside [0, 1], or the number outside [0,
   *     1,000,000]
   */
  public OperatingCharacteristic at(double rate, long trials) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("a rate lies in [0, 1], got " + rate);
    }
    if (!(trials >= 0 && trials <= MOST_TRIALS)) {
      throw new IllegalArgumentException(
          "a test is computed exactly for 0 to %s trials, got %s"
              .formatted(Rounded.count(MOST_TRIALS), trials));
    }
    return new ContinuationRegion(boundaries, rate).runUpTo((int) trials);
  }
}
