package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.Mistakes.assertMistake;
import static org.equipoise.junit.Mistakes.outcomes;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@SuppressWarnings({
  "ClassCanBeStatic",
  "UnusedMethod"
}) // the fixtures are right or wrong on purpose
class WrongHierarchyTest {
  private static final String HERE = WrongHierarchyTest.class.getName() + "$";

  @Test
  void anAbstractTestIsAnnotatedWhereItIsWritten() {
    assertMistake(
        OverridingTestCase.class,
        "inherited(Sample)",
        "the @AgentTest method is abstract, and what overrides it is no @AgentTest",
        HERE + "AbstractTestsTestCase.inherited(Sample)",
        "@AgentTest void inherited(Sample) on the method that overrides it");
    assertMistake(
        OverridingTestCase.class,
        "ofInterface(Sample)",
        "the @AgentTest method is abstract, and what overrides it is no @AgentTest",
        HERE + "Promised.ofInterface(Sample)",
        "@AgentTest void ofInterface(Sample) on the method that overrides it");
    assertThat(outcomes(OverridingTestCase.class))
        .containsEntry("annotated(Sample)", "SUCCESSFUL")
        .hasSize(3);
  }

  interface Promised {
    @AgentTest
    void ofInterface(Sample<Integer> sample);
  }

  abstract static class AbstractTestsTestCase extends WalkTestCase implements Promised {
    @AgentTest
    abstract void inherited(Sample<Integer> sample);

    @AgentTest
    abstract void annotated(Sample<Integer> sample);
  }

  static class OverridingTestCase extends AbstractTestsTestCase {
    @Override
    void inherited(Sample<Integer> sample) {}

    @Override
    @AgentTest
    void annotated(Sample<Integer> sample) {}

    @Override
    public void ofInterface(Sample<Integer> sample) {}
  }

  @Test
  void aTestHasNoOtherRole() {
    assertMistake(
        TwoRolesTestCase.class,
        "both()",
        "the method is an @AgentTest and @BeforeSampling",
        HERE + "TwoRolesTestCase.both()",
        "one of the two annotations");
  }

  static class TwoRolesTestCase extends WalkTestCase {
    @AgentTest
    @Claims(Verdict.PASS)
    @BeforeSampling
    void both() {}
  }

  @Test
  void aGroupOnTheSampleOfItsEnclosingClassIsNotStatic() {
    assertMistake(
        SampledTestCase.GroupTestCase.class,
        "grouped(Sample)",
        "no method is annotated with @AgentUnderTest",
        "class " + HERE + "SampledTestCase$GroupTestCase",
        "class GroupTestCase without static, to judge the sample of SampledTestCase, or"
            + " @AgentUnderTest Agent<String> agent()");
  }

  static class SampledTestCase extends WalkTestCase {
    static class GroupTestCase {
      @StartStates
      List<Integer> start() {
        return List.of(0);
      }

      @AgentTest
      void grouped(Sample<Integer> sample) {}
    }
  }

  @Test
  void aGenericMethodIsATestLikeOthers() {
    assertThat(outcomes(GenericTestCase.class)).containsEntry("any(Sample)", "SUCCESSFUL");
  }

  static class GenericTestCase extends WalkTestCase {
    @AgentTest
    <S> void any(Sample<S> sample) {}
  }

  static class ParentTestCase extends WalkTestCase {
    class Within {
      @AgentTest
      void ofParent(Sample<Integer> sample) {}
    }
  }

  static class ChildTestCase extends ParentTestCase {
    class Within {
      @AgentTest
      void ofChild(Sample<Integer> sample) {}
    }
  }

  @Test
  void noNestedClassHidesAnother() {
    assertThat(outcomes(ChildTestCase.class).values())
        .hasSize(1)
        .allSatisfy(
            found ->
                assertThat(found)
                    .contains(
                        "several nested test classes are named Within, and one hides another"));
  }

  abstract static class AbstractAgentTestCase {
    @AgentUnderTest
    abstract Agent<Integer> agent();

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }
  }

  static class UnannotatedAgentTestCase extends AbstractAgentTestCase {
    @Override
    Agent<Integer> agent() {
      return Chains.metropolis();
    }

    @AgentTest
    @EnabledIfSystemProperty(named = "key", matches = ".+")
    @Claims(Verdict.PASS)
    void test() {}
  }

  @Test
  void aMethodThatOverridesOneWithARoleHasItToo() {
    assertThat(outcomes(UnannotatedAgentTestCase.class).get("test()"))
        .contains(
            "the method that overrides "
                + HERE
                + "AbstractAgentTestCase.agent() is not annotated"
                + " with @AgentUnderTest")
        .contains("write: @AgentUnderTest on it, too");
  }

  @Test
  void aConditionOfJupitersIsNotPassedOver() {
    assertThat(outcomes(UnannotatedAgentTestCase.class).get("test()"))
        .contains(
            "@EnabledIfSystemProperty of Jupiter is not asked whether agent tests run\n    where: "
                + HERE
                + "UnannotatedAgentTestCase.test()\n    write: @Disabled, a tag to leave out, or an"
                + " assumption in @BeforeSampling");
  }
}
