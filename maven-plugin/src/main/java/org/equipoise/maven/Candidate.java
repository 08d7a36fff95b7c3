package org.equipoise.maven;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.equipoise.drift.Baseline;
import org.equipoise.result.CostFacts;
import org.equipoise.result.PropertyFacts;
import org.equipoise.result.Result;
import org.equipoise.result.RunManifest;
import org.equipoise.result.SampleFacts;
import org.equipoise.sampling.SamplingEnd;
import org.equipoise.statistics.Rounded;
import org.equipoise.verdict.Verdict;

/**
 * The sample of the last run of a class, which may become its baseline.
 *
 * @param baseline the sample in that form
 * @param result what the run found on it; empty where it did not come to writing that
 */
record Candidate(Baseline baseline, Optional<Result> result) {
  private static final String DRIFT = "drift";

  String testClass() {
    return baseline.testClass();
  }

  /** Whether this is the class's name, with or without its package. */
  boolean isNamed(String name) {
    return testClass().equals(name) || testClass().endsWith("." + name);
  }

  /** Whether a test compares the sample with the baseline. */
  boolean isComparedBy(String test) {
    return result.stream()
        .flatMap(found -> found.properties().stream())
        .filter(property -> property.property().equals(DRIFT))
        .map(PropertyFacts::test)
        .anyMatch(test::equals);
  }

  /** The other claims on the sample that it did not pass, in words. */
  List<String> notPassed() {
    return result.stream()
        .flatMap(found -> Claimed.in(List.of(found)).stream())
        .filter(claimed -> !claimed.property().property().endsWith(DRIFT))
        .filter(claimed -> claimed.is(Verdict.FAIL) || claimed.is(Verdict.INCONCLUSIVE))
        .map(claimed -> claimed.property().test() + " " + claimed.word())
        .distinct()
        .toList();
  }

  /** Why it should not become the baseline, in words that follow the name; empty where it may. */
  Optional<String> obstacle(Optional<RunManifest> run) {
    if (result.isEmpty() || !isOf(result.get())) {
      return Optional.of("there is no result of the run that took its last sample");
    }
    return run.flatMap(last -> ofRun(last, result.get())).or(() -> ofSample(result.get()));
  }

  private boolean isOf(Result found) {
    SampleFacts sample = found.sample();
    return sample != null
        && Long.valueOf(baseline.seed()).equals(found.seed())
        && baseline.draws() == sample.moves() + sample.selfLoops() + sample.escapes();
  }

  private static Optional<String> ofRun(RunManifest run, Result found) {
    Instant written = found.written();
    if (run.state() == RunManifest.State.SKIPPED) {
      return Optional.empty();
    }
    if (written != null && written.isBefore(run.started())) {
      return Optional.of("it did not run in the last run, which began at " + run.started());
    }
    if (!run.build().equals(found.build())) {
      return Optional.empty(); // another tool ran it since
    }
    return switch (run.state()) {
      case RUNNING -> Optional.of("its last run was killed, or still runs");
      case FAILED -> Optional.of("its last run did not come to its end");
      default -> Optional.empty();
    };
  }

  private static Optional<String> ofSample(Result found) {
    CostFacts cost = found.cost();
    if (cost == null || cost.draws() >= cost.planned()) {
      return Optional.empty();
    }
    String draws =
        "%s of the %s draws of its plan"
            .formatted(Rounded.count(cost.draws()), Rounded.count(cost.planned()));
    return Optional.of(
        SamplingEnd.DECIDED.name().equals(found.end())
            ? "its last sample has %s, since its verdicts needed no more; no build could be compared with so few"
                .formatted(draws)
            : "its last sample is incomplete: %s (%s)".formatted(draws, found.end()));
  }
}
