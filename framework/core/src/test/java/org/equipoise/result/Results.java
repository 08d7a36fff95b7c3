package org.equipoise.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.equipoise.PaperTables;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Transitions;
import org.equipoise.statistics.Interval;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Verdict;

/** Results for tests. */
final class Results {
  static final Instant STARTED = Instant.parse("2026-11-20T10:15:30Z");
  static final Instant WRITTEN = Instant.parse("2026-11-20T10:16:01.5Z");

  /** Table II of arXiv:2512.10047. */
  static final Transitions CLAUDE_4 =
      new Transitions(PaperTables.CLAUDE_4, Map.of("no word", 4477L));

  static final Chain DRIVEN =
      Chain.builder()
          .step("A", "B", 120)
          .step("B", "C", 110)
          .step("C", "A", 98)
          .step("B", "A", 12)
          .step("C", "B", 9)
          .step("A", "C", 14)
          .build();

  private Results() {}

  static PropertyFacts downhill(Verdict verdict) {
    return PropertyFacts.of(
        "goesDownhill",
        Evidence.builder(
                "downhill-fraction",
                "downhill fraction at least 0.60 (margin 0.05)",
                verdict,
                "Less likely than 0.05 if the claim held.")
            .about("downhill fraction", "at least 0.60 (margin 0.05)")
            .estimate(0.514, new Interval(0.471, 0.553, 0.95))
            .observations(640, "moves")
            .margin(0.05)
            .pValue(1e-6)
            .culprits(List.of("A -> B: 120 of 140 moves, 12 back"))
            .build());
  }

  static PropertyFacts undecided() {
    return PropertyFacts.of(
        "staysInBalance",
        Evidence.builder(
                "detailed-balance-violation",
                "detailed balance violation at most 0.10",
                Verdict.INCONCLUSIVE,
                "No cycle in the data.")
            .about("detailed balance violation", "at most 0.10")
            .build());
  }

  static Result ofClass(PropertyFacts... properties) {
    return Analysis.of(DRIVEN, AnalysisOptions.DEFAULT.withReplicates(19))
        .result()
        .ofClass("shop.CheckoutAgentTest", STARTED, WRITTEN, List.of(properties));
  }
}
