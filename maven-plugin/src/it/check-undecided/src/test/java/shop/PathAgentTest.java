package shop;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.DetailedBalance;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;

/** Walks along a path, so that there is no cycle to test detailed balance on. */
@Sampling(transitions = 400)
class PathAgentTest {

  @AgentUnderTest
  Agent<Integer> agent() {
    return (n, draw) -> Step.to(Math.max(0, Math.min(4, n + (draw.random().nextBoolean() ? 1 : -1))));
  }

  @StartStates
  List<Integer> start() {
    return List.of(2);
  }

  @AgentTest
  @DetailedBalance(violationAtMost = 0.1)
  void staysInBalance() {}
}
