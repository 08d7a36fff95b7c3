package org.equipoise.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.equipoise.agent.Step;
import org.equipoise.drift.Reference;
import org.equipoise.result.SpendingPlan.ClassPlan;
import org.equipoise.result.SpendingPlan.PropertyPlan;
import org.equipoise.sampling.Sampler;
import org.equipoise.verdict.ErrorRates;
import org.junit.platform.engine.TestDescriptor;

/**
 * Plans what the sampled classes in a tree of tests are to spend. No agent is made and no hook, no
 * test and no resolver is called; of the user's code, the factories of properties run alone.
 */
final class ClassPlanner {
  private final CallPrice price;
  private final BaselineSettings baselines;

  ClassPlanner(CallPrice price, BaselineSettings baselines) {
    this.price = price;
    this.baselines = baselines;
  }

  /** The plans of all classes in a tree that are sampled, in its order. */
  List<ClassPlan> of(TestDescriptor engine) {
    List<ClassPlan> plans = new ArrayList<>();
    addTo(plans, engine);
    return plans;
  }

  private void addTo(List<ClassPlan> plans, TestDescriptor node) {
    if (node instanceof ClassDescriptor type) {
      if (Disabled.reason(type.testClass()).isPresent()) {
        return;
      }
      List<JudgedTest> tests = type.selectedTests().toList();
      if (type.isSampled() && !tests.isEmpty()) {
        plans.add(new Sampled(type, tests).plan());
      }
    }
    node.getChildren().forEach(child -> addTo(plans, child));
  }

  /** One class with the tests that will judge its sample. */
  private final class Sampled {
    private final Class<?> type;
    private final List<JudgedTest> tests;
    private final SamplingPlan written;
    private final Arguments unasked;
    private final List<String> problems = new ArrayList<>();
    private final List<PropertyPlan> properties = new ArrayList<>();

    Sampled(ClassDescriptor node, List<JudgedTest> tests) {
      this.type = node.testClass();
      this.tests = tests;
      this.written = SamplingPlan.of(node.classes().classes());
      this.unasked = Arguments.unasked(node.classes().classes());
    }

    ClassPlan plan() {
      ClassRules.mistakes(type, unasked).forEach(mistake -> problems.add(mistake.sentence()));
      SamplingRules.mistakes(written, unasked).forEach(mistake -> problems.add(mistake.sentence()));
      return problems.isEmpty() ? sampled() : spends(0, 0, 0);
    }

    private ClassPlan sampled() {
      SelectedTests selected = new SelectedTests();
      Sampler<Object> sampler = selected.sampler();
      ClaimPlanner claims =
          new ClaimPlanner(
              sampler, ErrorRates.DEFAULT.sharedBy(written.claims()), selected.reference());
      selected.right.forEach(test -> add(claims, test));
      long expected =
          selected.samplesWholePlan()
              ? sampler.transitions()
              : properties.stream()
                  .mapToLong(p -> p.expectedDraws() == null ? p.worstDraws() : p.expectedDraws())
                  .max()
                  .orElse(0);
      return spends(sampler.transitions(), sampler.explored(), expected);
    }

    private void add(ClaimPlanner claims, JudgedTest test) {
      String name = test.name().replaceFirst("\\(.*", "");
      for (PropertyClaim claim : test.claims()) {
        add(name, claim, () -> claims.of(name, claim));
      }
      if (test.takesSample()) {
        properties.add(claims.body(name));
      }
    }

    /**
     * A factory or a property of the user's may be broken, which is told of it and ends no plan.
     */
    private void add(String test, PropertyClaim claim, Supplier<PropertyPlan> planned) {
      try {
        properties.add(planned.get());
      } catch (RuntimeException | LinkageError e) {
        problems.add("%s %s: %s.".formatted(test, claim, RunConsole.sentence(e)));
      }
    }

    private ClassPlan spends(long draws, long explored, long expected) {
      int concurrency = written.settings().map(SamplingSettings::concurrency).orElse(1);
      int tries =
          written.settings().map(SamplingSettings::tries).orElse(SamplingSettings.MOST_TRIES);
      long worst = written.settings().map(s -> s.mostCalls(draws, price)).orElse(draws * tries);
      return new ClassPlan(
          type.getName(),
          draws,
          explored,
          concurrency,
          tries,
          written.claims(),
          properties,
          problems,
          price.of(Math.min(expected, worst), concurrency),
          price.of(properties.isEmpty() ? 0 : worst, concurrency));
    }

    /** The tests without mistakes; the others fail without a call. */
    private final class SelectedTests {
      private final List<JudgedTest> right = new ArrayList<>();

      SelectedTests() {
        for (JudgedTest test : tests) {
          List<Mistake> mistakes = test.mistakes(written.stateType(), unasked);
          mistakes.forEach(mistake -> problems.add(mistake.sentence()));
          if (mistakes.isEmpty()) {
            right.add(test);
          }
        }
      }

      private boolean comparesWithBaseline() {
        return right.stream()
            .flatMap(test -> test.claims().stream())
            .anyMatch(claim -> claim.annotation() instanceof NoDrift);
      }

      boolean samplesWholePlan() {
        return comparesWithBaseline() && (baselines.record() || baselines.wholePlan());
      }

      boolean recordsBaseline() {
        return baselines.record() && comparesWithBaseline();
      }

      /** All that the class tells but for its agent, which is never made. */
      Sampler<Object> sampler() {
        Sampler<Object> sampler = Sampler.of((state, draw) -> Step.stay());
        if (written.method(Role.POTENTIAL).isPresent()) {
          sampler = sampler.potential(state -> 0);
        }
        if (written.settings().isPresent()) {
          sampler = written.settings().get().tell(sampler);
        }
        return recordsBaseline() ? new ClassBaseline(type, baselines).recording(sampler) : sampler;
      }

      Reference reference() {
        if (recordsBaseline()) {
          return Reference.recordedNow("The baseline is recorded.");
        }
        return comparesWithBaseline()
            ? new ClassBaseline(type, baselines).reference()
            : Reference.unusable("No claim compares with a baseline.", "");
      }
    }
  }
}
