package org.equipoise.result;

import java.util.List;
import org.equipoise.statistics.Interval;
import org.jspecify.annotations.Nullable;

/** The two ends of an interval, as a list in the file. */
final class Ends {
  private Ends() {}

  static List<Double> of(Interval interval) {
    return List.of(interval.low(), interval.high());
  }

  static @Nullable List<Double> checked(@Nullable List<Double> ends) {
    if (ends == null) {
      return null;
    }
    if (ends.size() != 2) {
      throw new IllegalArgumentException("an 'interval' has two ends, got " + ends);
    }
    return List.copyOf(ends);
  }
}
