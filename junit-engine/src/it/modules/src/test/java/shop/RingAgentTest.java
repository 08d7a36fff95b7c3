package shop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;
import org.equipoise.sampling.Sample;

/** Is in the package of the module that it tests. */
@Sampling(transitions = 200)
class RingAgentTest {

  @AgentUnderTest
  Agent<Integer> agent() {
    return (n, draw) -> Step.to(Ring.after(n));
  }

  @StartStates
  List<Integer> start() {
    return List.of(0);
  }

  @AgentTest
  @EscapeRate(atMost = 0.1)
  void answers() {}

  @AgentTest
  void runsInTheModule(Sample<Integer> sample) {
    assertTrue(Ring.class.getModule().isNamed());
  }
}
