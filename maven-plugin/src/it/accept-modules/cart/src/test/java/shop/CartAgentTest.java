package shop;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.NoDrift;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;

@Sampling(transitions = 1_000)
class CartAgentTest {

  @AgentUnderTest
  Agent<Integer> agent() {
    return (n, draw) -> Step.to(Math.floorMod(n + (draw.random().nextBoolean() ? 1 : -1), 5));
  }

  @StartStates
  List<Integer> start() {
    return List.of(0);
  }

  @AgentTest
  @NoDrift
  void behavesAsRecorded() {}
}
