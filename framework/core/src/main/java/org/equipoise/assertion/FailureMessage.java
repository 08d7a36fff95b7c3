package org.equipoise.assertion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.equipoise.chain.StateText;
import org.equipoise.statistics.Rounded;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Verdict;

/**
 * What a test that did not pass says: the claim; the estimate with its interval, number of
 * observations and margin; how sure that is; the worst offenders; what changed in the agent; what
 * to do.
 *
 * <pre>{@code
 * violated: downhill fraction at least 0.60 (margin 0.05)
 * estimate: 0.51, 90 % interval 0.47 to 0.55, from 640 moves, margin 0.05
 * how sure: At a true downhill fraction of 0.60, 326 of 640 moves or fewer have probability 2e-6; ...
 * worst offenders:
 *     BUZZY -> TURKEY: 14 of 20 moves, 3 back, V rises by 1.3
 * }</pre>
 *
 * @param facts in the order in which they are said
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public record FailureMessage(List<Fact> facts) {
  private static final int LONGEST_LINE = 1_000;

  public FailureMessage {
    facts = List.copyOf(facts);
  }

  /** The message of a verdict with its evidence. */
  public static FailureMessage of(Evidence evidence) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of(heading(evidence.verdict()), safe(evidence.claim())));
    if (evidence.estimate().isPresent()) {
      facts.add(Fact.of("estimate", estimate(evidence)));
    }
    facts.add(Fact.of("how sure", safe(evidence.reason())));
    add(facts, "worst offenders", evidence.culprits());
    add(facts, "changed since the baseline", evidence.changes());
    evidence.remedy().ifPresent(remedy -> facts.add(Fact.of("what to do", safe(remedy))));
    return new FailureMessage(facts);
  }

  private static void add(List<Fact> facts, String key, List<String> values) {
    if (!values.isEmpty()) {
      facts.add(new Fact(key, values.stream().map(FailureMessage::safe).toList()));
    }
  }

  private static String heading(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "holds";
      case FAIL -> "violated";
      case INCONCLUSIVE -> "undecided";
    };
  }

  private static String estimate(Evidence evidence) {
    StringBuilder text = new StringBuilder(Rounded.estimate(evidence.estimate().orElseThrow()));
    evidence
        .interval()
        .ifPresent(
            interval ->
                text.append(
                    ", %s interval %s to %s"
                        .formatted(
                            Rounded.percent(interval.level()),
                            Rounded.estimate(interval.low()),
                            Rounded.estimate(interval.high()))));
    text.append(", from %s %s".formatted(Rounded.count(evidence.n()), evidence.unit()));
    if (evidence.margin() > 0) {
      text.append(", margin ").append(Rounded.threshold(evidence.margin()));
    }
    return text.toString();
  }

  /** Evidence may quote an agent, whose text is not to be trusted with a terminal. */
  private static String safe(String text) {
    return StateText.shortened(text, LONGEST_LINE);
  }

  @Override
  public String toString() {
    return facts.stream().map(Fact::toString).collect(Collectors.joining("\n"));
  }
}
