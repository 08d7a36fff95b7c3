package org.equipoise.statistics;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The interval for the mean of observations in [0, 1], whatever their law, that holds at all
 * numbers of observations at once: the means against which there is not enough {@linkplain
 * BettingEvidence evidence}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class MeanSequence {
  private static final double ACCURACY = 1e-6;

  private MeanSequence() {}

  /**
   * The interval after these observations, in their order.
   *
   * @param errorBelow at most this probability that the lower end ever exceeds the mean
   * @param errorAbove at most this probability that the upper end ever falls below the mean
   * @throws IllegalArgumentException if an observation lies outside [0, 1]
   */
  public static Interval interval(List<Double> observations, double errorBelow, double errorAbove) {
    double high = 1 - lowerEnd(observations.stream().map(x -> 1 - x).toList(), errorAbove);
    double low = Math.min(lowerEnd(observations, errorBelow), high);
    return new Interval(low, high, Math.max(Math.ulp(1.0), 1 - errorBelow - errorAbove));
  }

  /** The evidence falls as the mean that it speaks against rises. */
  private static double lowerEnd(List<Double> observations, double error) {
    double low = 0;
    double high = 1;
    while (high - low > ACCURACY) {
      double middle = (low + high) / 2;
      BettingEvidence evidence = new BettingEvidence(middle);
      observations.forEach(evidence::add);
      if (evidence.log() >= -Math.log(error)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
