package shop;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.DownhillFraction;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.PotentialFunction;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;

/** Goes up the numbers in three of four steps. */
@Sampling(transitions = 2_000)
class UphillAgentTest {

  @AgentUnderTest
  Agent<Integer> agent() {
    return (n, draw) -> Step.to(Math.floorMod(n + (draw.random().nextInt(4) == 0 ? -1 : 1), 1_000));
  }

  @StartStates
  List<Integer> start() {
    return List.of(500);
  }

  @PotentialFunction
  double potential(Integer n) {
    return n;
  }

  @AgentTest
  @DownhillFraction(atLeast = 0.6)
  void goesDown() {}

  @AgentTest
  @EscapeRate(atMost = 0.1)
  void answers() {}
}
