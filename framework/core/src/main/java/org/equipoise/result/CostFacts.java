package org.equipoise.result;

import org.apiguardian.api.API;
import org.equipoise.sampling.Sample;
import org.jspecify.annotations.Nullable;

/**
 * What a run took.
 *
 * @param calls the calls of the agent, with retries
 * @param seconds the time that sampling took
 * @param stepsPerSecond the answered steps per second; null where no time passed
 * @param draws the draws recorded; 0 where a file does not tell
 * @param planned the draws that were planned at most; 0 where a file does not tell
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record CostFacts(
    long calls, double seconds, @Nullable Double stepsPerSecond, long draws, long planned) {

  static CostFacts of(Sample<?> sample) {
    double seconds = sample.elapsed().toNanos() / 1e9;
    return new CostFacts(
        sample.calls(),
        seconds,
        seconds > 0 ? sample.draws() / seconds : null,
        sample.recorded(),
        sample.planned());
  }

  /** The planned draws that were not made. */
  long spared() {
    return Math.max(0, planned - draws);
  }
}
