package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.EngineRuns.outcomes;
import static org.equipoise.junit.EngineRuns.run;

import java.util.ArrayList;
import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("ClassCanBeStatic") // the fixtures are right or wrong on purpose
class NestedAndHooksTest {
  private static final List<String> CALLS = new ArrayList<>();

  @BeforeEach
  void forget() {
    CALLS.clear();
  }

  /** Has tests of its own, a group on its sample, and a class that starts elsewhere. */
  @Sampling(transitions = 50)
  static class OuterTestCase {
    final String name = "outer instance";

    @AgentUnderTest
    Agent<Integer> agent() {
      CALLS.add("agent");
      return Chains.metropolis();
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    void outer(Sample<Integer> sample) {
      CALLS.add("outer from " + sample.states().key(0));
    }

    class GroupTestCase {
      @AgentTest
      void grouped(Sample<Integer> sample) {
        CALLS.add("grouped from " + sample.states().key(0) + " with " + name);
      }
    }

    class ElsewhereTestCase {
      @StartStates
      List<Integer> start() {
        return List.of(7);
      }

      @AgentTest
      void elsewhere(Sample<Integer> sample) {
        CALLS.add("elsewhere from " + sample.states().key(0) + " of " + sample.planned());
      }
    }
  }

  @Test
  void aNestedClassIsSampledForItselfOnlyWhereItSaysSomethingOfSampling() {
    run(OuterTestCase.class).testEvents().assertStatistics(stats -> stats.succeeded(3));

    assertThat(CALLS)
        .containsExactlyInAnyOrder(
            "agent",
            "outer from 0",
            "grouped from 0 with outer instance",
            "agent",
            "elsewhere from 7 of 50");
  }

  static class InheritingTestCase extends OuterTestCase {}

  @Test
  void nestedClassesAreInherited() {
    run(InheritingTestCase.class).testEvents().assertStatistics(stats -> stats.succeeded(3));

    assertThat(CALLS).contains("grouped from 0 with outer instance", "elsewhere from 7 of 50");
  }

  abstract static class HookedBaseTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      CALLS.add("agent");
      return Chains.metropolis();
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @BeforeSampling
    void baseBefore() {
      CALLS.add("base before");
    }

    @AfterSampling
    void baseAfter() {
      CALLS.add("base after");
    }
  }

  static class HookedTestCase extends HookedBaseTestCase {
    @BeforeSampling
    void before() {
      CALLS.add("before");
    }

    @AfterSampling
    void after() {
      CALLS.add("after");
    }

    @AgentTest
    void one(Sample<Integer> sample) {
      CALLS.add("test");
    }

    @AgentTest
    void two(Sample<Integer> sample) {
      CALLS.add("test");
    }

    class InnerTestCase {
      @BeforeSampling
      void innerBefore() {
        CALLS.add("inner before");
      }

      @AfterSampling
      void innerAfter() {
        CALLS.add("inner after");
      }

      @AgentTest
      void inner(Sample<Integer> sample) {
        CALLS.add("inner test");
      }
    }
  }

  @Test
  void hooksRunOnceAroundSamplingFromTheOutsideInAndBack() {
    run(HookedTestCase.class).testEvents().assertStatistics(stats -> stats.succeeded(3));

    assertThat(CALLS)
        .containsExactly(
            "base before",
            "before",
            "agent",
            "after",
            "base after",
            "test",
            "test",
            "base before",
            "before",
            "inner before",
            "agent",
            "inner after",
            "after",
            "base after",
            "inner test");
  }

  static class FailingHooksTestCase extends HookedBaseTestCase {
    @BeforeSampling
    void fails() {
      throw new IllegalStateException("no server");
    }

    @AfterSampling
    void failsToo() {
      throw new IllegalStateException("nothing to stop");
    }

    @AgentTest
    @Claims(Verdict.PASS)
    void test() {}
  }

  @Test
  void hooksAfterSamplingRunWhateverFailedBefore() {
    assertThat(outcomes(run(FailingHooksTestCase.class)))
        .containsEntry("test()", "FAILED: no server");

    assertThat(CALLS).containsExactly("base before", "base after");
  }
}
