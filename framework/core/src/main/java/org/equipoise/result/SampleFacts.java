package org.equipoise.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.equipoise.chain.Chain;

/**
 * What was recorded.
 *
 * @param states how many states there are
 * @param moves steps to another state
 * @param distinctMoves pairs of states with at least one move between them, counted one way
 * @param selfLoops steps that ended where they began
 * @param escapes answers that were no valid state
 * @param faults steps without an answer, in no other count
 * @param escapesByReason how many escapes there were for each reason, most frequent first
 */
public record SampleFacts(
    int states,
    long moves,
    long distinctMoves,
    long selfLoops,
    long escapes,
    long faults,
    Map<String, Long> escapesByReason) {

  public SampleFacts {
    escapesByReason =
        escapesByReason == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(escapesByReason));
  }

  static SampleFacts of(Chain chain, Map<String, Long> escapesByReason) {
    return new SampleFacts(
        chain.size(),
        chain.moves(),
        chain.edges(),
        chain.selfLoops(),
        chain.escapes(),
        chain.faults(),
        byWrittenReason(escapesByReason));
  }

  private static Map<String, Long> byWrittenReason(Map<String, Long> escapesByReason) {
    Map<String, Long> written = new LinkedHashMap<>();
    escapesByReason.forEach(
        (reason, count) -> written.merge(WrittenKey.of(reason), count, Long::sum));
    return written;
  }
}
