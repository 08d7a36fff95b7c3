package org.equipoise.junit;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.equipoise.agent.Agent;
import org.equipoise.drift.Reference;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.sampling.SamplingEnd;
import org.equipoise.verdict.ErrorRates;
import org.equipoise.verdict.Evidence;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.support.hierarchical.OpenTest4JAwareThrowableCollector;
import org.junit.platform.engine.support.hierarchical.ThrowableCollector;
import org.opentest4j.TestAbortedException;

/** The sample of a class: taken when the first test asks for it, and then the same for all. */
final class ClassSampling {

  /** Calls a method of the test class on its instance. */
  interface Invoker {
    @Nullable Object invoke(Method method, @Nullable Object... arguments);
  }

  private final SamplingPlan plan;
  private final Invoker invoker;
  private final Once<Sample<Object>> sample = new Once<>(this::sampleBetweenHooks);
  private final Once<SelectedClaims> claims;
  private final Once<SelectedClaims.Findings> findings;
  private final Once<Optional<Evidence>> slowDrift;
  private final ClassResult result;
  private final Configuration configuration;

  /**
   * The sampling of a class, not begun.
   *
   * @param selected the tests that are to run on it
   */
  ClassSampling(
      SamplingPlan plan, Invoker invoker, List<Method> selected, Configuration configuration) {
    this.plan = plan;
    this.configuration = configuration;
    this.invoker = invoker;
    this.claims = new Once<>(() -> new SelectedClaims(runnable(selected), plan.claims()));
    this.findings = new Once<>(() -> claims.get().judge(sample()));
    this.slowDrift = new Once<>(this::addToHistory);
    this.result = new ClassResult(plan.sampledClass());
  }

  private List<TestMethod> runnable(List<Method> selected) {
    return selected.stream()
        .map(TestMethod::new)
        .filter(test -> test.mistakes(plan.stateType()).isEmpty())
        .toList();
  }

  SamplingPlan plan() {
    return plan;
  }

  List<Mistake> mistakes() {
    return SamplingRules.mistakes(plan);
  }

  /**
   * The sample. Throws what the agent's methods, the hooks or the sampler threw, the same each
   * time.
   *
   * @throws TestAbortedException if sampling was interrupted
   */
  Sample<Object> sample() {
    Sample<Object> taken = sample.get();
    if (taken.end().filter(end -> end == SamplingEnd.INTERRUPTED).isPresent()) {
      throw new TestAbortedException(
          "Sampling was interrupted after %s of %s draws; nothing was judged."
              .formatted(taken.draws() + taken.faults(), taken.planned()));
    }
    return taken;
  }

  /** What the sample says of the claims on a test, in the order of its annotations. */
  List<SelectedClaims.Finding> findings(Method test) {
    return findings.get().of(test);
  }

  /** What this build and those before it say of slow drift; empty where that is not looked for. */
  Optional<Evidence> slowDrift(Method test) {
    return claims.get().compareWithBaseline(test) ? slowDrift.get() : Optional.empty();
  }

  private Optional<Evidence> addToHistory() {
    Optional<Path> directory = configuration.baselines().history();
    Optional<Reference> reference = sample().companion(Reference.class);
    if (directory.isPresent() && reference.orElse(null) instanceof Reference.Recorded recorded) {
      return new ClassHistory(plan.sampledClass(), directory.get(), configuration.build())
          .add(sample(), recorded);
    }
    return Optional.empty();
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

  /** Writes the result, if a test was run. */
  void finish() throws IOException {
    if (!result.isEmpty()) {
      result.write(sample.made(), configuration);
    }
  }

  private Sample<Object> sampleBetweenHooks() {
    ThrowableCollector thrown = new OpenTest4JAwareThrowableCollector();
    List<Sample<Object>> taken = new ArrayList<>(1);
    thrown.execute(
        () -> {
          plan.methods(Role.BEFORE).forEach(invoker::invoke);
          taken.add(checked(run(sampler())));
        });
    plan.methods(Role.AFTER).forEach(hook -> thrown.execute(() -> invoker.invoke(hook)));
    thrown.assertEmpty();
    return taken.get(0);
  }

  /** Runs a plan, and gives the sample its baseline where a claim compares with it. */
  private Sample<Object> run(Sampler<Object> sampler) {
    SelectedClaims judged = claims.get();
    if (!judged.compareWithBaseline()) {
      return judged.wantWholePlan() ? sampler.run() : sampler.until(judged::areSettled, 1).run();
    }
    ClassBaseline baseline = new ClassBaseline(plan.sampledClass(), configuration.baselines());
    boolean records = configuration.baselines().record();
    Optional<Reference> obstacle = records ? baseline.obstacle() : Optional.empty();
    if (records && obstacle.isEmpty()) {
      Sample<Object> whole = baseline.recording(sampler).run();
      return whole.with(Reference.class, baseline.record(whole));
    }
    Reference reference = obstacle.orElseGet(baseline::reference);
    baseline.warnIfSmall(reference, sampler.transitions());
    Sampler<Object> compared =
        judged.wantWholePlan()
            ? sampler
            : sampler.until(
                growing -> judged.areSettled(growing.with(Reference.class, reference)), 1);
    return compared.run().with(Reference.class, reference);
  }

  /** Asks the declared potential of all states, since what is wrong with it concerns all tests. */
  private static Sample<Object> checked(Sample<Object> taken) {
    if (taken.hasDeclaredPotential()) {
      taken.declaredPotential(0);
    }
    return taken;
  }

  @SuppressWarnings("unchecked") // the agent, its states and its potential have one type of states
  private Sampler<Object> sampler() {
    Sampler<Object> sampler =
        Sampler.of((Agent<Object>) made(Role.AGENT)).from(states(made(Role.START_STATES)));
    if (plan.method(Role.POTENTIAL).isPresent()) {
      sampler = sampler.potential(potential(plan.method(Role.POTENTIAL).get()));
    }
    if (plan.method(Role.KEY).isPresent()) {
      Method key = plan.method(Role.KEY).get();
      sampler = sampler.key(key.getName(), state -> (String) invoker.invoke(key, state));
    }
    if (plan.settings().isPresent()) {
      sampler = plan.settings().get().tell(sampler);
    }
    return sampler;
  }

  private static Collection<?> states(Object declared) {
    if (declared instanceof Collection<?> collection) {
      return collection;
    }
    if (declared instanceof Stream<?> stream) {
      try (stream) {
        return stream.toList();
      }
    }
    return Arrays.asList((Object[]) declared);
  }

  @SuppressWarnings("unchecked") // a potential of the agent's states
  private ToDoubleFunction<Object> potential(Method method) {
    return method.getParameterCount() == 0
        ? (ToDoubleFunction<Object>) made(Role.POTENTIAL)
        : state -> (double) Objects.requireNonNull(invoker.invoke(method, state));
  }

  /** What the method of a role returns; SamplingRules saw that there is one. */
  private Object made(Role role) {
    Method method = plan.method(role).orElseThrow();
    Object made = invoker.invoke(method);
    if (made == null) {
      throw new IllegalStateException(
          "the %s method %s of %s returned null"
              .formatted(role, Mistake.text(method), method.getDeclaringClass().getName()));
    }
    return made;
  }
}
