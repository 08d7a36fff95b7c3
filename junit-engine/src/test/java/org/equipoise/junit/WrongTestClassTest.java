package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.equipoise.junit.EngineRuns.run;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.equipoise.agent.Agent;
import org.equipoise.result.ResultFile;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.Property;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings({
  "ClassCanBeStatic",
  "UnusedMethod"
}) // the fixtures are right or wrong on purpose
class WrongTestClassTest {
  private static final String HERE = WrongTestClassTest.class.getName() + "$";

  /** A walk that is right, to be made wrong in one place. */
  @Sampling(transitions = 20)
  abstract static class WalkTestCase extends MetropolisWalk {}

  /** Such a walk with a test that is right. */
  abstract static class TestedWalkTestCase extends WalkTestCase {
    @AgentTest
    @Claims(Verdict.PASS)
    void test() {}
  }

  private static String mistake(String what, String where, String remedy) {
    return "FAILED: " + what + "\n    where: " + where + "\n    write: " + remedy;
  }

  private static Map<String, String> outcomes(Class<?> testClass) {
    return EngineRuns.outcomes(run(testClass));
  }

  private static void assertMistake(
      Class<?> testClass, String test, String what, String where, String remedy) {
    assertThat(outcomes(testClass)).containsEntry(test, mistake(what, where, remedy));
  }

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

  @Test
  void aPotentialGivesANumberForAState() {
    String remedy = "@PotentialFunction double potential(Integer state)";
    assertMistake(
        TextPotentialTestCase.class,
        "test()",
        "the @PotentialFunction method returns String, not double",
        HERE + "TextPotentialTestCase.v(Integer)",
        remedy);
    assertMistake(
        PotentialOfTextTestCase.class,
        "test()",
        "the @PotentialFunction method takes states of type String, but those of the agent are of"
            + " type Integer",
        HERE + "PotentialOfTextTestCase.v(String)",
        remedy);
    assertMistake(
        PotentialOfNothingTestCase.class,
        "test()",
        "the @PotentialFunction method returns double, and takes no state: neither a number for a"
            + " state nor a ToDoubleFunction",
        HERE + "PotentialOfNothingTestCase.v()",
        remedy);
    assertMistake(
        PotentialOfTwoTestCase.class,
        "test()",
        "the @PotentialFunction method must take one parameter, the state",
        HERE + "PotentialOfTwoTestCase.v(Integer, Integer)",
        remedy);
    assertMistake(
        FunctionOfTextTestCase.class,
        "test()",
        "the @PotentialFunction method takes states of type String, but those of the agent are of"
            + " type Integer",
        HERE + "FunctionOfTextTestCase.v()",
        remedy);
  }

  static class TextPotentialTestCase extends TestedWalkTestCase {
    @PotentialFunction
    String v(Integer state) {
      return "";
    }
  }

  static class PotentialOfTextTestCase extends TestedWalkTestCase {
    @PotentialFunction
    double v(String state) {
      return 0;
    }
  }

  static class PotentialOfNothingTestCase extends TestedWalkTestCase {
    @PotentialFunction
    double v() {
      return 0;
    }
  }

  static class PotentialOfTwoTestCase extends TestedWalkTestCase {
    @PotentialFunction
    double v(Integer state, Integer other) {
      return 0;
    }
  }

  static class FunctionOfTextTestCase extends TestedWalkTestCase {
    @PotentialFunction
    ToDoubleFunction<String> v() {
      return String::length;
    }
  }

  @Test
  void aKeyIsTheTextOfAState() {
    assertMistake(
        NumberKeyTestCase.class,
        "test()",
        "the @StateKey method returns int, not String",
        HERE + "NumberKeyTestCase.key(int)",
        "@StateKey String key(Integer state)");
    assertMistake(
        KeyOfTextTestCase.class,
        "test()",
        "the @StateKey method takes states of type String, but those of the agent are of type"
            + " Integer",
        HERE + "KeyOfTextTestCase.key(String)",
        "@StateKey String key(Integer state)");
    assertMistake(
        KeyOfNothingTestCase.class,
        "test()",
        "the @StateKey method must take one parameter, the state",
        HERE + "KeyOfNothingTestCase.key()",
        "@StateKey String key(Integer state)");
  }

  static class NumberKeyTestCase extends TestedWalkTestCase {
    @StateKey
    int key(int state) {
      return state;
    }
  }

  static class KeyOfTextTestCase extends TestedWalkTestCase {
    @StateKey
    String key(String state) {
      return state;
    }
  }

  static class KeyOfNothingTestCase extends TestedWalkTestCase {
    @StateKey
    String key() {
      return "";
    }
  }

