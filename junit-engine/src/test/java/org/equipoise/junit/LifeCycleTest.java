package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.EngineRuns.outcomes;
import static org.equipoise.junit.EngineRuns.run;
import static org.equipoise.junit.EngineRuns.thrown;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.opentest4j.MultipleFailuresError;

class LifeCycleTest {
  private static final List<String> CALLS = new ArrayList<>();

  @BeforeEach
  void forget() {
    CALLS.clear();
  }

  private static final class ClosedAgent implements Agent<Integer>, AutoCloseable {
    private final Agent<Integer> walk = Chains.metropolis();

    @Override
    public Step<Integer> step(Integer state, Draw draw) throws Exception {
      return walk.step(state, draw);
    }

    @Override
    public void close() {
      CALLS.add("close agent");
    }
  }

  interface Shown {
    @BeforeAgentTest
    default void beforeInInterface() {
      CALLS.add("before (interface)");
    }
  }

  @Sampling(transitions = 50)
  abstract static class HookedTestCase implements Shown {
    @AgentUnderTest
    Agent<Integer> agent() {
      CALLS.add("sample");
      return new ClosedAgent();
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @BeforeAgentTest
    void beforeInSuperclass() {
      CALLS.add("before (super)");
    }

    @AfterAgentTest
    void afterInSuperclass() {
      CALLS.add("after (super)");
    }

    @BeforeAgentTest
    void overridden() {
      CALLS.add("never called");
    }
  }

  static class OrderTestCase extends HookedTestCase {
    @BeforeAgentTest
    void before() {
      CALLS.add("before");
    }

    @AfterAgentTest
    void after() {
      CALLS.add("after");
    }

    @Override
    @BeforeAgentTest
    void overridden() {}

    class Within {
      @BeforeAgentTest
      void before() {
        CALLS.add("before (nested)");
      }

      @AfterAgentTest
      void after() {
        CALLS.add("after (nested)");
      }

      @AgentTest
      void within(Sample<Integer> sample) {
        CALLS.add("nested test");
      }
    }

    @AgentTest
    void test(Sample<Integer> sample) {
      CALLS.add("test");
    }
  }

  @Test
  void hooksRunAroundEachTestFromTheOutsideInAndBackAgain() {
    run(OrderTestCase.class).testEvents().assertStatistics(stats -> stats.succeeded(2));

    assertThat(CALLS)
        .containsExactly(
            "sample",
            "before (interface)",
            "before (super)",
            "before",
            "test",
            "after",
            "after (super)",
            "before (interface)",
            "before (super)",
            "before",
            "before (nested)",
            "nested test",
            "after (nested)",
            "after",
            "after (super)",
            "close agent");
  }

  static class ThrowingTestCase extends HookedTestCase {
    @BeforeAgentTest
    void before() {
      throw new IllegalStateException("no server");
    }

    @AfterAgentTest
    void after() {
      CALLS.add("after");
      throw new IllegalStateException("nothing to stop");
    }

    @AgentTest
    @Claims(Verdict.PASS)
    void test() {
      CALLS.add("test");
    }
  }

  @Test
  void afterAHookThatThrowsTheTestIsNotRunButAllThatFollowsItIs() {
    Map<String, Throwable> thrown = thrown(run(ThrowingTestCase.class));

    assertThat(thrown.get("test()"))
        .isInstanceOfSatisfying(
            MultipleFailuresError.class,
            both ->
                assertThat(both.getFailures())
                    .extracting(Throwable::getMessage)
                    .containsExactly("no server", "nothing to stop"));
    assertThat(CALLS).contains("after", "after (super)", "close agent").doesNotContain("test");
  }

  static class FailingSampleTestCase extends HookedTestCase {
    @Override
    @StartStates
    List<Integer> start() {
      throw new IllegalStateException("no start");
    }

    @AgentTest
    @Claims(Verdict.PASS)
    void first() {}

    @AgentTest
    void second(Sample<Integer> sample) {}
  }

  @Test
  void whereSamplingFailsEachTestSaysWhyNoHookOfATestRunsAndTheAgentIsClosed() {
    Map<String, String> outcomes = outcomes(run(FailingSampleTestCase.class));

    assertThat(outcomes.values()).containsExactly("FAILED: no start", "FAILED: no start");
    assertThat(CALLS).containsExactly("sample", "close agent");
  }

  static class InterruptedTestCase extends HookedTestCase {
    @Override
    @AgentUnderTest
    Agent<Integer> agent() {
      return (state, draw) -> {
        Thread.currentThread().interrupt();
        return Step.stay();
      };
    }

    @AfterSampling
    void stopServer() throws InterruptedException {
      Thread.sleep(1);
      CALLS.add("stopped");
    }

    @AgentTest
    @EscapeRate(atMost = 0.5)
    void test() {}
  }

  @Test
  void whatWasSetUpIsTornDownAfterAnInterruptAndTheTestIsAborted() {
    EngineExecutionResults results = run(InterruptedTestCase.class);

    assertThat(outcomes(results).get("test()")).startsWith("ABORTED: Sampling was interrupted");
    assertThat(CALLS).contains("stopped");
  }

  static class UnclosableTestCase extends OrderTestCase {
    @Override
    @AgentUnderTest
    Agent<Integer> agent() {
      return new Unclosable();
    }
  }

  private static final class Unclosable implements Agent<Integer>, AutoCloseable {
    @Override
    public Step<Integer> step(Integer state, Draw draw) {
      return Step.to(draw.random().nextInt(3));
    }

    @Override
    public void close() {
      throw new IllegalStateException("still busy");
    }
  }

  @Test
  void anAgentThatCanNotBeClosedFailsItsClassAndNoTest() {
    EngineExecutionResults results = run(UnclosableTestCase.class);

    results.testEvents().assertStatistics(stats -> stats.succeeded(2).failed(0));
    assertThat(
            results.containerEvents().finished().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .map(Throwable::getMessage))
        .containsExactly("still busy");
  }
}
