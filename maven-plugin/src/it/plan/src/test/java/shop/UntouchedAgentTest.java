package shop;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.BeforeSampling;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;

@Sampling(transitions = 1_000, concurrency = 4)
class UntouchedAgentTest {

  @AgentUnderTest
  Agent<Integer> agent() {
    throw new IllegalStateException("the agent was made");
  }

  @StartStates
  List<Integer> start() {
    throw new IllegalStateException("the start states were asked for");
  }

  @BeforeSampling
  void pay() {
    throw new IllegalStateException("a hook was called");
  }

  @AgentTest
  @EscapeRate(atMost = 0.2)
  void answers() {}
}
