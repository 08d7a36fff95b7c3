package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.EngineRuns.outcomes;
import static org.equipoise.junit.EngineRuns.run;

import java.util.List;
import java.util.Map;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.Test;

class StandardPropertiesTest {

  @Sampling(transitions = 4_000, concurrency = 2)
  abstract static class PropertiesTestCase {
    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @DetailedBalance(violationAtMost = 0.2)
    void staysInBalance() {}

    @AgentTest
    @EscapeRate(atMost = 0.1)
    void answers() {}

    @AgentTest
    @FaultRate(atMost = 0.01, margin = 0.02)
    void isThere() {}

    @AgentTest
    @DistinctStates(atLeast = 10)
    void explores() {}

    @AgentTest
    @DownhillFraction(atLeast = 0.5, margin = 0.1)
    void goesDownhill() {}
  }

  /** In balance; downhill by the potential that it walks by in half of the moves or more. */
  static class BalancedTestCase extends PropertiesTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      return Chains.metropolis();
    }

    @PotentialFunction
    double height(int state) {
      return Chains.potential(state);
    }
  }

  /** Out of balance, and one step in five ends nowhere. */
  static class DrivenTestCase extends PropertiesTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      Agent<Integer> driven = Chains.driven();
      return (state, draw) ->
          draw.random().nextInt(5) == 0 ? Step.escape("lost") : driven.step(state, draw);
    }
  }

  @Test
  void anAgentInBalancePasses() {
    assertThat(outcomes(run(BalancedTestCase.class)))
        .containsOnlyKeys(
            "staysInBalance()", "answers()", "isThere()", "explores()", "goesDownhill()")
        .allSatisfy((test, outcome) -> assertThat(outcome).as(test).isEqualTo("SUCCESSFUL"));
  }

  @Test
  void aDrivenAgentFailsWithTheLoopItIsDrivenAround() {
    Map<String, String> outcomes = outcomes(run(DrivenTestCase.class));

    assertThat(outcomes.get("staysInBalance()"))
        .startsWith("FAILED: violated: detailed balance violation at most 0.20")
        .contains("worst offenders:")
        .contains("0 -> 1 -> 2 -> 3 -> 4 -> 5 -> 6 -> 7 -> 8 -> 9");
    assertThat(outcomes.get("answers()")).startsWith("FAILED: violated: escape rate at most 0.10");
    assertThat(outcomes).containsEntry("explores()", "SUCCESSFUL");
  }
}
