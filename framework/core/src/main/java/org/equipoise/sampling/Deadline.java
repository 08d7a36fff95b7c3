package org.equipoise.sampling;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a run has to end, if ever; begins to count when it is made. */
final class Deadline {
  /** Longer than any run, and yet far from where nanosecond arithmetic wraps around. */
  private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE / 4);

  private final RunClock clock;
  private final long began;
  private final long nanos;
  private final boolean limited;

  Deadline(@Nullable Duration limit, RunClock clock) {
    this.clock = clock;
    this.began = clock.nanoTime();
    this.limited = limit != null && limit.compareTo(FOREVER) < 0;
    this.nanos = (limited && limit != null ? limit : FOREVER).toNanos();
  }

  boolean isPast() {
    return limited && remaining() <= 0;
  }

  /** The nanoseconds left; a very long time where there is no limit. */
  long remaining() {
    return nanos - (clock.nanoTime() - began);
  }

  Duration elapsed() {
    return Duration.ofNanos(clock.nanoTime() - began);
  }
}
