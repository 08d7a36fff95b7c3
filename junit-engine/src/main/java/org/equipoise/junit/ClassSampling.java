package org.equipoise.junit;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.equipoise.drift.BaselineFile;
import org.equipoise.drift.Reference;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.sampling.SamplingEnd;
import org.equipoise.sampling.SamplingFailedException;
import org.equipoise.verdict.ErrorRates;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.support.hierarchical.OpenTest4JAwareThrowableCollector;
import org.junit.platform.engine.support.hierarchical.ThrowableCollector;
import org.opentest4j.TestAbortedException;

/** The sample of a class: taken when the first test asks for it, and then the same for all. */
final class ClassSampling {
  private static final Logger LOGGER = Logger.getLogger(ClassSampling.class.getName());

  private final SamplingPlan plan;
  private final ClassSampler.Invoker invoker;
  private final Arguments arguments;
  private final List<JudgedTest> selected;
  private final Set<JudgedTest> notPassed = new LinkedHashSet<>();
  private final EngineRun run;
  private final ClassSampler sampler;
  private final ClassJournal journal;
  private final RecordedSamples recorded;
  private final Once<JudgedSample> judged = new Once<>(this::sampleBetweenHooks);
  private final ClassResult result;
  private @Nullable Sample<?> paid;

  /** The sample that the result is of, judged; null where sampling failed. */
  private @Nullable JudgedSample described;

  /**
   * The sampling of a class, not begun.
   *
   * @param selected the tests that are to run on it
   */
  ClassSampling(
      SamplingPlan plan,
      ClassSampler.Invoker invoker,
      Arguments arguments,
      List<JudgedTest> selected,
      EngineRun run) {
    this.plan = plan;
    this.invoker = invoker;
    this.arguments = arguments;
    this.selected = selected;
    this.run = run;
    this.sampler = new ClassSampler(plan, invoker, run);
    this.journal = new ClassJournal(plan, invoker, run.configuration());
    this.recorded = new RecordedSamples(plan, run.configuration());
    this.result = new ClassResult(plan.sampledClass());
  }

  SamplingPlan plan() {
    return plan;
  }

  List<Mistake> mistakes() {
    return SamplingRules.mistakes(plan, arguments);
  }

  /**
   * The sample that a test is judged on: the one it did not pass on before in this build, or one
   * for all others. Throws what the agent's methods, the hooks or the sampler threw, the same each
   * time.
   *
   * @throws TestAbortedException if sampling was interrupted
   */
  JudgedSample judged(JudgedTest test) {
    JudgedSample taken = recorded.find(test).orElse(judged).get();
    paid = paid == null ? taken.sample() : paid;
    described = taken.sample() == paid ? taken : described;
    if (taken.isInterrupted()) {
      Sample<Object> sample = taken.sample();
      throw new TestAbortedException(
          "Sampling was interrupted after %s of %s draws; nothing was judged."
              .formatted(sample.recorded(), sample.planned()));
    }
    return taken;
  }

  /**
   * The error rates of a body that asserts. All claims on the sample share one rate of false FAILs,
   * whether their tests are selected or not.
   */
  ErrorRates rates() {
    return ErrorRates.DEFAULT.sharedBy(plan.claims());
  }

  /** Keeps what a test found, by the name that it has in the class's result. */
  void record(JudgedTest test, String name, Evidence found) {
    result.add(name, found);
    if (found.verdict() != Verdict.PASS) {
      notPassed.add(test);
    }
  }

  /** What wants to be closed when all tests are done. */
  Optional<AutoCloseable> closeable() {
    return sampler.closeable();
  }

  /** Writes the result, if a test was run, and says where. */
  Optional<Path> finish() throws IOException {
    if (result.isEmpty()) {
      return Optional.empty();
    }
    if (isFinal()) {
      notPassed.forEach(test -> recorded.keep(test, judged));
    }
    propose();
    result.note(journal.notes());
    return Optional.of(result.write(Optional.ofNullable(paid), run.configuration()));
  }

