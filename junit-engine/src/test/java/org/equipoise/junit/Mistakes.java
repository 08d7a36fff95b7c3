package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.EngineRuns.run;

import java.util.Map;

/** What the tests of a class that is wrong are to fail with. */
final class Mistakes {

  private Mistakes() {}

  static String mistake(String what, String where, String remedy) {
    return "FAILED: " + what + "\n    where: " + where + "\n    write: " + remedy;
  }

  static Map<String, String> outcomes(Class<?> testClass) {
    return EngineRuns.outcomes(run(testClass));
  }

  static void assertMistake(
      Class<?> testClass, String test, String what, String where, String remedy) {
    assertThat(outcomes(testClass)).containsEntry(test, mistake(what, where, remedy));
  }
}
