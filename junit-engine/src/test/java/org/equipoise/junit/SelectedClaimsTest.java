package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import org.equipoise.agent.Step;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.junit.jupiter.api.Test;

class SelectedClaimsTest {
  /** Of an agent that always escapes. */
  static class EscapingTestCase {
    @AgentTest
    @EscapeRate(atMost = 0.1)
    void answers() {}

    @AgentTest
    @FaultRate(atMost = 0.001, margin = 0.001)
    void isServed() {}
  }

  private static JudgedTest test(String name) throws NoSuchMethodException {
    Method method = EscapingTestCase.class.getDeclaredMethod(name);
    return new TestMethod(method);
  }

  private static Sample<Object> escapes(int draws) {
    return Sampler.<Object>of((state, draw) -> Step.escape("no word"))
        .from(List.of(0))
        .transitions(100_000)
        .explore(0)
        .until(sample -> sample.recorded() >= draws, 1)
        .run();
  }

  @Test
  void itNamesTheTestsThatAskForMoreDrawsAtTheLastLook() throws Exception {
    SelectedClaims claims = new SelectedClaims(List.of(test("answers"), test("isServed")), 2);
    assertThat(claims.undecided()).as("before any look").isEmpty();

    assertThat(claims.areSettled(escapes(1).upTo(1))).isFalse();
    assertThat(claims.undecided()).containsExactly("answers", "isServed");

    assertThat(claims.areSettled(escapes(60).upTo(60))).isFalse();
    assertThat(claims.undecided()).containsExactly("isServed");
  }
}
