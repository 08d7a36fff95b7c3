package org.equipoise.sampling;

import java.time.Duration;
import java.util.List;
import org.equipoise.agent.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What a run took to make its draws, and how it ended; {@link Sample} says what each of them is.
 *
 * @param end null while it goes on
 * @param outage null where it was not one that ended the run
 */
record RunFacts(
    List<String> faultExamples,
    long retries,
    List<String> retryExamples,
    long calls,
    Usage usage,
    Recalled recalled,
    Duration elapsed,
    @Nullable SamplingEnd end,
    @Nullable Outage outage) {

  /** Those of draws that were made elsewhere. */
  static RunFacts recorded(long draws) {
    return new RunFacts(
        List.of(),
        0,
        List.of(),
        draws,
        Usage.NONE,
        Recalled.NONE,
        Duration.ZERO,
        SamplingEnd.COMPLETE,
        null);
  }

  /** The same run, with another end. */
  RunFacts endedBy(@Nullable SamplingEnd other) {
    return new RunFacts(
        faultExamples, retries, retryExamples, calls, usage, recalled, elapsed, other, outage);
  }

  /** The same run, while it went on. */
  RunFacts underWay() {
    return new RunFacts(
        faultExamples, retries, retryExamples, calls, usage, recalled, elapsed, null, null);
  }
}
