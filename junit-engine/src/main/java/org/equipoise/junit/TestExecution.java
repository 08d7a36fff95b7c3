package org.equipoise.junit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.equipoise.assertion.SharedClaim;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.Evidence;

/** One run of a test: judges what its annotations claim, and then runs its body. */
final class TestExecution {
  private final ClassExecution testClass;
  private final TestMethod test;
  private final Consumer<Evidence> listener;

  /**
   * A run that has not begun.
   *
   * @param listener is told of what is found, as soon as it is found
   */
  TestExecution(ClassExecution testClass, TestMethod test, Consumer<Evidence> listener) {
    this.testClass = testClass;
    this.test = test;
    this.listener = listener;
  }

  /** Runs the test, and throws what it comes to unless it passes; see {@link Outcome}. */
  void run() {
    Outcome outcome = new Outcome(test.method());
    outcome.run(() -> judge(outcome));
    outcome.evidence().forEach(listener);
    outcome.assertPassed();
  }

  private void judge(Outcome outcome) {
    InvalidAgentTestException.throwIfAny(mistakes());
    ClassSampling sampling = testClass.sampling();
    Sample<Object> sample = sampling.sample();
    for (SelectedClaims.Finding finding : sampling.findings(test.method())) {
      outcome.run(() -> outcome.add(finding.get()));
    }
    outcome.run(() -> sampling.slowDrift(test.method()).ifPresent(outcome::add));
    SharedClaim shared = new SharedClaim(sampling.rates(), outcome::assertionHeld);
    boolean held = outcome.run(() -> testClass.invoke(test.method(), arguments(sample, shared)));
    if (held && test.takesSample()) {
      outcome.bodyHeld();
    }
  }

  private List<Mistake> mistakes() {
    List<Mistake> mistakes =
        new ArrayList<>(test.mistakes(testClass.sampling().plan().stateType()));
    mistakes.addAll(testClass.mistakes());
    return mistakes;
  }

  /** The sample for each parameter: TestMethod saw that they all are samples. */
  private Object[] arguments(Sample<Object> sample, SharedClaim shared) {
    Sample<Object> judged = sample.with(SharedClaim.class, shared);
    return Collections.nCopies(test.method().getParameterCount(), judged).toArray();
  }
}