  private void propose() throws IOException {
    Configuration configuration = run.configuration();
    new ClassBaseline(plan.sampledClass(), configuration.baselines())
        .propose(
            Optional.ofNullable(described).flatMap(JudgedSample::candidate),
            result.directory(configuration).resolve(BaselineFile.CANDIDATE));
  }

  /** Whether a rerun would only try its luck: a call was paid for, and nobody stopped it. */
  private boolean isFinal() {
    Sample<?> sample = paid;
    return sample != null
        && sample.calls() + sample.recalled().calls() > 0
        && sample.end().filter(end -> end == SamplingEnd.INTERRUPTED).isEmpty();
  }

  private JudgedSample sampleBetweenHooks() {
    List<JudgedTest> runnable =
        selected.stream()
            .filter(test -> recorded.find(test).isEmpty())
            .filter(test -> test.mistakes(plan.stateType(), Arguments.assumed()).isEmpty())
            .toList();
    SelectedClaims claims = new SelectedClaims(runnable, plan.claims());
    ThrowableCollector thrown = new OpenTest4JAwareThrowableCollector();
    List<Sample<Object>> taken = new ArrayList<>(1);
    thrown.execute(
        () -> {
          for (Method hook : plan.methods(Role.BEFORE)) {
            invoker.call(hook);
          }
          taken.add(sample(sampler.make(claims::undecided), claims));
        });
    tidyUp(thrown);
    thrown.assertEmpty();
    return new JudgedSample(plan.sampledClass(), taken.get(0), claims, run.configuration());
  }

  /** Not interrupted, whatever sampling was: what was set up must be torn down. */
  private void tidyUp(ThrowableCollector thrown) {
    boolean interrupted = Thread.interrupted();
    plan.methods(Role.AFTER).forEach(hook -> thrown.execute(() -> invoker.call(hook)));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs a plan; what was paid for is kept for the result, whatever comes after it. */
  private Sample<Object> sample(Sampler<Object> planned, SelectedClaims claims) throws Exception {
    try {
      Sample<Object> taken = compared(planned, claims);
      paid = taken;
      return taken;
    } catch (SamplingFailedException e) {
      paid = e.sample();
      throw e;
    } finally {
      sampler.endProgress();
    }
  }

  /** Runs a plan, and gives the sample its baseline where a claim compares with it. */
  private Sample<Object> compared(Sampler<Object> planned, SelectedClaims claims) throws Exception {
    if (!claims.compareWithBaseline()) {
      return run(claims.wantWholePlan() ? planned : planned.until(claims::areSettled, 1), false);
    }
    BaselineSettings settings = run.configuration().baselines();
    ClassBaseline baseline = new ClassBaseline(plan.sampledClass(), settings);
    Optional<Reference> obstacle = settings.record() ? baseline.obstacle() : Optional.empty();
    if (settings.record() && obstacle.isEmpty()) {
      Sample<Object> whole = run(baseline.recording(planned), false);
      return whole.with(Reference.class, baseline.record(whole));
    }
    Reference reference = obstacle.orElseGet(baseline::reference);
    baseline.small(reference, planned.transitions()).ifPresent(this::doubt);
    Sampler<Object> told =
        claims.wantWholePlan() || settings.wholePlan()
            ? planned
            : planned.until(
                growing -> claims.areSettled(growing.with(Reference.class, reference)), 1);
    return baseline.compared(run(told, settings.wholePlan()), reference);
  }

  /** Under the plugin, check tells what stands in the result. */
  private void doubt(String sentence) {
    result.note(List.of(sentence));
    if (!TestCommand.isRunOfPlugin()) {
      LOGGER.warning(() -> plan.sampledClass().getName() + ": " + sentence);
    }
  }

  private Sample<Object> run(Sampler<Object> told, boolean completes) throws Exception {
    return journal.run(told, sampler.agent(), completes);
  }
}
