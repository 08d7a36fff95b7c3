package org.equipoise.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.equipoise.chain.StateText;
import org.equipoise.result.Result;
import org.equipoise.result.RunManifest;
import org.equipoise.result.RunManifest.ClassRun;
import org.equipoise.statistics.Rounded;

/** What a build should have, held against its results. */
final class Expectations {
  private static final int NAMED = 5;

  private final BuildResults results;
  private final List<AgentTestClass> tests;
  private final MissingResults missing;
  private final List<String> notes = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();

  Expectations(BuildResults results, List<AgentTestClass> tests, MissingResults missing) {
    this.results = results;
    this.tests = tests;
    this.missing = missing;
  }

  ExpectedResults results() {
    return new ExpectedResults(notes, warnings, violations.stream().map(Violation::of).toList());
  }

  /** Where {@code equipoise:test} ran, its record says what there should be. */
  void ofRun(RunManifest run) {
    switch (run.state()) {
      case SKIPPED -> ofSkip(run);
      case RUNNING -> violations.add(killed(run));
      case FAILED -> violations.add(failed(run));
      case FINISHED -> {
        unwritten(run).stream().map(this::unwritten).forEach(violations::add);
        if (!run.filtered()) {
          ofUnfound(run);
        }
        if (missing == MissingResults.FAIL && results.current().isEmpty() && violations.isEmpty()) {
          violations.add(nothing());
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
  }

  /** Who says that nothing is to run means it; who chooses may have chosen nothing by mistake. */
  private void ofSkip(RunManifest run) {
    String skipped = "The agent tests were skipped in this build: " + reason(run);
    if (!run.filtered() || missing == MissingResults.ALLOW) {
      notes.add(skipped);
    } else if (missing == MissingResults.FAIL) {
      violations.add(
          skipped
              + ", and equipoise.failIfNoResults=true demands a result; correct what chooses among"
              + " them");
    } else {
      warnings.add(skipped);
    }
  }

  private void ofUnfound(RunManifest run) {
    Set<String> found = run.classes().stream().map(ClassRun::name).collect(Collectors.toSet());
    tests.stream()
        .filter(test -> test.names().noneMatch(found::contains))
        .map(Expectations::unfound)
        .forEach(missing == MissingResults.ALLOW ? warnings::add : violations::add);
  }

  private static String unfound(AgentTestClass test) {
    return "Missing: %s has agent tests, and the run of this build did not find them, as where its JVM can not load the class; see that the JVM is as new as what compiled it, and that all it needs is on the test class path"
        .formatted(shown(test.name()));
  }

  /** Where Surefire or Failsafe ran tests, each class should have a result. */
  void ofSurefire(SurefireChoice choice) {
    for (AgentTestClass test : tests) {
      if (test.names().noneMatch(results::hasResultOf)) {
        boolean isMeant = missing == MissingResults.ALLOW || choice.mayLeaveOut(test);
        (isMeant ? warnings : violations).add(unrun(test));
      }
    }
  }

  private String unrun(AgentTestClass test) {
    return "Missing: %s has agent tests, and no result of this build in %s; name it so that Surefire or Failsafe finds it, run it by equipoise:test, or exclude it there where it is not meant to run"
        .formatted(shown(test.name()), results.directory());
  }

  /** Where there is neither a run nor a result. */
  void ofSilence(SurefireChoice choice) {
    List<String> meant =
        tests.stream().filter(test -> !test.isDisabled()).map(AgentTestClass::name).toList();
    if (meant.isEmpty() && missing != MissingResults.FAIL) {
      notes.add("There is no agent test here, and no result of one");
      return;
    }
    boolean isMeant =
        missing == MissingResults.ALLOW
            || (missing == MissingResults.FAIL_WITH_TESTS && choice.byUser());
    (isMeant ? warnings : violations).add(meant.isEmpty() ? nothing() : silent(meant));
  }

  private String killed(RunManifest run) {
    return "The agent tests of this build did not come to their end: the run that began at %s was killed, or still runs%s; run the build again"
        .formatted(run.started(), without(run));
  }

  private String failed(RunManifest run) {
    return "The agent tests of this build could not be run to their end: %s%s; see to it, and run the build again"
        .formatted(reason(run), without(run));
  }

  private String without(RunManifest run) {
    List<String> classes = unwritten(run).stream().map(ClassRun::name).toList();
    return classes.isEmpty() ? "" : " (without a result: %s)".formatted(listed(classes));
  }

  private List<ClassRun> unwritten(RunManifest run) {
    return run.classes().stream()
        .filter(c -> c.state() != ClassRun.State.SKIPPED && !results.hasResultOf(c.name()))
        .toList();
  }

  private String unwritten(ClassRun classRun) {
    return "Missing: %s %s in this build, and has no result of it in %s; run the build again"
        .formatted(
            shown(classRun.name()),
            classRun.state() == ClassRun.State.RAN ? "ran" : "was to run",
            results.directory().resolve(classRun.name()));
  }

  private String nothing() {
    return "No agent test has a result of this build in %s, which equipoise.outputDirectory names%s, and equipoise.failIfNoResults=true demands one; run agent tests in this build"
        .formatted(results.directory(), stale());
  }

  private String silent(List<String> classes) {
    return "%s with agent tests (%s), and none has a result of this build in %s, which equipoise.outputDirectory names%s; run the agent tests in this build, or set -Dequipoise.failIfNoResults=false where they are not meant to run"
        .formatted(
            classes.size() == 1
                ? "There is 1 class"
                : "There are %s classes".formatted(Rounded.count(classes.size())),
            listed(classes),
            results.directory(),
            stale());
  }

  private String stale() {
    List<Result> stale = results.stale();
    return stale.isEmpty() ? "" : " (stale results: %s)".formatted(stale.size());
  }

  private static String reason(RunManifest run) {
    return shown(Objects.requireNonNullElse(run.reason(), "no reason is given"));
  }

  /** The first of some classes, and how many more there are. */
  static String listed(List<String> classes) {
    String named =
        String.join(", ", classes.stream().limit(NAMED).map(Expectations::shown).toList());
    return classes.size() > NAMED
        ? "%s and %s more".formatted(named, Rounded.count(classes.size() - NAMED))
        : named;
  }

  private static String shown(String text) {
    return StateText.shortened(text, 300);
  }
}
