package org.equipoise.statistics;

import org.apiguardian.api.API;

/**
 * Chooses the share of the mixture in the evidence of a {@link SequentialRateTest}, before any
 * trial, by exact computation.
 *
 * <p>The likelihood ratio of two rates is the fastest test between them. Yet most agents are far
 * from both, and there a mixture over all rates decides sooner. Of 0, 1/8, 1/4 and 1/2 the share
 * chosen has the fewest expected trials where the agent is in good health, among those that cost at
 * most 5 % more at both rates than none. Expected trials, with 0.05 for each error:
 *
 * <pre>
 *                     none               1/8                1/4                1/2
 * low, high (good)    low high healthy   low high healthy   low high healthy   low high healthy
 * 0.55, 0.60 (0.80)   529  533  65.9     543  546  40.1     560  562  35.7     604  605  31.2
 * 0.60, 0.70 (0.85)   124  128  35.0     126  130  30.5     130  133  28.3     138  140  26.1
 * 0.85, 0.90 (0.95)   230  250  88.7     236  254  80.6     244  259  77.5     261  271  73.0
 * 0.94, 0.99 (0.995)   56   83  69.9      58   85  71.2      59   86  71.6      62   88  73.2
 * </pre>
 *
 * <p>So it is 1/8 for most claims, 1/4 where the rates are far apart, and 0 near rates of 0 and 1,
 * where there is no room beyond the threshold.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class MixtureWeight {
  private static final double[] SHARES = {0.125, 0.25, 0.5};
  private static final double MOST_DEARER = 1.05;
  private static final double ERROR = 0.05;

  /** Above so many trials there is no mixture, whose boundaries take an incomplete beta each. */
  private static final long MOST_TRIALS = 100_000;

  private MixtureWeight() {}

  /**
   * The share for a test between two rates. It depends on nothing else, in particular not on the
   * errors that the test may have, so that a test with larger errors rejects all that one with
   * smaller errors does.
   *
   * @param healthy the rate of an agent in good health
   * @throws IllegalArgumentException if the rates are out of order or range
   */
  public static double choose(double low, double high, double healthy) {
    SequentialRateTest ratio = test(low, high, 0);
    if (ratio.cap() > MOST_TRIALS) {
      return 0;
    }
    double mostAtLow = MOST_DEARER * trials(ratio, low);
    double mostAtHigh = MOST_DEARER * trials(ratio, high);
    double fewest = trials(ratio, healthy);
    double chosen = 0;
    for (double share : SHARES) {
      SequentialRateTest mixed = test(low, high, share);
      double ofHealthy = trials(mixed, healthy);
      if (ofHealthy < fewest
          && trials(mixed, low) <= mostAtLow
          && trials(mixed, high) <= mostAtHigh) {
        fewest = ofHealthy;
        chosen = share;
      }
    }
    return chosen;
  }

  private static SequentialRateTest test(double low, double high, double share) {
    return new SequentialRateTest(low, high, ERROR, ERROR, share);
  }

  private static double trials(SequentialRateTest test, double rate) {
    return test.at(rate).meanTrials();
  }
}