  @Test
  void hooksTakeAndReturnNothing() {
    assertThat(outcomes(WrongHooksTestCase.class))
        .containsEntry(
            "test()",
            mistake(
                    "the @BeforeSampling method is private",
                    HERE + "WrongHooksTestCase.prepare()",
                    "@BeforeSampling void startServer()")
                + "\n"
                + mistake(
                        "the @AfterSampling method can not be called: nothing provides parameter 1 of type String",
                        HERE + "WrongHooksTestCase.tidy(String)",
                        "@AfterSampling void stopServer(), or @ResolvedBy on the class")
                    .replace("FAILED: ", "")
                + "\n"
                + mistake(
                        "the @AfterSampling method returns int, not void",
                        HERE + "WrongHooksTestCase.tidy(String)",
                        "@AfterSampling void stopServer()")
                    .replace("FAILED: ", ""));
  }

  static class WrongHooksTestCase extends TestedWalkTestCase {
    @BeforeSampling
    private void prepare() {}

    @AfterSampling
    int tidy(String what) {
      return 0;
    }
  }

  @Test
  void samplingIsWithinTheSamplersRange() {
    assertMistake(
        NoTransitionsTestCase.class,
        "test()",
        "@Sampling(transitions = 0): transitions must be 1 to 2147483639, got 0",
        "class " + HERE + "NoTransitionsTestCase",
        "a value in range, or leave the attribute out");
    assertMistake(
        WrongTimeLimitTestCase.class,
        "test()",
        "@Sampling(timeLimit = 15 minutes): no ISO 8601 duration such as PT15M",
        "class " + HERE + "WrongTimeLimitTestCase",
        "a value in range, or leave the attribute out");
    assertMistake(
        TooMuchExplorationTestCase.class,
        "test()",
        "@Sampling(explore = 1.0): the share of exploring draws lies in [0, 1), got 1.0",
        "class " + HERE + "TooMuchExplorationTestCase",
        "a value in range, or leave the attribute out");
    assertMistake(
        NoTokensTestCase.class,
        "test()",
        "@Sampling(tokenLimit = 0): the token limit must be at least 1, got 0",
        "class " + HERE + "NoTokensTestCase",
        "a value in range, or leave the attribute out");
    assertMistake(
        NoMoneyTestCase.class,
        "test()",
        "@Sampling(costLimit = 0.0): the cost limit must be positive, got 0.0",
        "class " + HERE + "NoMoneyTestCase",
        "a value in range, or leave the attribute out");
  }

  @Sampling(transitions = 0)
  static class NoTransitionsTestCase extends TestedWalkTestCase {}

  @Sampling(timeLimit = "15 minutes")
  static class WrongTimeLimitTestCase extends TestedWalkTestCase {}

  @Sampling(tokenLimit = 0)
  static class NoTokensTestCase extends TestedWalkTestCase {}

  @Sampling(costLimit = 0)
  static class NoMoneyTestCase extends TestedWalkTestCase {}

  @Sampling(explore = 1)
  static class TooMuchExplorationTestCase extends TestedWalkTestCase {}

  @Test
  void aTestMethodIsNeitherPrivateNorStaticAndReturnsNothing() {
    assertMistake(
        WrongMethodsTestCase.class,
        "secret()",
        "the @AgentTest method is private",
        HERE + "WrongMethodsTestCase.secret()",
        "@AgentTest void secret()");
    assertMistake(
        WrongMethodsTestCase.class,
        "shared()",
        "the @AgentTest method is static",
        HERE + "WrongMethodsTestCase.shared()",
        "@AgentTest void shared()");
    assertMistake(
        WrongMethodsTestCase.class,
        "answer()",
        "the @AgentTest method returns int, not void",
        HERE + "WrongMethodsTestCase.answer()",
        "@AgentTest void answer()");
    assertThat(outcomes(WrongMethodsTestCase.class)).containsEntry("test()", "SUCCESSFUL");
  }

  static class WrongMethodsTestCase extends TestedWalkTestCase {
    @AgentTest
    @Claims(Verdict.PASS)
    private void secret() {}

    @AgentTest
    @Claims(Verdict.PASS)
    static void shared() {}

    @AgentTest
    @Claims(Verdict.PASS)
    int answer() {
      return 42;
    }
  }

