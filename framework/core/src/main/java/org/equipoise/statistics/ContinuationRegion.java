package org.equipoise.statistics;

import java.util.Arrays;

/**
 * The law of the number of successes in a sequential test that has not ended, carried forward trial
 * by trial: exact dynamic programming over the numbers of successes that reject neither rate.
 */
final class ContinuationRegion {
  /** When no more than this is left the test has ended; it is far below what rounding leaves. */
  private static final double NOTHING = 1e-18;

  private final StoppingBoundaries boundaries;
  private final double rate;

  /** The probability of each number of successes within the region. */
  private double[] mass = {1};

  /** The most successes that reject the higher rate; -1 where none do. */
  private int mostLow = -1;

  /** The fewest successes that reject the lower rate; more than there are trials where none do. */
  private int leastHigh = 1;

  private double rejectsLow;
  private double rejectsHigh;
  private double within = 1;
  private double meanTrials;
  private long trials95;

  ContinuationRegion(StoppingBoundaries boundaries, double rate) {
    this.boundaries = boundaries;
    this.rate = rate;
  }

  OperatingCharacteristic runUpTo(int cap) {
    for (int n = 1; n <= cap && within > NOTHING; n++) {
      meanTrials += within;
      moveBoundaries(n);
      carryForward();
      if (trials95 == 0 && within <= 0.05) {
        trials95 = n;
      }
    }
    return new OperatingCharacteristic(
        rate, rejectsLow, rejectsHigh, within, meanTrials, trials95 == 0 ? cap : trials95);
  }

  private void moveBoundaries(int n) {
    leastHigh = boundaries.leastAgainstLow(n);
    mostLow = boundaries.mostAgainstHigh(n);
    if (leastHigh >= mass.length) {
      mass = Arrays.copyOf(mass, 2 * mass.length + 1);
    }
  }

  private void carryForward() {
    for (int s = leastHigh; s >= Math.max(0, mostLow); s--) {
      mass[s] = mass[s] * (1 - rate) + (s == 0 ? 0 : mass[s - 1] * rate);
    }
    rejectsLow += leave(leastHigh);
    rejectsHigh += mostLow < 0 ? 0 : leave(mostLow);
    within = 0;
    for (int s = mostLow + 1; s < leastHigh; s++) {
      within += mass[s];
    }
  }

  private double leave(int successes) {
    double left = mass[successes];
    mass[successes] = 0;
    return left;
  }
}
