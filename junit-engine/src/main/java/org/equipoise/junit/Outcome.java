package org.equipoise.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.equipoise.assertion.FailureMessage;
import org.equipoise.assertion.Inconclusive;
import org.equipoise.assertion.PropertyViolation;
import org.equipoise.chain.StateText;
import org.equipoise.journal.JournalException;
import org.equipoise.result.PropertyFacts;
import org.equipoise.sampling.SamplingFailedException;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.TestError;
import org.equipoise.verdict.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.support.hierarchical.OpenTest4JAwareThrowableCollector;
import org.junit.platform.engine.support.hierarchical.ThrowableCollector;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;

/**
 * What one test comes to. Everything in it is judged before anything is thrown; a failure outweighs
 * what could not be decided, and that outweighs what passed.
 */
final class Outcome {

  /** A part of a test. */
  interface Part {
    void run() throws Throwable;
  }

  private static final String TEST = "test";
  private static final String TEST_CLAIM = "the test runs and what it asserts holds";

  private static final int LONGEST_REASON = 1_000;

  private final StackTraceElement place;
  private final List<Throwable> failures = new ArrayList<>();
  private final List<TestAbortedException> aborts = new ArrayList<>();
  private final List<Evidence> evidence = new CopyOnWriteArrayList<>();
  private volatile boolean assertedOnSample;

  /** The outcome of a test, at a place, of which nothing is known yet. */
  Outcome(StackTraceElement place) {
    this.place = place;
  }

  /** Takes in the verdict on a property. */
  void add(Evidence found) {
    evidence.add(found);
    if (found.verdict() == Verdict.FAIL) {
      failures.add(failure(found));
    } else if (found.verdict() == Verdict.INCONCLUSIVE) {
      String message = FailureMessage.of(found).toString();
      aborts.add(
          traced(
              PropertyFacts.of("", found).isRecording()
                  ? new BaselineRecordedException(message, found.reason())
                  : new TestAbortedException(message)));
    }
  }

  /** Runs a part, and takes in what it throws. */
  boolean run(Part part) {
    try {
      part.run();
      return true;
    } catch (Throwable t) { // kept, and thrown by assertPassed
      add(t);
      return false;
    }
  }

  private void add(Throwable thrown) {
    if (thrown instanceof PropertyViolation violation) {
      evidence.add(violation.evidence());
      failures.add(violation);
    } else if (thrown instanceof Inconclusive inconclusive) {
      evidence.add(inconclusive.evidence());
      aborts.add(new TestAbortedException(inconclusive.getMessage(), inconclusive));
    } else if (Assumption.isViolatedBy(thrown)) {
      evidence.add(Evidence.inconclusive(TEST, TEST_CLAIM, reason(thrown)));
      aborts.add(Assumption.aborted(thrown));
    } else if (thrown instanceof InvalidAgentTestException invalid) {
      evidence.add(broken(invalid));
      failures.add(traced(invalid));
    } else {
      evidence.add(thrown instanceof AssertionError e ? failed(e) : broken(thrown));
      failures.add(thrown);
    }
  }

  /** Takes in that an assertion on the sample held; from any thread. */
  void assertionHeld(Evidence held) {
    evidence.add(held);
    assertedOnSample = true;
  }

  /** Takes in that a body made its assertions and none failed, which those on the sample told. */
  void bodyHeld() {
    if (!assertedOnSample) {
      evidence.add(ofTest(Verdict.PASS, "No assertion of the test failed."));
    }
  }

  /** What was found, in the order in which it was judged. */
  List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  /** Throws what the test comes to, unless it passed. */
  void assertPassed() {
    ThrowableCollector thrown = new OpenTest4JAwareThrowableCollector();
    if (!failures.isEmpty()) {
      thrown.execute(
          () -> {
            throw failure();
          });
    } else if (!aborts.isEmpty()) {
      throw abort();
    }
    thrown.assertEmpty();
  }

  private Throwable failure() {
    Throwable failure =
        failures.size() == 1
            ? failures.get(0)
            : traced(new MultipleFailuresError("The agent test failed", failures));
    aborts.forEach(failure::addSuppressed);
    return failure;
  }

  private TestAbortedException abort() {
    return aborts.size() == 1
        ? aborts.get(0)
        : traced(
            new TestAbortedException(
                aborts.stream().map(Throwable::getMessage).collect(Collectors.joining("\n"))));
  }

  /** Nothing in the engine is to blame, so the trace leads to the test alone. */
  private <T extends Throwable> T traced(T thrown) {
    thrown.setStackTrace(new StackTraceElement[] {place});
    return thrown;
  }

  private AssertionFailedError failure(Evidence found) {
    return traced(failed(found));
  }

  private static AssertionFailedError failed(Evidence found) {
    String message = FailureMessage.of(found).toString();
    return PropertyFacts.of("", found)
        .measured()
        .map(measured -> new AssertionFailedError(message, found.expected(), measured))
        .orElseGet(() -> new AssertionFailedError(message));
  }

  /** What is wrong with the journal, where it is that: there is a command to mend it. */
  private static @Nullable JournalException journal(Throwable thrown) {
    Throwable cause = thrown instanceof SamplingFailedException ? thrown.getCause() : thrown;
    return cause instanceof JournalException journal ? journal : null;
  }

  private static Evidence failed(AssertionError thrown) {
    return ofTest(Verdict.FAIL, reason(thrown));
  }

  private static Evidence broken(InvalidAgentTestException invalid) {
    String all = String.valueOf(invalid.getMessage());
    return broken(TestError.Of.TEST, invalid, shortened(invalid.sentence()), all).build();
  }

  private Evidence broken(Throwable thrown) {
    JournalException journal = journal(thrown);
    String trace = Thrown.trace(thrown);
    return journal == null
        ? broken(
                TestError.Of.TEST,
                thrown,
                shortened(Thrown.sentence(thrown)) + Thrown.place(thrown, place.getClassName()),
                trace)
            .build()
        : broken(TestError.Of.JOURNAL, journal, shortened(journal.problem()), trace)
            .remedy(journal.remedy())
            .build();
  }

  private static Evidence.Builder broken(
      TestError.Of of, Throwable thrown, String reason, String trace) {
    return Evidence.builder(TEST, TEST_CLAIM, Verdict.FAIL, reason)
        .error(new TestError(of, thrown.getClass().getName(), trace));
  }

  private static Evidence ofTest(Verdict verdict, String reason) {
    return Evidence.of(TEST, TEST_CLAIM, verdict, reason);
  }

  /** What was said, on one line: messages of assertions have many, the first of them empty. */
  private static String reason(Throwable thrown) {
    String message = Objects.requireNonNullElse(thrown.getMessage(), "");
    return shortened(message.isBlank() ? thrown.toString() : message);
  }

  private static String shortened(String told) {
    return StateText.shortened(told.strip().replaceAll("\\s+", " "), LONGEST_REASON);
  }
}
