package shop;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AfterSampling;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;

/** Goes around a ring. */
@Sampling(transitions = 200)
class FirstAgentTest {

  @AgentUnderTest
  Agent<Integer> agent() {
    return (n, draw) -> {
      if (Boolean.getBoolean("halting")) {
        Runtime.getRuntime().halt(0);
      }
      return Step.to((n + 1) % 3);
    };
  }

  @StartStates
  List<Integer> start() {
    return List.of(0);
  }

  @AgentTest
  @EscapeRate(atMost = 0.1)
  void answers() {}

  @AfterSampling
  void close() {
    if (Boolean.getBoolean("closing")) {
      throw new IllegalStateException("still busy");
    }
  }
}
