package org.equipoise.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.equipoise.chain.StateText;
import org.equipoise.result.PropertyFacts;
import org.equipoise.result.Result;
import org.equipoise.result.SampleFacts;
import org.equipoise.verdict.Verdict;

/**
 * What the results of a build come to.
 *
 * @param passed a line for each class that is as claimed
 * @param warnings a sentence for each thing to know
 * @param violations a sentence for each reason to fail the build
 * @param summary one sentence on all of it; empty where there is no result
 */
record BuildCheck(
    List<String> passed, List<String> warnings, List<String> violations, String summary) {
  private static final int WIDTH = 500;

  BuildCheck {
    passed = List.copyOf(passed);
    warnings = List.copyOf(warnings);
    violations = List.copyOf(violations);
  }

  static BuildCheck of(
      BuildResults results, InconclusivePolicy inconclusive, boolean failIfNoResults) {
    List<String> passed = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<String> violations = new ArrayList<>();
    results.stale().forEach(stale -> warnings.add(stale(stale)));
    for (Result result : results.current()) {
      int before = violations.size();
      result.warnings().forEach(warning -> warnings.add(line(name(result) + ": " + warning)));
      for (PropertyFacts property : result.properties()) {
        if (property.verdict() == Verdict.FAIL) {
          violations.add(line(failed(result, property)));
        } else if (property.verdict() == Verdict.INCONCLUSIVE) {
          (inconclusive == InconclusivePolicy.FAIL ? violations : warnings)
              .add(line(undecided(result, property)));
        }
      }
      if (violations.size() == before) {
        passed.add(line(passed(result)));
      }
    }
    if (results.current().isEmpty()) {
      (failIfNoResults ? violations : warnings).add(nothing(results));
    }
    return new BuildCheck(passed, warnings, violations, summary(results));
  }

  /** All violations and the summary, one a line. */
  String failure() {
    return String.join("\n", violations) + (summary.isEmpty() ? "" : "\n" + summary);
  }

  /** Drift is what was measured; an exception or a wrong test class is none. */
  private static String failed(Result result, PropertyFacts property) {
    Optional<String> measured = property.measured();
    return measured.isPresent()
        ? "Drift in %s: %s is %s, expected %s%s"
            .formatted(
                name(result, property),
                property.quantity(),
                measured.get(),
                property.expected(),
                remedy(".", property))
        : "Failed in %s: expected that %s. %s%s"
            .formatted(
                name(result, property), property.claim(), property.reason(), remedy("", property));
  }

  private static String remedy(String before, PropertyFacts property) {
    return property.remedy() == null ? "" : before + " What to do: " + property.remedy();
  }

  private static String undecided(Result result, PropertyFacts property) {
    return "Undecided in %s: %s. %s%s"
        .formatted(
            name(result, property), property.claim(), property.reason(), remedy("", property));
  }

  private static String stale(Result result) {
    return line(
        "Stale: the result of %s was written at %s, before this build began, and does not count"
            .formatted(name(result), result.written()));
  }

  private static String nothing(BuildResults results) {
    return "No agent test has a result of this build in %s, which equipoise.outputDirectory names%s; run the agent tests in this build, or set -Dequipoise.failIfNoResults=false where there are none"
        .formatted(
            results.directory(),
            results.stale().isEmpty()
                ? ""
                : " (stale results: %s)".formatted(results.stale().size()));
  }

  private static String passed(Result result) {
    SampleFacts sample = result.sample();
    long decided = result.properties().stream().filter(p -> p.verdict() == Verdict.PASS).count();
    return "%s: %s of %s properties PASS%s"
        .formatted(
            name(result),
            decided,
            result.properties().size(),
            sample == null
                ? ""
                : " (%s states, %s moves)".formatted(sample.states(), sample.moves()));
  }

  private static String summary(BuildResults results) {
    int classes = results.current().size();
    if (classes == 0) {
      return "";
    }
    return "Agent tests: %s %s, properties: %s PASS, %s FAIL, %s INCONCLUSIVE; results in %s"
        .formatted(
            classes,
            classes == 1 ? "class" : "classes",
            count(results, Verdict.PASS),
            count(results, Verdict.FAIL),
            count(results, Verdict.INCONCLUSIVE),
            results.directory());
  }

  private static long count(BuildResults results, Verdict verdict) {
    return results.current().stream()
        .flatMap(result -> result.properties().stream())
        .filter(property -> property.verdict() == verdict)
        .count();
  }

  private static String name(Result result, PropertyFacts property) {
    return name(result) + "." + property.test();
  }

  private static String name(Result result) {
    return String.valueOf(result.className());
  }

  /** Reasons may hold what a model wrote. */
  private static String line(String text) {
    return StateText.shortened(text, WIDTH);
  }
}
