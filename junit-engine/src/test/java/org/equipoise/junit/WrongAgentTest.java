package org.equipoise.junit;

import static org.equipoise.junit.Mistakes.assertMistake;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;

@SuppressWarnings({
  "ClassCanBeStatic",
  "UnusedMethod"
}) // the fixtures are right or wrong on purpose
class WrongAgentTest {
  private static final String HERE = WrongAgentTest.class.getName() + "$";

  @Test
  void aClassNeedsAnAgent() {
    assertMistake(
        NoAgentTestCase.class,
        "test()",
        "no method is annotated with @AgentUnderTest",
        "class " + HERE + "NoAgentTestCase",
        "@AgentUnderTest Agent<String> agent()");
  }

  static class NoAgentTestCase {
    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @Claims(Verdict.PASS)
    void test() {}
  }

  @Test
  void aClassHasOneAgentOnly() {
    assertMistake(
        TwoAgentsTestCase.class,
        "test()",
        "2 methods are annotated with @AgentUnderTest: agent(), another()",
        "class " + HERE + "TwoAgentsTestCase",
        "@AgentUnderTest on one of them");
  }

  static class TwoAgentsTestCase extends TestedWalkTestCase {
    @AgentUnderTest
    Agent<Integer> another() {
      return Chains.driven();
    }
  }

  @Test
  void anAgentMethodReturnsAnAgent() {
    assertMistake(
        NoAgentReturnedTestCase.class,
        "test()",
        "the @AgentUnderTest method returns String, not an Agent",
        HERE + "NoAgentReturnedTestCase.agent()",
        "@AgentUnderTest Agent<String> agent()");
  }

  static class NoAgentReturnedTestCase {
    @AgentUnderTest
    String agent() {
      return "";
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @Claims(Verdict.PASS)
    void test() {}
  }

  @Test
  void anAgentMethodIsNotPrivateAndTakesNoParameters() {
    assertMistake(
        PrivateAgentTestCase.class,
        "test()",
        "the @AgentUnderTest method is private",
        HERE + "PrivateAgentTestCase.agent()",
        "@AgentUnderTest Agent<Integer> agent()");
    assertMistake(
        AgentWithParameterTestCase.class,
        "test()",
        "the @AgentUnderTest method can not be called: nothing provides parameter 1 of type int",
        HERE + "AgentWithParameterTestCase.agent(int)",
        "@AgentUnderTest Agent<Integer> agent(), or @ResolvedBy on the class");
  }

  static class PrivateAgentTestCase {
    @AgentUnderTest
    private Agent<Integer> agent() {
      return Chains.metropolis();
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @Claims(Verdict.PASS)
    void test() {}
  }

  static class AgentWithParameterTestCase {
    @AgentUnderTest
    Agent<Integer> agent(int number) {
      return Chains.metropolis();
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @Claims(Verdict.PASS)
    void test() {}
  }
}
