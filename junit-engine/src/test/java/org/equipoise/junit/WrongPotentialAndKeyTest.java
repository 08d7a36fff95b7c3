package org.equipoise.junit;

import static org.equipoise.junit.Mistakes.assertMistake;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

@SuppressWarnings({
  "ClassCanBeStatic",
  "UnusedMethod"
}) // the fixtures are right or wrong on purpose
class WrongPotentialAndKeyTest {
  private static final String HERE = WrongPotentialAndKeyTest.class.getName() + "$";

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
}
