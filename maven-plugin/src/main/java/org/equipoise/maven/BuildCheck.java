package org.equipoise.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.equipoise.chain.StateText;
import org.equipoise.result.Result;
import org.equipoise.result.SampleFacts;
import org.equipoise.statistics.Rounded;
import org.equipoise.verdict.Verdict;

/**
 * What the results of a build come to.
 *
 * @param results the results
 * @param notes a line for each class that is as claimed, and each other thing to know
 * @param warnings a sentence for each thing to be warned of
 * @param violations the reasons to fail the build
 */
record BuildCheck(
    BuildResults results, List<String> notes, List<String> warnings, List<Violation> violations) {
  private static final int WIDTH = 1_000;

  /** What the engine says of a class that was not sampled, which its broken tests tell better. */
  private static final String NO_SAMPLE = "There is no sample; the reasons stand with the tests.";

  /** So many say what is wrong; the rest stands in the files. */
  private static final int SHOWN = 25;

  /** So many stale classes are named; of an old output directory there may be hundreds. */
  private static final int NAMED = 3;

  BuildCheck {
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
    violations = List.copyOf(violations);
  }

  static BuildCheck of(BuildResults results, CheckRules rules, ExpectedResults expected) {
    List<String> notes = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    stale(results.stale()).ifPresent(warnings::add);
    for (Result result : results.current()) {
      List<Claimed> claims = Claimed.in(List.of(result));
      boolean isBroken = claims.stream().anyMatch(Claimed::isBroken);
      result.warnings().stream()
          .filter(warning -> !isBroken || !warning.equals(NO_SAMPLE))
          .forEach(warning -> warnings.add(line(Claimed.name(result) + ": " + warning)));
      List<Claimed> forbidden = claims.stream().filter(rules::forbid).toList();
      forbidden.forEach(claimed -> violations.add(violation(claimed)));
      claims.stream()
          .filter(claimed -> claimed.property().isRecording())
          .forEach(claimed -> notes.add(ClaimSentences.found(claimed)));
      claims.stream()
          .filter(claimed -> claimed.is(Verdict.FAIL) || claimed.is(Verdict.INCONCLUSIVE))
          .filter(claimed -> !forbidden.contains(claimed))
          .forEach(claimed -> warnings.add(ClaimSentences.withRemedy(claimed)));
      if (forbidden.isEmpty()) {
        notes.add(line(passed(result)));
      }
    }
    if (!results.current().isEmpty()) {
      rules.requirements().forEach(rule -> judge(rule, results.current(), warnings, violations));
    }
    notes.addAll(expected.notes());
    warnings.addAll(expected.warnings());
    violations.addAll(expected.violations());
    return new BuildCheck(results, notes, warnings, violations);
  }

  private static Violation violation(Claimed claimed) {
    return Violation.ofClaim(ClaimSentences.withRemedy(claimed), claimed);
  }

  private static void judge(
      Requirement requirement,
      List<Result> results,
      List<String> warnings,
      List<Violation> violations) {
    List<CountedElement> elements = requirement.applies(results);
    if (elements.isEmpty()) {
      warnings.add("The %s applies to nothing here".formatted(requirement));
    }
    elements.stream()
        .flatMap(element -> requirement.violation(element).stream())
        .forEach(sentence -> violations.add(Violation.ofRule(line(sentence))));
  }

  /** Whether results say that it fails, rather than the want of them. */
  boolean isFailure() {
    return violations.stream().anyMatch(Violation::isFound);
  }

  /** The violations and the summary, one a line. */
  String failure() {
    List<String> lines = new ArrayList<>();
    violations.stream().limit(SHOWN).map(Violation::sentence).forEach(lines::add);
    if (violations.size() > SHOWN) {
      lines.add("and %s more".formatted(Rounded.count(violations.size() - SHOWN)));
    }
    summary().ifPresent(lines::add);
    return String.join("\n", lines);
  }

  private static Optional<String> stale(List<Result> results) {
    if (results.size() < 2) {
      return results.stream()
          .findFirst()
          .map(
              one ->
                  line(
                      "Stale: the result of %s was written at %s, before this build began, and does not count"
                          .formatted(Claimed.name(one), one.written())));
    }
    int more = results.size() - NAMED;
    return Optional.of(
        line(
            "Stale: %s results were written before this build began, and do not count: %s%s"
                .formatted(
                    Rounded.count(results.size()),
                    String.join(", ", results.stream().limit(NAMED).map(Claimed::name).toList()),
                    more > 0 ? " and %s more".formatted(Rounded.count(more)) : "")));
  }

  private static String passed(Result result) {
    SampleFacts sample = result.sample();
    return "%s: %s of %s properties PASS%s"
        .formatted(
            Claimed.name(result),
            count(List.of(result), Verdict.PASS),
            result.properties().size(),
            sample == null
                ? ""
                : " (%s states, %s moves)".formatted(sample.states(), sample.moves()));
  }

  /** One sentence on all of it; empty where there is no result. */
  Optional<String> summary() {
    int classes = results.current().size();
    return classes == 0
        ? Optional.empty()
        : Optional.of(
            "Agent tests: %s %s, properties: %s; results in %s"
                .formatted(
                    classes, classes == 1 ? "class" : "classes", counts(), results.directory()));
  }

  /** How many there are of each verdict, and of broken tests, if any. */
  String counts() {
    return VerdictCounts.text(
        count(Verdict.PASS), count(Verdict.FAIL), count(Verdict.INCONCLUSIVE), broken());
  }

  /** How many tests are broken, so that nothing was found out by them. */
  long broken() {
    return Claimed.in(results.current()).stream().filter(Claimed::isBroken).count();
  }

  /** How many verdicts on agents are this one. */
  long count(Verdict verdict) {
    return count(results.current(), verdict);
  }

  private static long count(List<Result> results, Verdict verdict) {
    return Claimed.in(results).stream().filter(claimed -> claimed.isFound(verdict)).count();
  }

  private static String line(String text) {
    return StateText.shortened(text, WIDTH);
  }
}
