package org.equipoise.statistics;

import java.util.Objects;

/**
 * A {@link SequentialRateTest} on its way: takes one trial after the other, until the test ends. It
 * ends at the same trial, with the same decision, whenever somebody looks.
 *
 * <p>Not safe for use by several threads.
 */
public final class SequentialRatePath {
  private final SequentialRateTest test;
  private long trials;
  private long successes;
  private boolean rejectsLow;
  private boolean rejectsHigh;
  private double mostAgainstLow;
  private double mostAgainstHigh;

  /** A path without trials. */
  public SequentialRatePath(SequentialRateTest test) {
    this.test = Objects.requireNonNull(test, "test");
  }

  /**
   * Takes the next trial.
   *
   * @throws IllegalStateException if the test has ended
   */
  public void add(boolean success) {
    if (isDecided()) {
      throw new IllegalStateException("the test ended after trial " + trials);
    }
    trials++;
    if (success) {
      successes++;
      rejectsLow = test.rejectsLow(successes, trials);
      mostAgainstLow = more(mostAgainstLow, test.againstLow(), successes, trials - successes);
    } else {
      rejectsHigh = test.rejectsHigh(successes, trials);
      mostAgainstHigh = more(mostAgainstHigh, test.againstHigh(), trials - successes, successes);
    }
  }

  private static double more(double most, RateEvidence evidence, long successes, long failures) {
    return evidence.logBound(successes, failures) > most
        ? Math.max(most, evidence.log(successes, failures))
        : most;
  }

  /** The trials taken. */
  public long trials() {
    return trials;
  }

  /** How many of them succeeded. */
  public long successes() {
    return successes;
  }

  /** Whether the test has ended with the last trial taken. */
  public boolean isDecided() {
    return rejectsLow || rejectsHigh;
  }

  /** Whether the test has ended against the lower rate. */
  public boolean rejectsLow() {
    return rejectsLow;
  }

  /** Whether the test has ended against the higher rate. */
  public boolean rejectsHigh() {
    return rejectsHigh;
  }

  /**
   * The p-value of the lower rate that is valid whenever one looks: the inverse of the most
   * evidence that there was against it after any trial, or 1.
   */
  public double pValueOfLow() {
    return Math.exp(-mostAgainstLow);
  }

  /** The p-value of the higher rate, as that of the lower one. */
  public double pValueOfHigh() {
    return Math.exp(-mostAgainstHigh);
  }
}
