package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.EngineRuns.outcomes;
import static org.equipoise.junit.EngineRuns.run;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static final List<String> CALLS = new ArrayList<>();

  @BeforeEach
  void forget() {
    CALLS.clear();
  }

  /** A model that a test class is given. */
  record Model(String name) {}

  static final class Models implements ParameterResolver, AutoCloseable {
    private final Model model = new Model("ring");

    @Override
    public boolean supports(Parameter parameter) {
      return parameter.getType() == Model.class;
    }

    @Override
    public Object resolve(Parameter parameter) {
      return model;
    }

    @Override
    public void close() {
      CALLS.add("closed " + model.name());
    }
  }

  static final class Numbers implements ParameterResolver {
    @Override
    public boolean supports(Parameter parameter) {
      return parameter.getType() == int.class;
    }

    @Override
    public Object resolve(Parameter parameter) {
      return 5;
    }
  }

  @ResolvedBy(Models.class)
  @Sampling(transitions = 100)
  abstract static class ModelTestCase {
    final Model given;

    ModelTestCase(Model given) {
      this.given = given;
    }

    @AgentUnderTest
    Agent<Integer> agent(Model model) {
      CALLS.add("agent " + (model == given));
      return Chains.metropolis();
    }
  }

  @ResolvedBy(Numbers.class)
  static class ResolvedTestCase extends ModelTestCase {
    ResolvedTestCase(Model model) {
      super(model);
    }

    @BeforeSampling
    void prepare(Model model) {
      CALLS.add("prepare " + model.name());
    }

    @StartStates
    List<Integer> start(int state) {
      return List.of(state);
    }

    @AgentTest
    @Claims(Verdict.PASS)
    void claimed(Model model, int number) {
      CALLS.add("claimed " + model.name() + number);
    }

    class Within {
      private final int number;

      Within(int number) {
        this.number = number;
      }

      @AgentTest
      void sampled(Model model, Sample<Integer> sample) {
        CALLS.add("sampled " + model.name() + number + (sample.draws() == 100));
      }
    }
  }

  @Test
  void whatTheResolversOfAClassItsSuperclassesAndEnclosingOnesProvideIsGiven() {
    assertThat(outcomes(run(ResolvedTestCase.class)).values()).containsOnly("SUCCESSFUL");

    assertThat(CALLS)
        .containsExactly(
            "prepare ring", "agent true", "claimed ring5", "sampled ring5true", "closed ring");
  }

  /** Names its resolver itself, though it judges the sample around it. */
  @Sampling(transitions = 60)
  static class OuterTestCase extends MetropolisWalk {
    @ResolvedBy(Models.class)
    class Within {
      @AgentTest
      @EscapeRate(atMost = 0.9)
      void claimed(Model model) {
        CALLS.add("claimed " + model.name());
      }

      @AgentTest
      void sampled(Sample<Integer> sample, Model model) {
        CALLS.add("sampled " + sample.draws());
      }

      @ResolvedBy(Models.class)
      class Innermost {
        @AgentTest
        @Claims(Verdict.PASS)
        void inherited(Model model) {}
      }
    }
  }

  @Test
  void aNestedClassOnTheSampleAroundItMayNameResolversOfItsOwn() {
    assertThat(outcomes(run(OuterTestCase.class)).values())
        .containsExactly("SUCCESSFUL", "SUCCESSFUL", "SUCCESSFUL");

    assertThat(CALLS)
        .as("a resolver that is named twice is made once")
        .containsExactlyInAnyOrder("claimed ring", "sampled 60", "closed ring");
  }

  static final class Moody implements ParameterResolver {
    @Override
    public boolean supports(Parameter parameter) {
      if (parameter.getType() == Model.class) {
        throw new IllegalStateException("no model today");
      }
      return false;
    }

    @Override
    public Object resolve(Parameter parameter) {
      throw new IllegalStateException("never asked");
    }
  }

  @ResolvedBy(Moody.class)
  static class MoodyResolverTestCase extends MetropolisWalk {
    @AgentTest
    @Claims(Verdict.PASS)
    void needsAModel(Model model) {}

    @AgentTest
    @Claims(Verdict.PASS)
    void needsNothing() {}
  }

  @Test
  void aResolverThatThrowsWhenItIsAskedFailsThatTestAlone() {
    assertThat(outcomes(run(MoodyResolverTestCase.class)))
        .containsEntry("needsNothing()", "SUCCESSFUL")
        .hasEntrySatisfying(
            "needsAModel(Model)",
            found ->
                assertThat(found)
                    .startsWith(
                        "FAILED: Moody threw java.lang.IllegalStateException: no model today when"
                            + " asked for parameter 1 of type Model"));
  }

  static final class OtherNumbers implements ParameterResolver {
    @Override
    public boolean supports(Parameter parameter) {
      return parameter.getType() == int.class || parameter.getType() == Sample.class;
    }

    @Override
    public Object resolve(Parameter parameter) {
      throw new IllegalStateException("never asked");
    }
  }

  @ResolvedBy(Models.class)
  @ResolvedBy(Numbers.class)
  @ResolvedBy(OtherNumbers.class)
  static class AmbiguousTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      CALLS.add("sampled");
      return Chains.metropolis();
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @Claims(Verdict.PASS)
    void two(int number) {}

    @AgentTest
    void engineToo(Sample<Integer> sample) {}

    @AgentTest
    @Claims(Verdict.PASS)
    void none(String text) {}
  }

  @Test
  void aParameterHasExactlyOneResolver() {
    assertThat(outcomes(run(AmbiguousTestCase.class)))
        .hasEntrySatisfying(
            "two(int)",
            found ->
                assertThat(found)
                    .startsWith(
                        "FAILED: parameter 1 of type int is provided by Numbers and by OtherNumbers"))
        .hasEntrySatisfying(
            "engineToo(Sample)",
            found ->
                assertThat(found)
                    .startsWith(
                        "FAILED: parameter 1 of type Sample is provided by Equipoise and by OtherNumbers"))
        .hasEntrySatisfying(
            "none(String)",
            found ->
                assertThat(found)
                    .startsWith("FAILED: nothing provides parameter 1 of type String\n"));
    assertThat(CALLS).as("nothing is sampled for wrong tests").doesNotContain("sampled");
  }

  static final class Liar implements ParameterResolver {
    @Override
    public boolean supports(Parameter parameter) {
      return parameter.getType() != Sample.class;
    }

    @Override
    public Object resolve(Parameter parameter) {
      return parameter.getType().isPrimitive() ? null : "a text";
    }
  }

  @ResolvedBy(Liar.class)
  static class LiedToTestCase extends MetropolisWalk {
    @AgentTest
    @Claims(Verdict.PASS)
    void number(int number) {}

    @AgentTest
    @Claims(Verdict.PASS)
    void model(Model model) {}
  }

  @Test
  void anArgumentFitsItsParameter() {
    assertThat(outcomes(run(LiedToTestCase.class)))
        .hasEntrySatisfying(
            "number(int)",
            found ->
                assertThat(found).contains("Liar gave null for parameter 1 of type int of void "))
        .hasEntrySatisfying(
            "model(Model)",
            found ->
                assertThat(found)
                    .contains("Liar gave a String for parameter 1 of type Model of void "));
  }

  abstract static class Abstract implements ParameterResolver {}

  @ResolvedBy(Abstract.class)
  static class UnmadeResolverTestCase extends AmbiguousTestCase {}

  @Test
  void aResolverThatCanNotBeMadeIsNamed() {
    assertThat(outcomes(run(UnmadeResolverTestCase.class)).values())
        .allSatisfy(
            found ->
                assertThat(found)
                    .contains("the resolver of @ResolvedBy(Abstract) can not be made"));
  }
}