  @Test
  void aTestMethodTakesSamplesOfTheAgentsStatesOnly() {
    assertMistake(
        WrongParametersTestCase.class,
        "texts(Sample, String)",
        "nothing provides parameter 2 of type String",
        HERE + "WrongParametersTestCase.texts(Sample, String)",
        "a parameter of type Sample, or one that a @ResolvedBy on the class provides");
    assertMistake(
        WrongParametersTestCase.class,
        "samples(Sample)",
        "the parameter is a Sample<String>, but the agent's states are of type Integer",
        HERE + "WrongParametersTestCase.samples(Sample)",
        "Sample<Integer>");
    assertThat(outcomes(WrongParametersTestCase.class)).containsEntry("any(Sample)", "SUCCESSFUL");
  }

  static class WrongParametersTestCase extends WalkTestCase {
    @AgentTest
    void texts(Sample<Integer> sample, String text) {}

    @AgentTest
    void samples(Sample<String> sample) {}

    @AgentTest
    void any(Sample<?> sample) {}
  }

  @Test
  void aTestAssertsSomething() {
    String remedy =
        "a property such as @DetailedBalance(violationAtMost = 0.1), or a parameter Sample<S> to"
            + " assert on";
    assertMistake(
        NothingAssertedTestCase.class,
        "test()",
        "the test asserts nothing: it has neither a property annotation nor a Sample parameter",
        HERE + "NothingAssertedTestCase.test()",
        remedy);
    assertMistake(
        NothingAssertedTestCase.class,
        "unjudged()",
        "the test asserts nothing: it has neither a property annotation nor a Sample parameter"
            + " (without @JudgedBy, no property: @Unjudged)",
        HERE + "NothingAssertedTestCase.unjudged()",
        remedy);
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Unjudged {}

  static class NothingAssertedTestCase extends WalkTestCase {
    @AgentTest
    void test() {}

    @AgentTest
    @Unjudged
    void unjudged() {}
  }

  @Test
  void aPropertyStandsOnATest() {
    assertMistake(
        PropertyAloneTestCase.class,
        "balanced()",
        "the method claims @EscapeRate(atMost=0.2) but is no @AgentTest",
        HERE + "PropertyAloneTestCase.balanced()",
        "@AgentTest on it");
  }

  static class PropertyAloneTestCase extends WalkTestCase {
    @EscapeRate(atMost = 0.2)
    void balanced() {}
  }

  @Test
  void aPropertyOnAClassHasValuesInRange() {
    assertMistake(
        PropertyOnClassTestCase.class,
        "EscapeRate",
        "@EscapeRate(atMost=1.5): escape rate at most 1.5 is no rate; a rate lies in [0, 1],"
            + " write 0.6 for 60 %",
        "class " + HERE + "PropertyOnClassTestCase",
        "the annotation with values in range");
  }

  @EscapeRate(atMost = 1.5)
  static class PropertyOnClassTestCase extends TestedWalkTestCase {}

  @TestFactory
  Stream<DynamicTest> theValuesOfAPropertyAreInRange() {
    return Stream.of("downhill()", "margin()", "escapes()", "faults()", "balance()", "states()")
        .map(
            test ->
                DynamicTest.dynamicTest(
                    test,
                    () ->
                        assertThat(outcomes(OutOfRangeTestCase.class).get(test))
                            .startsWith("FAILED: @")
                            .contains(": ")
                            .contains("\n    where: " + HERE + "OutOfRangeTestCase." + test)));
  }

  @Test
  void theMessageOfAnUnfitValueIsThatOfTheProperty() {
    assertMistake(
        OutOfRangeTestCase.class,
        "downhill()",
        "@DownhillFraction(atLeast=60.0): downhill fraction at least 60.0 is no rate;"
            + " a rate lies in [0, 1], write 0.6 for 60 %",
        HERE + "OutOfRangeTestCase.downhill()",
        "the annotation with values in range");
  }

  static class OutOfRangeTestCase extends WalkTestCase {
    @AgentTest
    @DownhillFraction(atLeast = 60)
    void downhill() {}

    @AgentTest
    @DownhillFraction(atLeast = 0.6, margin = 0)
    void margin() {}

    @AgentTest
    @EscapeRate(atMost = -0.1)
    void escapes() {}

    @AgentTest
    @FaultRate(atMost = Double.NaN)
    void faults() {}

    @AgentTest
    @DetailedBalance(violationAtMost = 2)
    void balance() {}

    @AgentTest
    @DistinctStates(atLeast = 0)
    void states() {}
  }

  @Test
  void aPropertyHasAFactoryThatMakesIt() {
    assertMistake(
        WrongFactoriesTestCase.class,
        "unmade()",
        "the factory of @Unmade can not be made",
        "class " + HERE + "UnmadeFactory",
        "a class that is not abstract, with a constructor that takes no parameter");
    assertMistake(
        WrongFactoriesTestCase.class,
        "misjudged()",
        "the factory of @Misjudged takes @Claims",
        "class " + Claims.Factory.class.getName(),
        "implements PropertyFactory<Misjudged>");
    assertMistake(
        WrongFactoriesTestCase.class,
        "empty()",
        "@Empty: its factory returned null",
        HERE + "WrongFactoriesTestCase.empty()",
        "the annotation with values in range");
  }

  @JudgedBy(UnmadeFactory.class)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Unmade {}

  record UnmadeFactory(int number) implements PropertyFactory<Unmade> {
    @Override
    public Property<?> property(Unmade annotation) {
      return new Claims.Foregone("luck", Verdict.PASS);
    }
  }

  @JudgedBy(Claims.Factory.class)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Misjudged {}

  @JudgedBy(EmptyFactory.class)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Empty {}

  static class EmptyFactory implements PropertyFactory<Empty> {
    @Override
    public Property<?> property(Empty annotation) {
      return null;
    }
  }

  static class WrongFactoriesTestCase extends WalkTestCase {
    @AgentTest
    @Unmade
    void unmade() {}

    @AgentTest
    @Misjudged
    void misjudged() {}

    @AgentTest
    @Empty
    void empty() {}
  }

  @Test
  void aTagIsOneThatThePlatformTakes() {
    assertMistake(
        WrongTagTestCase.class,
        "tagged()",
        "@AgentTag(\"slow & dear\") is no valid tag",
        HERE + "WrongTagTestCase.tagged()",
        "a tag without white space, control characters and , ( ) & | !");
    assertMistake(
        WrongClassTagTestCase.class,
        "test()",
        "@AgentTag(\"\") is no valid tag",
        "class " + HERE + "WrongClassTagTestCase",
        "a tag without white space, control characters and , ( ) & | !");
  }

  static class WrongTagTestCase extends WalkTestCase {
    @AgentTest
    @Claims(Verdict.PASS)
    @AgentTag("slow & dear")
    void tagged() {}
  }

  @AgentTag("")
  static class WrongClassTagTestCase extends TestedWalkTestCase {}

  @Test
  void aTestIsNotOneOfJupiterToo() {
    assertMistake(
        TwiceRunTestCase.class,
        "both()",
        "the method is an @AgentTest and @Test, and would be run twice",
        HERE + "TwiceRunTestCase.both()",
        "one of the two annotations");
  }

  static class TwiceRunTestCase extends WalkTestCase {
    @AgentTest
    @Test
    @Claims(Verdict.PASS)
    void both() {}
  }

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

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThat(
            outcomes(AllWrongTestCase.class).get("test()").lines().filter(l -> !l.startsWith(" ")))
        .hasSize(4);
  }

