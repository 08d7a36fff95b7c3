package shop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.equipoise.agent.Agent;
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
    return new Ring();
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
    assertTrue(Sample.class.getModule().isNamed());
  }
}
