package org.equipoise.result;

import org.apiguardian.api.API;
import org.equipoise.sampling.Sample;
import org.jspecify.annotations.Nullable;

/**
 * What a run took.
 *
 * @param calls the calls of the agent in this run, with retries
 * @param seconds the time that sampling took
 * @param stepsPerSecond the answered steps of this run per second; null where no time passed
 * @param draws the draws recorded; 0 where a file does not tell
 * @param planned the draws that were planned at most; 0 where a file does not tell
 * @param recalledDraws how many of the draws were taken from the journal of an earlier run
 * @param recalledCalls the calls that were made for them then
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record CostFacts(
    long calls,
    double seconds,
    @Nullable Double stepsPerSecond,
    long draws,
    long planned,
    long recalledDraws,
    long recalledCalls) {

  /** What a run took that made all draws itself. */
  public CostFacts(
      long calls, double seconds, @Nullable Double stepsPerSecond, long draws, long planned) {
    this(calls, seconds, stepsPerSecond, draws, planned, 0, 0);
  }

  static CostFacts of(Sample<?> sample) {
    double seconds = sample.elapsed().toNanos() / 1e9;
    long own = Math.max(0, sample.draws() - sample.recalled().draws());
    return new CostFacts(
        sample.calls(),
        seconds,
        seconds > 0 ? own / seconds : null,
        sample.recorded(),
        sample.planned(),
        sample.recalled().draws(),
        sample.recalled().calls());
  }

  /** The planned draws that were not made. */
  long spared() {
    return Math.max(0, planned - draws);
  }
}
