package shop;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;
import org.equipoise.sampling.Sample;

/** Escapes always. */
@Sampling(transitions = 200)
class AFailingAgentTest {

  @AgentUnderTest
  Agent<Integer> agent() {
    return (n, draw) -> Step.escape("no number");
  }

  @StartStates
  List<Integer> start() {
    return List.of(0);
  }

  @AgentTest
  @EscapeRate(atMost = 0.1)
  void answers() {}

  @AgentTest
  void walks(Sample<Integer> sample) {}
}
