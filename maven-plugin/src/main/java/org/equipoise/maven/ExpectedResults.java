package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.equipoise.chain.StateText;
import org.equipoise.result.Result;
import org.equipoise.result.RunManifest;
import org.equipoise.result.RunManifest.ClassRun;
import org.equipoise.statistics.Rounded;

/**
 * Which results a build should have and has not: silence is no success where there are agent tests.
 *
 * @param notes what to know
 * @param warnings what to be warned of
 * @param violations why the build fails
 */
record ExpectedResults(List<String> notes, List<String> warnings, List<Violation> violations) {
  private static final int NAMED = 5;

  ExpectedResults {
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
    violations = List.copyOf(violations);
  }

  /**
   * What is expected of a build.
   *
   * @param testClasses the directory of the compiled tests
   * @param missing what a build without results comes to
   */
  static ExpectedResults of(BuildResults results, Path testClasses, MissingResults missing)
      throws IOException {
    if (results.run().isPresent()) {
      return ofRun(results.run().get(), results, missing);
    }
    return results.current().isEmpty()
        ? ofTests(AgentTestClasses.in(testClasses), results, missing)
        : new ExpectedResults(List.of(), List.of(), List.of());
  }

  private static ExpectedResults ofRun(
      RunManifest run, BuildResults results, MissingResults missing) {
    List<String> notes = new ArrayList<>();
    List<String> violations = new ArrayList<>();
    switch (run.state()) {
      case SKIPPED -> notes.add("The agent tests were skipped in this build: " + reason(run));
      case RUNNING -> violations.add(killed(run, results));
      case FAILED -> violations.add(failed(run, results));
      case FINISHED -> {
        unwritten(run, results).stream().map(c -> unwritten(c, results)).forEach(violations::add);
        if (missing == MissingResults.FAIL && results.current().isEmpty() && violations.isEmpty()) {
          violations.add(nothing(results));
        }
      }
    }
    for (ClassRun classRun : run.classes()) {
      if (classRun.state() == ClassRun.State.SKIPPED) {
        notes.add(
            "%s was skipped in this build: %s"
                .formatted(
                    classRun.name(),
                    shown(Objects.requireNonNullElse(classRun.reason(), "no reason is given"))));
      }
    }
    return new ExpectedResults(notes, List.of(), violations.stream().map(Violation::of).toList());
  }

  private static String killed(RunManifest run, BuildResults results) {
    return "The agent tests of this build did not come to their end: the run that began at %s was killed, or still runs%s; run the build again"
        .formatted(run.started(), without(run, results));
  }

  private static String failed(RunManifest run, BuildResults results) {
    return "The agent tests of this build could not be run to their end: %s%s; see to it, and run the build again"
        .formatted(reason(run), without(run, results));
  }

  private static String without(RunManifest run, BuildResults results) {
    List<String> classes = unwritten(run, results).stream().map(ClassRun::name).toList();
    return classes.isEmpty() ? "" : " (without a result: %s)".formatted(listed(classes));
  }

  private static List<ClassRun> unwritten(RunManifest run, BuildResults results) {
    return run.classes().stream()
        .filter(c -> c.state() != ClassRun.State.SKIPPED && !results.hasResultOf(c.name()))
        .toList();
  }

  private static String unwritten(ClassRun classRun, BuildResults results) {
    return "Missing: %s %s in this build, and has no result of it in %s; run the build again"
        .formatted(
            shown(classRun.name()),
            classRun.state() == ClassRun.State.RAN ? "ran" : "was to run",
            results.directory().resolve(classRun.name()));
  }

  private static ExpectedResults ofTests(
      List<String> classes, BuildResults results, MissingResults missing) {
    if (classes.isEmpty() && missing != MissingResults.FAIL) {
      String none = "There is no agent test here, and no result of one";
      return new ExpectedResults(List.of(none), List.of(), List.of());
    }
    String sentence = classes.isEmpty() ? nothing(results) : silent(classes, results);
    return missing == MissingResults.ALLOW
        ? new ExpectedResults(List.of(), List.of(sentence), List.of())
        : new ExpectedResults(List.of(), List.of(), List.of(Violation.of(sentence)));
  }

  private static String nothing(BuildResults results) {
    return "No agent test has a result of this build in %s, which equipoise.outputDirectory names%s, and equipoise.failIfNoResults=true demands one; run agent tests in this build"
        .formatted(results.directory(), stale(results));
  }

  private static String silent(List<String> classes, BuildResults results) {
    return "%s with agent tests (%s), and none has a result of this build in %s, which equipoise.outputDirectory names%s; run the agent tests in this build, or set -Dequipoise.failIfNoResults=false where they are not meant to run"
        .formatted(
            classes.size() == 1
                ? "There is 1 class"
                : "There are %s classes".formatted(Rounded.count(classes.size())),
            listed(classes),
            results.directory(),
            stale(results));
  }

  private static String stale(BuildResults results) {
    List<Result> stale = results.stale();
    return stale.isEmpty() ? "" : " (stale results: %s)".formatted(stale.size());
  }

  private static String reason(RunManifest run) {
    return shown(Objects.requireNonNullElse(run.reason(), "no reason is given"));
  }

  private static String listed(List<String> classes) {
    String named =
        String.join(", ", classes.stream().limit(NAMED).map(ExpectedResults::shown).toList());
    return classes.size() > NAMED
        ? "%s and %s more".formatted(named, Rounded.count(classes.size() - NAMED))
        : named;
  }

  private static String shown(String text) {
    return StateText.shortened(text, 300);
  }
}
