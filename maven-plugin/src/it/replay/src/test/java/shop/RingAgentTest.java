package shop;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;

/** Walks a ring; to call it in a replay is an error. */
@Sampling(transitions = 400)
class RingAgentTest {

  private static final class RingAgent implements Agent<Integer> {
    @Override
    public Step<Integer> step(Integer state, Draw draw) {
      if ("forbidden".equals(System.getProperty("calls"))) {
        throw new AssertionError("called");
      }
      return Step.to(Math.floorMod(state + (draw.random().nextBoolean() ? 1 : -1), 5));
    }

    @Override
    public AgentDescription description() {
      return AgentDescription.named("ring").with("prompt", System.getProperty("prompt", "clockwise"));
    }
  }

  @AgentUnderTest
  Agent<Integer> agent() {
    return new RingAgent();
  }

  @StartStates
  List<Integer> start() {
    return List.of(0);
  }

  @AgentTest
  @EscapeRate(atMost = 0.1)
  void answers() {}
}
