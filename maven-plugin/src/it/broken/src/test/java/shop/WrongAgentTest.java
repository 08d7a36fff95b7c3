package shop;

import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.EscapeRate;

/** Has no start states. */
class WrongAgentTest {

  @AgentUnderTest
  Agent<Integer> agent() {
    return (n, draw) -> Step.stay();
  }

  @AgentTest
  @EscapeRate(atMost = 0.2)
  void answers() {}
}
