package org.equipoise.junit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.equipoise.drift.BaselineFile;
import org.equipoise.drift.Reference;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.sampling.SamplingFailedException;
import org.equipoise.verdict.ErrorRates;
import org.equipoise.verdict.Evidence;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.support.hierarchical.OpenTest4JAwareThrowableCollector;
import org.junit.platform.engine.support.hierarchical.ThrowableCollector;
import org.opentest4j.TestAbortedException;

/** The sample of a class: taken when the first test asks for it, and then the same for all. */
final class ClassSampling {
  private final SamplingPlan plan;
  private final ClassSampler.Invoker invoker;
  private final Arguments arguments;
  private final List<JudgedTest> selected;
  private final EngineRun run;
  private final ClassSampler sampler;
  private final Once<JudgedSample> judged = new Once<>(this::recallOrSample);
  private final ClassResult result;
  private @Nullable Sample<?> broken;

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
    this.result = new ClassResult(plan.sampledClass());
  }

  SamplingPlan plan() {
    return plan;
  }

  List<Mistake> mistakes() {
    return SamplingRules.mistakes(plan, arguments);
  }

  /**
   * The sample, judged. Throws what the agent's methods, the hooks or the sampler threw, the same
   * each time.
   *
   * @throws TestAbortedException if sampling was interrupted
   */
  JudgedSample judged() {
    JudgedSample taken = judged.get();
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

  /** Keeps what a test found, for the class's result. */
  void record(String test, Evidence found) {
    result.add(test, found);
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
    if (!result.allPassed()) {
      judged.made().filter(sample -> !sample.isInterrupted()).ifPresent(recorded()::keep);
    }
    Optional<Sample<?>> sample =
        judged.made().<Sample<?>>map(JudgedSample::sample).or(() -> Optional.ofNullable(broken));
    propose();
    return Optional.of(result.write(sample, run.configuration()));
  }

  private void propose() throws IOException {
    Configuration configuration = run.configuration();
    new ClassBaseline(plan.sampledClass(), configuration.baselines())
        .propose(
            judged.made().flatMap(JudgedSample::candidate),
            result.directory(configuration).resolve(BaselineFile.CANDIDATE));
  }

  private RecordedSamples recorded() {
    return new RecordedSamples(plan, run.configuration());
  }

  private JudgedSample recallOrSample() {
    List<JudgedTest> runnable =
        selected.stream()
            .filter(test -> test.mistakes(plan.stateType(), arguments).isEmpty())
            .toList();
    return recorded().find(runnable).orElseGet(() -> sampleBetweenHooks(runnable));
  }

  private JudgedSample sampleBetweenHooks(List<JudgedTest> tests) {
    SelectedClaims claims = new SelectedClaims(tests, plan.claims());
    ThrowableCollector thrown = new OpenTest4JAwareThrowableCollector();
    List<Sample<Object>> taken = new ArrayList<>(1);
    thrown.execute(
        () -> {
          for (var hook : plan.methods(Role.BEFORE)) {
            invoker.call(hook);
          }
          taken.add(sample(sampler.make(), claims));
        });
    plan.methods(Role.AFTER).forEach(hook -> thrown.execute(() -> invoker.call(hook)));
    thrown.assertEmpty();
    return new JudgedSample(plan.sampledClass(), taken.get(0), claims, run.configuration());
  }

  /** Runs a plan; where that fails, what was paid for is kept for the result. */
  private Sample<Object> sample(Sampler<Object> planned, SelectedClaims claims) {
    try {
      return compared(planned, claims);
    } catch (SamplingFailedException e) {
      broken = e.sample();
      throw e;
    }
  }

  /** Runs a plan, and gives the sample its baseline where a claim compares with it. */
  private Sample<Object> compared(Sampler<Object> planned, SelectedClaims claims) {
    if (!claims.compareWithBaseline()) {
      return claims.wantWholePlan() ? planned.run() : planned.until(claims::areSettled, 1).run();
    }
    BaselineSettings settings = run.configuration().baselines();
    ClassBaseline baseline = new ClassBaseline(plan.sampledClass(), settings);
    Optional<Reference> obstacle = settings.record() ? baseline.obstacle() : Optional.empty();
    if (settings.record() && obstacle.isEmpty()) {
      Sample<Object> whole = baseline.recording(planned).run();
      return whole.with(Reference.class, baseline.record(whole));
    }
    Reference reference = obstacle.orElseGet(baseline::reference);
    baseline.warnIfSmall(reference, planned.transitions());
    Sampler<Object> told =
        claims.wantWholePlan()
            ? planned
            : planned.until(
                growing -> claims.areSettled(growing.with(Reference.class, reference)), 1);
    return told.run().with(Reference.class, reference);
  }
}
