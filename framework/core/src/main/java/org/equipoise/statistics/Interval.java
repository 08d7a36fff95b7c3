package org.equipoise.statistics;

import org.apiguardian.api.API;

/**
 * A two-sided confidence interval.
 *
 * @param low the lower end
 * @param high the upper end
 * @param level the probability, in (0, 1), with which such an interval covers the truth
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Interval(double low, double high, double level) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval needs low <= high, got " + low + ", " + high);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a confidence level lies in (0, 1), got " + level);
    }
  }
}
