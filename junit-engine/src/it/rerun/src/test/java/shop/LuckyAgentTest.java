package shop;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.FaultRate;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;

/** Escapes always when it is sampled first, and never when it is sampled again. */
@Sampling(transitions = 200)
@EscapeRate(atMost = 0.2)
class LuckyAgentTest {
  private static final AtomicInteger SAMPLINGS = new AtomicInteger();

  @AgentUnderTest
  Agent<Integer> agent() {
    int samplings = SAMPLINGS.incrementAndGet();
    return (n, draw) -> samplings == 1 ? Step.escape("no number") : Step.to((n + 1) % 3);
  }

  @StartStates
  List<Integer> start() {
    return List.of(0);
  }

  @AgentTest
  @EscapeRate(atMost = 0.1)
  void answers() {}

  @AgentTest
  @FaultRate(atMost = 0.1)
  void hasNoFaults() {}
}
