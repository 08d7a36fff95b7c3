package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.Mistakes.assertMistake;
import static org.equipoise.junit.Mistakes.outcomes;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;
import org.equipoise.verdict.Property;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@SuppressWarnings({
  "ClassCanBeStatic",
  "UnusedMethod"
}) // the fixtures are right or wrong on purpose
class WrongPropertyTest {
  private static final String HERE = WrongPropertyTest.class.getName() + "$";

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
}
