package org.equipoise.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.equipoise.chain.Chain;
import org.equipoise.file.WrittenKey;

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
 * @param faultExamples the first distinct faults, each as {@code "ExceptionClass: message"}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record SampleFacts(
    int states,
    long moves,
    long distinctMoves,
    long selfLoops,
    long escapes,
    long faults,
    Map<String, Long> escapesByReason,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> faultExamples) {

  public SampleFacts {
    escapesByReason =
        escapesByReason == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(escapesByReason));
    faultExamples = faultExamples == null ? List.of() : List.copyOf(faultExamples);
  }

  static SampleFacts of(Chain chain, Map<String, Long> escapesByReason) {
    return new SampleFacts(
        chain.size(),
        chain.moves(),
        chain.edges(),
        chain.selfLoops(),
        chain.escapes(),
        chain.faults(),
        byWrittenReason(escapesByReason),
        List.of());
  }

  SampleFacts withFaultExamples(List<String> examples) {
    return new SampleFacts(
        states,
        moves,
        distinctMoves,
        selfLoops,
        escapes,
        faults,
        escapesByReason,
        examples.stream().map(WrittenKey::of).toList());
  }

  /** The draws that ended in one way or another. */
  long draws() {
    return moves + selfLoops + escapes + faults;
  }

  private static Map<String, Long> byWrittenReason(Map<String, Long> escapesByReason) {
    Map<String, Long> written = new LinkedHashMap<>();
    escapesByReason.forEach(
        (reason, count) -> written.merge(WrittenKey.of(reason), count, Long::sum));
    return written;
  }
}
