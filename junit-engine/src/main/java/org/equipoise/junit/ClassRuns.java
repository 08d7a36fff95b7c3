package org.equipoise.junit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.equipoise.result.RunManifest.ClassRun;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** What becomes of the classes of a run, as their results are named: by the sampled class. */
final class ClassRuns implements TestExecutionListener {
  private final TestPlan plan;

  /** The tests of each sampled class. */
  private final Map<String, List<TestIdentifier>> tests = new LinkedHashMap<>();

  /** Why a test, or a class, was left out. */
  private final Map<TestIdentifier, String> skipped = new ConcurrentHashMap<>();

  private final Map<TestIdentifier, TestExecutionResult> finished = new ConcurrentHashMap<>();

  ClassRuns(TestPlan plan) {
    this.plan = plan;
    plan.getRoots().forEach(this::addTests);
  }

  private void addTests(TestIdentifier node) {
    if (node.isTest()) {
      sampledClass(node)
          .ifPresent(
              name ->
                  tests.merge(
                      name,
                      List.of(node),
                      (some, more) -> Stream.of(some, more).flatMap(List::stream).toList()));
    }
    plan.getChildren(node).forEach(this::addTests);
  }

  /** The innermost class around a test that is sampled for itself. */
  private Optional<String> sampledClass(TestIdentifier test) {
    return around(test)
        .flatMap(node -> testClass(node).stream())
        .filter(type -> !isNested(type) || SamplingPlan.isSampled(type))
        .findFirst()
        .map(Class::getName);
  }

  private static boolean isNested(Class<?> type) {
    return AgentTestCandidates.isNested(type);
  }

  /** The containers of a test, from the inside out. */
  private Stream<TestIdentifier> around(TestIdentifier test) {
    return Stream.iterate(
            plan.getParent(test), Optional::isPresent, node -> node.flatMap(plan::getParent))
        .flatMap(Optional::stream);
  }

  static Optional<Class<?>> testClass(TestIdentifier node) {
    return node.getSource()
        .filter(ClassSource.class::isInstance)
        .map(source -> ((ClassSource) source).getJavaClass());
  }

  @Override
  public void executionSkipped(TestIdentifier node, String reason) {
    skipped.put(node, reason);
  }

  @Override
  public void executionFinished(TestIdentifier node, TestExecutionResult result) {
    finished.put(node, result);
  }

  /** The names of the sampled classes. */
  List<String> names() {
    return List.copyOf(tests.keySet());
  }

  /** What became of each by now. */
  List<ClassRun> states() {
    return tests.keySet().stream().map(this::state).toList();
  }

  private ClassRun state(String name) {
    List<TestIdentifier> all = tests.getOrDefault(name, List.of());
    if (all.stream().anyMatch(finished::containsKey)) {
      return ClassRun.ran(name);
    }
    return all.stream().allMatch(test -> reason(test) != null)
        ? ClassRun.skipped(name, String.valueOf(reason(all.get(0))))
        : ClassRun.expected(name);
  }

  private @Nullable String reason(TestIdentifier test) {
    return Stream.concat(Stream.of(test), around(test))
        .map(skipped::get)
        .filter(reason -> reason != null)
        .findFirst()
        .orElse(null);
  }

  /** Whether anything failed, be it a test or what is around tests. */
  boolean anyFailed() {
    return finished.values().stream()
        .anyMatch(result -> result.getStatus() == TestExecutionResult.Status.FAILED);
  }

  /** What failed in a class rather than in its tests, in one sentence. */
  Optional<String> failureOfClass() {
    return finished.entrySet().stream()
        .filter(entry -> entry.getKey().isContainer())
        .filter(entry -> testClass(entry.getKey()).isPresent())
        .flatMap(entry -> sentence(entry.getKey(), entry.getValue()).stream())
        .sorted()
        .findFirst();
  }

  /** What failed before any class could run, in one sentence. */
  Optional<String> failureOfEngine() {
    return plan.getRoots().stream()
        .flatMap(root -> Optional.ofNullable(finished.get(root)).stream())
        .flatMap(result -> result.getThrowable().stream())
        .map(thrown -> RunConsole.sentence(thrown))
        .findFirst();
  }

  private static Optional<String> sentence(TestIdentifier node, TestExecutionResult result) {
    return result
        .getThrowable()
        .map(
            thrown ->
                "%s failed around its tests: %s"
                    .formatted(node.getLegacyReportingName(), RunConsole.sentence(thrown)));
  }
}