  static class AllWrongTestCase {
    @AgentTest
    private int test() {
      return 0;
    }

    @AgentUnderTest
    Agent<Integer> agent() {
      return Chains.metropolis();
    }
  }

  @Test
  void theTraceOfAMistakeLeadsToTheTestAlone() {
    assertThat(EngineRuns.thrown(run(WrongMethodsTestCase.class)).get("secret()").getStackTrace())
        .extracting(StackTraceElement::getClassName, StackTraceElement::getMethodName)
        .containsExactly(tuple(HERE + "WrongMethodsTestCase", "secret"));
  }

  @Test
  void theResultHoldsAMistakeAsOneSentence(@TempDir Path directory) throws IOException {
    EngineRuns.engine()
        .selectors(selectClass(AllWrongTestCase.class))
        .configurationParameter(Constants.OUTPUT_DIRECTORY, directory.toString())
        .execute();

    assertThat(
            ResultFile.read(
                    directory.resolve(AllWrongTestCase.class.getName()).resolve(ResultFile.NAME))
                .properties())
        .singleElement()
        .satisfies(
            facts ->
                assertThat(facts.reason())
                    .isEqualTo(
                        "The @AgentTest method is private ("
                            + HERE
                            + "AllWrongTestCase.test()); write @AgentTest void test(). 3 more"
                            + " mistakes beside it."));
  }

  @Test
  void noCodeOfAWrongClassIsRun() {
    assertThat(outcomes(ExplosiveTestCase.class).values())
        .allSatisfy(outcome -> assertThat(outcome).startsWith("FAILED: no method is annotated"));
  }

  static class ExplosiveTestCase {
    ExplosiveTestCase() {
      throw new IllegalStateException("ran");
    }

    @AgentUnderTest
    Agent<Integer> agent() {
      throw new IllegalStateException("ran");
    }

    @AgentTest
    @Claims(Verdict.PASS)
    void test() {}

    @AgentTest
    void other(Sample<Integer> sample) {}
  }
}
