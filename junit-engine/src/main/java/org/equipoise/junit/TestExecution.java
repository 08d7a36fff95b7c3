package org.equipoise.junit;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.Consumer;
import org.equipoise.assertion.SharedClaim;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.Evidence;

/**
 * One run of a test: judges what its annotations claim, and then runs its body, between the hooks
 * of its class.
 */
final class TestExecution {
  private final ClassExecution testClass;
  private final JudgedTest test;
  private final Consumer<Evidence> listener;

  /**
   * A run that has not begun.
   *
   * @param listener is told of what is found, as soon as it is found
   */
  TestExecution(ClassExecution testClass, JudgedTest test, Consumer<Evidence> listener) {
    this.testClass = testClass;
    this.test = test;
    this.listener = listener;
  }

  /** Runs the test, and throws what it comes to unless it passes; see {@link Outcome}. */
  void run() {
    Outcome outcome = new Outcome(test.place());
    outcome.run(() -> judgeBetweenHooks(outcome));
    outcome.evidence().forEach(listener);
    outcome.assertPassed();
  }

  private void judgeBetweenHooks(Outcome outcome) {
    InvalidAgentTestException.throwIfAny(testClass.mistakes(test));
    JudgedSample judged = testClass.sampling().judged(test);
    if (outcome.run(() -> call(testClass.hooks().before()))) {
      judge(judged, outcome);
    }
    testClass.hooks().after().forEach(hook -> outcome.run(() -> testClass.call(hook)));
  }

  private void call(Iterable<Method> hooks) throws Exception {
    for (Method hook : hooks) {
      testClass.call(hook);
    }
  }

  private void judge(JudgedSample judged, Outcome outcome) {
    for (SelectedClaims.Finding finding : judged.findings(test)) {
      outcome.run(() -> outcome.add(finding.get()));
    }
    outcome.run(() -> judged.slowDrift(test).ifPresent(outcome::add));
    if (test instanceof TestMethod written) {
      body(written, judged.sample(), outcome);
    }
  }

  private void body(TestMethod written, Sample<Object> sample, Outcome outcome) {
    SharedClaim shared = new SharedClaim(testClass.sampling().rates(), outcome::assertionHeld);
    Map<Class<?>, Object> given = Map.of(Sample.class, sample.with(SharedClaim.class, shared));
    boolean held = outcome.run(() -> testClass.call(written.method(), given));
    if (held && test.takesSample()) {
      outcome.bodyHeld();
    }
  }
}
