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

/** One test passes, one is broken, and an assertion of one fails. */
@Sampling(transitions = 500)
class BrokenAgentTest {

  @AgentUnderTest
  Agent<Integer> agent() {
    return (n, draw) -> Step.to((n + 1) % 10);
  }

  @StartStates
  List<Integer> start() {
    return List.of(0);
  }

  @AgentTest
  @EscapeRate(atMost = 0.2)
  void answers() {}

  @AgentTest
  void breaks(Sample<Integer> sample) {
    throw new IllegalStateException("set SHOP_API_KEY");
  }

  @AgentTest
  void asserts(Sample<Integer> sample) {
    throw new AssertionError("too slow");
  }
}
