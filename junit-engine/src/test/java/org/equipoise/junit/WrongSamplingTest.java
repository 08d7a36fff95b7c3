package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.Mistakes.assertMistake;
import static org.equipoise.junit.Mistakes.mistake;
import static org.equipoise.junit.Mistakes.outcomes;

import org.junit.jupiter.api.Test;

@SuppressWarnings({
  "ClassCanBeStatic",
  "UnusedMethod"
}) // the fixtures are right or wrong on purpose
class WrongSamplingTest {
  private static final String HERE = WrongSamplingTest.class.getName() + "$";

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
  }

  @Sampling(transitions = 0)
  static class NoTransitionsTestCase extends TestedWalkTestCase {}

  @Sampling(timeLimit = "15 minutes")
  static class WrongTimeLimitTestCase extends TestedWalkTestCase {}

  @Sampling(explore = 1)
  static class TooMuchExplorationTestCase extends TestedWalkTestCase {}
}
