package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.equipoise.result.PropertyFacts;
import org.equipoise.result.Result;
import org.equipoise.result.ResultFile;
import org.equipoise.statistics.Interval;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Verdict;

/** Results of test classes, as the engine would write them. */
final class ResultFixtures {
  static final Instant BUILD_STARTED = Instant.parse("2026-11-20T10:15:30Z");

  private ResultFixtures() {}

  static PropertyFacts downhill(Verdict verdict) {
    return PropertyFacts.of(
        "goesDownhill",
        Evidence.builder(
                "downhill-fraction", "downhill fraction at least 0.60 (margin 0.05)", verdict, "")
            .about("downhill fraction", "at least 0.60 (margin 0.05)")
            .estimate(0.51, new Interval(0.47, 0.55, 0.95))
            .observations(640, "moves")
            .margin(0.05)
            .build());
  }

  static PropertyFacts assertions(String reason) {
    return PropertyFacts.of(
        "explores",
        Evidence.of("assertions", "the assertions of the test hold", Verdict.FAIL, reason));
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

  static Result result(String className, Instant written, PropertyFacts... properties) {
    return Result.withoutSample(className, BUILD_STARTED, written, List.of(properties), List.of());
  }

  static void write(Path directory, Result result) throws IOException {
    String name = String.valueOf(result.className());
    ResultFile.write(directory.resolve(name).resolve(ResultFile.NAME), result);
  }
}
