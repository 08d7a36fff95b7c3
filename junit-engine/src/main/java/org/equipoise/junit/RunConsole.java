package org.equipoise.junit;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.equipoise.chain.StateText;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.opentest4j.IncompleteExecutionException;
import org.opentest4j.MultipleFailuresError;

/**
 * Tells how a run goes, as people follow it: one line when a class is done, and what a program
 * threw with the line of the user's that it leads to. What was found of agents stands in the
 * results, and so do whole traces.
 */
final class RunConsole implements TestExecutionListener {
  private static final int WIDTH = 1_000;

  private final TestPlan plan;
  private final PrintStream out;
  private final Map<TestIdentifier, Instant> begun = new ConcurrentHashMap<>();
  private final Map<TestIdentifier, Status> tests = new ConcurrentHashMap<>();

  private final Set<TestIdentifier> recorders = ConcurrentHashMap.newKeySet();
  private final Set<String> recorded = ConcurrentHashMap.newKeySet();

  private final Set<Throwable> told =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  RunConsole(TestPlan plan, PrintStream out) {
    this.plan = plan;
    this.out = out;
  }

  /** What was thrown, on one line. */
  static String sentence(Throwable thrown) {
    String told = Objects.requireNonNullElse(thrown.getMessage(), thrown.toString());
    return StateText.shortened(told.strip().replaceAll("\\s+", " "), WIDTH);
  }

  @Override
  public void executionStarted(TestIdentifier node) {
    begun.put(node, Instant.now());
  }

  @Override
  public void executionSkipped(TestIdentifier node, String reason) {
    if (isTopLevel(node)) {
      print(name(node) + ": skipped, " + reason);
    }
  }

  @Override
  public void executionFinished(TestIdentifier node, TestExecutionResult result) {
    result.getThrowable().ifPresent(thrown -> tell(thrown, testClass(node)));
    if (result.getThrowable().orElse(null) instanceof BaselineRecordedException baseline) {
      recorders.add(node);
      if (recorded.add(baseline.recorded())) {
        print(testClass(node) + ": " + baseline.recorded());
      }
    }
    if (node.isTest()) {
      tests.put(node, result.getStatus());
    } else if (isTopLevel(node)) {
      print(line(node));
    }
  }

  private boolean isTopLevel(TestIdentifier node) {
    return ClassRuns.testClass(node).isPresent()
        && plan.getParent(node).filter(plan.getRoots()::contains).isPresent();
  }

  private String line(TestIdentifier testClass) {
    List<TestIdentifier> ran =
        plan.getDescendants(testClass).stream().filter(tests::containsKey).toList();
    Map<Boolean, List<TestIdentifier>> aborted =
        with(Status.ABORTED, ran).stream().collect(Collectors.partitioningBy(recorders::contains));
    return "%s: %s of %s tests passed in %s s%s%s%s"
        .formatted(
            name(testClass),
            with(Status.SUCCESSFUL, ran).size(),
            ran.size(),
            seconds(testClass),
            names("failed", with(Status.FAILED, ran)),
            names("undecided", aborted.getOrDefault(false, List.of())),
            names("baseline recorded", aborted.getOrDefault(true, List.of())));
  }

  private List<TestIdentifier> with(Status status, List<TestIdentifier> ran) {
    return ran.stream().filter(test -> tests.get(test) == status).toList();
  }

  private String seconds(TestIdentifier testClass) {
    Instant now = Instant.now();
    double seconds = Duration.between(begun.getOrDefault(testClass, now), now).toMillis() / 1000.0;
    return String.format(Locale.ROOT, "%.1f", seconds);
  }

  private static String names(String what, List<TestIdentifier> tests) {
    return tests.isEmpty()
        ? ""
        : tests.stream()
            .map(RunConsole::name)
            .sorted()
            .collect(Collectors.joining(", ", "; " + what + ": ", ""));
  }

  private static String name(TestIdentifier node) {
    return node.getLegacyReportingName().replace("()", "");
  }

  private void print(String line) {
    out.println(StateText.shortened(line, WIDTH));
  }

  private static String testClass(TestIdentifier node) {
    return node.getSource()
        .map(
            source ->
                source instanceof MethodSource method
                    ? method.getClassName()
                    : source instanceof ClassSource type ? type.getClassName() : "")
        .orElse("");
  }

  /**
   * Messages of assertions stand in the results; of all else the place is of use. All tests on one
   * sample throw the same, which is told once.
   */
  private void tell(Throwable thrown, String testClass) {
    if (thrown instanceof MultipleFailuresError several) {
      several.getFailures().forEach(failure -> tell(failure, testClass));
    } else if (thrown.getStackTrace().length > 0
        && !(thrown instanceof AssertionError
            || thrown instanceof IncompleteExecutionException
            || thrown instanceof InvalidAgentTestException)
        && told.add(thrown)) {
      print(Thrown.sentence(thrown));
      Thrown.line(thrown, testClass).ifPresent(line -> print("    at " + line));
    }
  }
}
