package shop;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;

/** Goes around a ring. */
@Sampling(transitions = 200)
class CartAgentTest {

  @AgentUnderTest
  Agent<Integer> agent() {
    boolean escapes = Boolean.getBoolean("drifted");
    return (n, draw) -> escapes ? Step.escape("no answer") : Step.to((n + 1) % 3);
  }

  @StartStates
  List<Integer> start() {
    return List.of(0);
  }

  @AgentTest
  @EscapeRate(atMost = 0.1)
  void answers() {}
}
