package org.equipoise.result;

import java.util.List;
import org.equipoise.statistics.Interval;
import org.equipoise.statistics.Rounded;
import org.jspecify.annotations.Nullable;

/** The two ends of an interval as they stand in the file, and as people read them. */
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

  /** An estimate with its interval, for people: {@code 0.512 [0.473, 0.551]}. */
  static String around(double estimate, @Nullable List<Double> ends) {
    String text = Rounded.estimate(estimate);
    return ends == null
        ? text
        : "%s [%s, %s]"
            .formatted(text, Rounded.estimate(ends.get(0)), Rounded.estimate(ends.get(1)));
  }

  /** The same with the level of the interval: {@code 0.512 [0.473, 0.551] (95 %)}. */
  static String around(double estimate, @Nullable List<Double> ends, @Nullable Double level) {
    String text = around(estimate, ends);
    return ends == null || level == null ? text : "%s (%s)".formatted(text, Rounded.percent(level));
  }
}
