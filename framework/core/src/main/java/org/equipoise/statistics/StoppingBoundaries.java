package org.equipoise.statistics;

import java.util.Arrays;

/**
 * The numbers of successes at which a sequential test stops, kept for all numbers of trials that
 * were asked for: 8 bytes each. Since a success raises the evidence against the lower rate and
 * lowers that against the higher one, both boundaries move by 0 or 1 a trial, and one evaluation
 * finds the next of each. Safe for use by several threads.
 */
final class StoppingBoundaries {
  private final RateEvidence againstLow;
  private final RateEvidence againstHigh;
  private final double enoughAgainstLow;
  private final double enoughAgainstHigh;

  private int[] leastAgainstLow = {1};
  private int[] mostAgainstHigh = {-1};
  private int known;

  /**
   * The boundaries of a test.
   *
   * @param againstHigh with failures as its successes
   * @param enoughAgainstLow the logarithm of the evidence that rejects the lower rate
   * @param enoughAgainstHigh the logarithm of the evidence that rejects the higher rate
   */
  StoppingBoundaries(
      RateEvidence againstLow,
      RateEvidence againstHigh,
      double enoughAgainstLow,
      double enoughAgainstHigh) {
    this.againstLow = againstLow;
    this.againstHigh = againstHigh;
    this.enoughAgainstLow = enoughAgainstLow;
    this.enoughAgainstHigh = enoughAgainstHigh;
  }

  /** The fewest successes that reject the lower rate; {@code trials + 1} where none do. */
  synchronized int leastAgainstLow(int trials) {
    learn(trials);
    return leastAgainstLow[trials];
  }

  /** The most successes that reject the higher rate; -1 where none do. */
  synchronized int mostAgainstHigh(int trials) {
    learn(trials);
    return mostAgainstHigh[trials];
  }

  private void learn(int trials) {
    if (trials >= leastAgainstLow.length) {
      int capacity = Math.max(trials + 1, 2 * leastAgainstLow.length);
      leastAgainstLow = Arrays.copyOf(leastAgainstLow, capacity);
      mostAgainstHigh = Arrays.copyOf(mostAgainstHigh, capacity);
    }
    for (int n = known + 1; n <= trials; n++) {
      int least = leastAgainstLow[n - 1];
      leastAgainstLow[n] = rejectsLow(least, n) ? least : least + 1;
      int next = mostAgainstHigh[n - 1] + 1;
      mostAgainstHigh[n] = rejectsHigh(next, n) ? next : next - 1;
      known = n;
    }
  }

  /** Whether so many successes reject the lower rate, evaluated. */
  boolean rejectsLow(long successes, long trials) {
    return againstLow.reaches(enoughAgainstLow, successes, trials - successes);
  }

  /** Whether so few successes reject the higher rate, evaluated. */
  boolean rejectsHigh(long successes, long trials) {
    return againstHigh.reaches(enoughAgainstHigh, trials - successes, successes);
  }
}
