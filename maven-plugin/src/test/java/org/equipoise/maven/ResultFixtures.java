package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
        new Evidence(
            "downhill-fraction",
            "downhill fraction at least 0.60 (margin 0.05)",
            verdict,
            OptionalDouble.of(0.51),
            Optional.of(new Interval(0.47, 0.55, 0.95)),
            640,
            "moves",
            0.05,
            OptionalDouble.empty(),
            "",
            List.of()));
  }

  static PropertyFacts assertions(String reason) {
    return PropertyFacts.of(
        "explores",
        new Evidence(
            "assertions",
            "the assertions of the test hold",
            Verdict.FAIL,
            OptionalDouble.empty(),
            Optional.empty(),
            0,
            "",
            0,
            OptionalDouble.empty(),
            reason,
            List.of()));
  }

  static PropertyFacts undecided() {
    return PropertyFacts.of(
        "staysInBalance",
        Evidence.inconclusive(
            "detailed-balance-violation",
            "detailed balance violation at most 0.10",
            "No cycle in the data."));
  }

  static Result result(String className, Instant written, PropertyFacts... properties) {
    return Result.withoutSample(className, BUILD_STARTED, written, List.of(properties), List.of());
  }

  static void write(Path directory, Result result) throws IOException {
    String name = String.valueOf(result.className());
    ResultFile.write(directory.resolve(name).resolve(ResultFile.NAME), result);
  }
}
