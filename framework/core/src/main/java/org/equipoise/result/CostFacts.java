package org.equipoise.result;

import org.apiguardian.api.API;
import org.equipoise.sampling.Recalled;
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
 * @param inputTokens the tokens sent to models; null where the agent does not tell
 * @param outputTokens the tokens that came back; null where the agent does not tell
 * @param cost what these cost, in the currency of the prices; null where prices or tokens are not
 *     known
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
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable Double cost,
    long recalledDraws,
    long recalledCalls) {

  static CostFacts of(Sample<?> sample) {
    double seconds = sample.elapsed().toNanos() / 1e9;
    boolean told = sample.usage().tokens() > 0;
    Recalled recalled = sample.recalled();
    long own = sample.draws() - (recalled.draws() - recalled.faults());
    return new CostFacts(
        sample.calls(),
        seconds,
        seconds > 0 ? own / seconds : null,
        sample.recorded(),
        sample.planned(),
        told ? Long.valueOf(sample.usage().inputTokens()) : null,
        told ? Long.valueOf(sample.usage().outputTokens()) : null,
        sample.cost().isPresent() ? Double.valueOf(sample.cost().getAsDouble()) : null,
        sample.recalled().draws(),
        sample.recalled().calls());
  }

  /** The planned draws that were not made. */
  long spared() {
    return Math.max(0, planned - draws);
  }
}
