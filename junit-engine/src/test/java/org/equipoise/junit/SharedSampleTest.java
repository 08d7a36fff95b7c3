package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.EngineRuns.outcomes;
import static org.equipoise.junit.EngineRuns.run;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.chain.Chain;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.sampling.StartPolicy;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedSampleTest {
  private static final AtomicInteger AGENTS = new AtomicInteger();
  private static final AtomicInteger STEPS = new AtomicInteger();
  private static final List<Object> SEEN = new ArrayList<>();

  @BeforeEach
  void forget() {
    AGENTS.set(0);
    STEPS.set(0);
    SEEN.clear();
  }

  @Sampling(transitions = 120)
  abstract static class CountedTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      AGENTS.incrementAndGet();
      return Chains.counted(Chains.metropolis(), STEPS);
    }

    @StartStates
    List<Integer> start() {
      return List.of(0, 5);
    }
  }

  static class ThreeTestsTestCase extends CountedTestCase {
    @AgentTest
    @Claims(Verdict.PASS)
    void claimed() {
      SEEN.add(this);
    }

    @AgentTest
    void first(Sample<Integer> sample) {
      SEEN.add(this);
      SEEN.add(sample);
    }

    @AgentTest
    void second(Sample<Integer> sample) {
      SEEN.add(this);
      SEEN.add(sample);
    }
  }

  @Test
  void allTestsOfAClassJudgeOneSampleOnOneInstance() {
    run(ThreeTestsTestCase.class).testEvents().assertStatistics(stats -> stats.succeeded(3));

    assertThat(AGENTS).hasValue(1);
    assertThat(STEPS).hasValue(120);
    assertThat(SEEN.stream().filter(ThreeTestsTestCase.class::isInstance).distinct()).hasSize(1);
    List<Chain> judged =
        SEEN.stream()
            .filter(Sample.class::isInstance)
            .map(sample -> ((Sample<?>) sample).chain())
            .toList();
    assertThat(judged).hasSize(2);
    assertThat(judged.get(0)).isSameAs(judged.get(1));
  }

  @Test
  void samplingEndsWhenAllSelectedClaimsAreDecided() {
    run(selectMethod(ThreeTestsTestCase.class, "claimed"));

    assertThat(STEPS).as("the first look, after the first draw").hasValue(1);
  }

  @Test
  void aTestThatTakesTheSampleIsGivenTheWholePlan() {
    run(selectMethod(ThreeTestsTestCase.class, "first", Sample.class.getName()));

    assertThat(STEPS).hasValue(120);
  }

  static class UndecidedTestCase extends CountedTestCase {
    @AgentTest
    @Claims(Verdict.PASS)
    void decided() {}

    @AgentTest
    @Claims(Verdict.INCONCLUSIVE)
    void undecided() {}

    class Inside {
      @AgentTest
      @Claims(Verdict.INCONCLUSIVE)
      void undecided() {}
    }
  }

  @Test
  void oneUndecidedClaimKeepsSamplingGoingInNestedClassesToo() {
    run(UndecidedTestCase.class);
    assertThat(STEPS).hasValue(120);
    STEPS.set(0);
    run(selectMethod(UndecidedTestCase.class, "decided"));
    assertThat(STEPS).hasValue(1);
    STEPS.set(0);
    run(
        selectMethod(UndecidedTestCase.class, "decided"),
        selectNestedMethod(
            List.of(UndecidedTestCase.class), UndecidedTestCase.Inside.class, "undecided"));
    assertThat(STEPS).hasValue(120);
  }

  static class OnlyWrongTestsTestCase extends CountedTestCase {
    @AgentTest
    void wrong() {}
  }

  @Test
  void theAgentIsNotSampledForTestsThatCanNotRun() {
    run(OnlyWrongTestsTestCase.class).testEvents().assertStatistics(stats -> stats.failed(1));

    assertThat(AGENTS).hasValue(0);
    assertThat(STEPS).hasValue(0);
  }

  static class FailingAgentTestCase extends CountedTestCase {
    @Override
    @AgentUnderTest
    Agent<Integer> agent() {
      throw new IllegalStateException("no key for the model, " + AGENTS.incrementAndGet());
    }

    @AgentTest
    @Claims(Verdict.PASS)
    void claimed() {}

    @AgentTest
    void asserted(Sample<Integer> sample) {}
  }

  @Test
  void aFailureOfSamplingFailsEachTestWithTheSameMessage() {
    assertThat(outcomes(run(FailingAgentTestCase.class)))
        .containsEntry("claimed()", "FAILED: no key for the model, 1")
        .containsEntry("asserted(Sample)", "FAILED: no key for the model, 1");
  }

  static class NullAgentTestCase extends CountedTestCase {
    @Override
    @AgentUnderTest
    Agent<Integer> agent() {
      return null;
    }

    @AgentTest
    @Claims(Verdict.PASS)
    void claimed() {}
  }

  @Test
  void anAgentThatIsNullIsNamed() {
    assertThat(outcomes(run(NullAgentTestCase.class)))
        .containsEntry(
            "claimed()",
            "FAILED: the @AgentUnderTest method agent() of "
                + NullAgentTestCase.class.getName()
                + " returned null");
  }

  static class BrokenConstructorTestCase extends CountedTestCase {
    BrokenConstructorTestCase() {
      throw new IllegalStateException("built " + AGENTS.incrementAndGet());
    }

    @AgentTest
    @Claims(Verdict.PASS)
    void one() {}

    @AgentTest
    @Claims(Verdict.PASS)
    void two() {}
  }

  @Test
  void aConstructorThatThrowsIsCalledOnceAndFailsEachTest() {
    assertThat(outcomes(run(BrokenConstructorTestCase.class)))
        .containsEntry("one()", "FAILED: built 1")
        .containsEntry("two()", "FAILED: built 1");
  }

  @Sampling(
      transitions = 60,
      explore = 0.25,
      starts = StartPolicy.DECLARED,
      concurrency = 2,
      window = 3,
      seed = 7,
      tries = 2,
      maxFaultRate = 0.5,
      timeLimit = "PT1H")
  static class SettingsTestCase extends CountedTestCase {
    @AgentTest
    void sees(Sample<Integer> sample) {
      SEEN.add(sample);
    }
  }

  @Test
  void theSampleIsTakenAsTheAnnotationSays() {
    run(SettingsTestCase.class);

    Sample<?> sample = (Sample<?>) SEEN.get(0);
    assertThat(sample.planned()).isEqualTo(60);
    assertThat(sample.explored().draws()).isEqualTo(15);
    assertThat(sample.starts()).isEqualTo(StartPolicy.DECLARED);
    assertThat(sample.concurrency()).isEqualTo(2);
    assertThat(sample.window()).isEqualTo(3);
    assertThat(sample.seed()).isEqualTo(7);
    assertThat(sample.maxFaultRate()).isEqualTo(0.5);
  }

  static class DefaultsTestCase {
    @AgentUnderTest
    static Agent<Integer> agent() {
      return Chains.metropolis();
    }

    @StartStates
    Integer[] start() {
      return new Integer[] {3};
    }

    @AgentTest
    void sees(Sample<Integer> sample) {
      SEEN.add(sample);
    }
  }

  @Sampling
  static class AnnotatedDefaultsTestCase extends DefaultsTestCase {}

  @Test
  void theDefaultsOfTheAnnotationAreThoseOfTheSampler() {
    run(DefaultsTestCase.class);
    run(AnnotatedDefaultsTestCase.class);
    SEEN.add(Sampler.of(Chains.metropolis()).from(3).run());

    assertThat(SEEN)
        .hasSize(3)
        .allSatisfy(
            seen -> {
              Sample<?> sample = (Sample<?>) seen;
              assertThat(sample.toString()).isEqualTo(SEEN.get(2).toString());
              assertThat(sample.explored().draws()).isEqualTo(1_000);
              assertThat(sample.window()).isEqualTo(2);
              assertThat(sample.seed()).isEqualTo(Sampler.DEFAULT_SEED);
              assertThat(sample.maxFaultRate()).isEqualTo(0.05);
              assertThat(sample.starts()).isEqualTo(StartPolicy.KNOWN_STATES);
            });
  }

  static class KeyedTestCase extends CountedTestCase {
    @PotentialFunction
    double height(int state) {
      return Chains.potential(state);
    }

    @StateKey
    String key(Integer state) {
      return "floor " + state % 5;
    }

    @AgentTest
    void sees(Sample<Integer> sample) {
      SEEN.add(sample);
    }
  }

  @Test
  void theSampleHasTheDeclaredPotentialAndKeys() {
    run(KeyedTestCase.class);

    Sample<?> sample = (Sample<?>) SEEN.get(0);
    assertThat(sample.states().keys())
        .containsExactlyInAnyOrder("floor 0", "floor 1", "floor 2", "floor 3", "floor 4");
    assertThat(sample.declaredPotential(sample.states().number("floor 3"))).hasValue(3);
  }

  static class FunctionTestCase extends CountedTestCase {
    @PotentialFunction
    ToDoubleFunction<Object> height() {
      return state -> 2.5;
    }

    @AgentTest
    void sees(Sample<Integer> sample) {
      SEEN.add(sample);
    }
  }

  @Test
  void aPotentialMayBeGivenAsAFunction() {
    run(FunctionTestCase.class);

    assertThat(((Sample<?>) SEEN.get(0)).declaredPotential(0)).hasValue(2.5);
  }

  static class InterruptedTestCase extends CountedTestCase {
    @Override
    @AgentUnderTest
    Agent<Integer> agent() {
      return (state, draw) -> {
        if (draw.number() == 40) {
          Thread.currentThread().interrupt();
          throw new InterruptedException();
        }
        return Step.to(1 - Math.min(1, state));
      };
    }

    @AgentTest
    @Claims(Verdict.FAIL)
    void one() {}

    @AgentTest
    @Claims(Verdict.PASS)
    void two() {}

    @AgentTest
    @Claims(Verdict.INCONCLUSIVE)
    void goesOn() {}
  }

  @Test
  void aTestOfAnInterruptedSampleIsAbortedWhateverItsVerdictWouldBe() {
    String aborted = "ABORTED: Sampling was interrupted after 40 of 120 draws; nothing was judged.";

    assertThat(outcomes(run(InterruptedTestCase.class)))
        .containsEntry("one()", aborted)
        .containsEntry("two()", aborted);
  }
}
