package org.equipoise.result;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a run took.
 *
 * @param calls the calls of the agent, with retries
 * @param seconds the time that sampling took
 * @param stepsPerSecond the answered steps per second; null where no time passed
 */
public record CostFacts(long calls, double seconds, @Nullable Double stepsPerSecond) {

  static CostFacts of(long calls, long steps, Duration elapsed) {
    double seconds = elapsed.toNanos() / 1e9;
    return new CostFacts(calls, seconds, seconds > 0 ? steps / seconds : null);
  }
}
