package org.equipoise.junit;

import static org.equipoise.junit.Mistakes.assertMistake;

import java.util.List;
import java.util.stream.Stream;
import org.equipoise.agent.Agent;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;

@SuppressWarnings({
  "ClassCanBeStatic",
  "UnusedMethod"
}) // the fixtures are right or wrong on purpose
class WrongStartStatesTest {
  private static final String HERE = WrongStartStatesTest.class.getName() + "$";

  @Test
  void aClassNeedsStartStatesAndHasThemOnce() {
    assertMistake(
        NoStartTestCase.class,
        "test()",
        "no method is annotated with @StartStates",
        "class " + HERE + "NoStartTestCase",
        "@StartStates List<Integer> start()");
    assertMistake(
        TwoStartsTestCase.class,
        "test()",
        "2 methods are annotated with @StartStates: start(), others()",
        "class " + HERE + "TwoStartsTestCase",
        "@StartStates on one of them");
  }

  static class NoStartTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      return Chains.metropolis();
    }

    @AgentTest
    @Claims(Verdict.PASS)
    void test() {}
  }

  static class TwoStartsTestCase extends TestedWalkTestCase {
    @StartStates
    List<Integer> others() {
      return List.of(1);
    }
  }

  @Test
  void startStatesAreACollectionAStreamOrAnArrayOfTheAgentsStates() {
    assertMistake(
        OneStartTestCase.class,
        "test()",
        "the @StartStates method returns int, not a Collection, a Stream or an array of states",
        HERE + "OneStartTestCase.start()",
        "@StartStates List<Integer> start()");
    for (Class<?> type :
        List.of(TextCollectionTestCase.class, TextStreamTestCase.class, TextArrayTestCase.class)) {
      assertMistake(
          type,
          "test()",
          "the @StartStates method gives states of type String, but those of the agent are of type"
              + " Integer",
          HERE + type.getSimpleName() + ".start()",
          "@StartStates List<Integer> start()");
    }
  }

  abstract static class AgentOnlyTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      return Chains.metropolis();
    }

    @AgentTest
    @Claims(Verdict.PASS)
    void test() {}
  }

  static class OneStartTestCase extends AgentOnlyTestCase {
    @StartStates
    int start() {
      return 0;
    }
  }

  static class TextCollectionTestCase extends AgentOnlyTestCase {
    @StartStates
    List<String> start() {
      return List.of("");
    }
  }

  static class TextStreamTestCase extends AgentOnlyTestCase {
    @StartStates
    Stream<String> start() {
      return Stream.of("");
    }
  }

  static class TextArrayTestCase extends AgentOnlyTestCase {
    @StartStates
    String[] start() {
      return new String[] {""};
    }
  }
}
