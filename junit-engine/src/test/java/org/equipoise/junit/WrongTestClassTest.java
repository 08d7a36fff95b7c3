package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.Mistakes.assertMistake;
import static org.equipoise.junit.Mistakes.outcomes;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;

@SuppressWarnings({
  "ClassCanBeStatic",
  "UnusedMethod"
}) // the fixtures are right or wrong on purpose
class WrongTestClassTest {
  private static final String HERE = WrongTestClassTest.class.getName() + "$";

  @Test
  void aClassCanBeInstantiated() {
    assertMistake(
        NoConstructorTestCase.class,
        "test()",
        "the test class can not be made: nothing provides parameter 1 of type int of its constructor",
        "class " + HERE + "NoConstructorTestCase",
        "NoConstructorTestCase() or @ResolvedBy what provides the parameters");
    assertMistake(
        ConstructorsTestCase.class,
        "test()",
        "the test class has several constructors, none of them without parameters",
        "class " + HERE + "ConstructorsTestCase",
        "ConstructorsTestCase(), or one constructor alone");
    assertMistake(
        PrivateTestCase.class,
        "test()",
        "the test class is private",
        "class " + HERE + "PrivateTestCase",
        "class PrivateTestCase");
  }

  static class NoConstructorTestCase extends TestedWalkTestCase {
    NoConstructorTestCase(int number) {}
  }

  static class ConstructorsTestCase extends TestedWalkTestCase {
    ConstructorsTestCase(int number) {}

    ConstructorsTestCase(String text) {}
  }

  private static class PrivateTestCase extends TestedWalkTestCase {}

  @Test
  void anInnerClassDoesNotContainItself() {
    assertMistake(
        RecursiveTestCase.class,
        "within(Sample)",
        "the inner class extends a class that it is nested in, and would contain itself",
        "class " + HERE + "RecursiveTestCase$InnerTestCase",
        "static class InnerTestCase");
  }

  static class RecursiveTestCase extends WalkTestCase {
    class InnerTestCase extends RecursiveTestCase {
      @AgentTest
      void within(Sample<Integer> sample) {}
    }
  }

  @Test
  void aTestClassIsNoEnum() {
    assertMistake(
        EnumTestCase.class,
        "test()",
        "the test class is an enum, of which there is a fixed number",
        "class " + HERE + "EnumTestCase",
        "class EnumTestCase");
  }

  enum EnumTestCase {
    ONE;

    @AgentUnderTest
    Agent<Integer> agent() {
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

  @Test
  void aRecordIsATestClassIfItHasNoComponents() {
    assertThat(outcomes(EmptyRecordTestCase.class)).containsEntry("walks(Sample)", "SUCCESSFUL");
    assertThat(outcomes(RecordTestCase.class).get("walks(Sample)"))
        .startsWith("FAILED: the test class can not be made: nothing provides parameter 1 of type")
        .contains("\n    where: class " + HERE + "RecordTestCase");
  }

  interface Walking {
    @AgentUnderTest
    default Agent<Integer> agent() {
      return Chains.metropolis();
    }

    @StartStates
    default List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    default void walks(Sample<Integer> sample) {}
  }

  record EmptyRecordTestCase() implements Walking {}

  record RecordTestCase(int number) implements Walking {}

  @Test
  void aStaticMethodOfAnInterfaceIsNoTest() {
    assertMistake(
        StaticInInterfaceTestCase.class,
        "shared(Sample)",
        "the @AgentTest method is static",
        HERE + "Shared.shared(Sample)",
        "@AgentTest void shared(Sample)");
  }

  interface Shared {
    @AgentTest
    static void shared(Sample<Integer> sample) {}
  }

  static class StaticInInterfaceTestCase extends WalkTestCase implements Shared {}

  @Test
  void aClassIsSampledInOneWay() {
    assertMistake(
        TwiceSampledTestCase.class,
        "walks(Sample)",
        "2 different @Sampling stand on annotations or interfaces of the class",
        "class " + HERE + "TwiceSampledTestCase",
        "@Sampling on the class itself");
  }

  @Sampling(transitions = 30)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Briefly {}

  @Sampling(transitions = 60)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Thoroughly {}

  @Briefly
  @Thoroughly
  static class TwiceSampledTestCase implements Walking {}
}
