package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.Mistakes.assertMistake;
import static org.equipoise.junit.Mistakes.outcomes;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;

@SuppressWarnings({
  "ClassCanBeStatic",
  "UnusedMethod"
}) // the fixtures are right or wrong on purpose
class WrongTestMethodTest {
  private static final String HERE = WrongTestMethodTest.class.getName() + "$";

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
}
