package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.equipoise.result.CostFacts;
import org.equipoise.result.PropertyFacts;
import org.equipoise.result.Result;
import org.equipoise.result.ResultFile;
import org.equipoise.result.SampleFacts;
import org.equipoise.statistics.Interval;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.TestError;
import org.equipoise.verdict.Verdict;

/** Results of test classes, as the engine would write them. */
final class ResultFixtures {
  static final Instant BUILD_STARTED = Instant.parse("2026-11-20T10:15:30Z");

  static final MavenBuild BUILD = new MavenBuild(BUILD_STARTED, "this build");
  static final Path DIRECTORY = Path.of("target", "equipoise");

  private ResultFixtures() {}

  /** A class with these verdicts, and a sample of 100 draws in 120 calls, two of them faults. */
  static Result sampled(String className, PropertyFacts... properties) {
    return ended("COMPLETE", className, properties);
  }

  /** The same, of sampling that ended so. */
  static Result ended(String end, String className, PropertyFacts... properties) {
    return sampled(
        end, className, new SampleFacts(5, 80, 10, 8, 10, 2, Map.of(), List.of()), properties);
  }

  /** A class with these verdicts on this sample. */
  static Result sampled(String className, SampleFacts sample, PropertyFacts... properties) {
    return sampled("COMPLETE", className, sample, properties);
  }

  private static Result sampled(
      String end, String className, SampleFacts sample, PropertyFacts... properties) {
    CostFacts cost = new CostFacts(120, 1.5, null, 100, 100, null, null, null, 0, 0);
    Result bare = result(className, BUILD_STARTED, properties);
    return new Result(
        bare.schema(),
        bare.kind(),
        null,
        bare.className(),
        null,
        bare.runStarted(),
        bare.written(),
        1L,
        end,
        sample,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        bare.properties(),
        cost,
        bare.environment(),
        List.of());
  }

  static BuildResults current(Result... results) {
    return new BuildResults(DIRECTORY, List.of(results), List.of(), Optional.empty());
  }

  /** What these results come to by rules, where none is missing. */
  static BuildCheck check(CheckRules rules, Result... results) {
    return BuildCheck.of(
        current(results), rules, new ExpectedResults(List.of(), List.of(), List.of()));
  }

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

  /** A test that threw. */
  static PropertyFacts broken() {
    return PropertyFacts.of(
        "answers",
        Evidence.builder(
                "test",
                "the test runs and what it asserts holds",
                Verdict.FAIL,
                "NullPointerException: the cart is null (CheckoutAgentTest.java:31)")
            .error(
                new TestError(
                    TestError.Of.TEST,
                    "java.lang.NullPointerException",
                    "java.lang.NullPointerException: the cart is null\n\tat shop.CheckoutAgentTest.agent(CheckoutAgentTest.java:31)"))
            .build());
  }

  static PropertyFacts recorded() {
    return PropertyFacts.of(
        "behaves",
        Evidence.builder(
                "drift",
                "drift from the baseline at most 0.05",
                Verdict.INCONCLUSIVE,
                "The baseline was recorded from 4,000 draws.")
            .recordedNow()
            .remedy("run again without recording")
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

  static Result result(String className, Instant written, PropertyFacts... properties) {
    return Result.withoutSample(className, BUILD_STARTED, written, List.of(properties), List.of());
  }

  static void write(Path directory, Result result) throws IOException {
    String name = String.valueOf(result.className());
    ResultFile.write(directory.resolve(name).resolve(ResultFile.NAME), result);
  }
}
