package shop;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.NoDrift;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;
import org.equipoise.sampling.Sample;

/** Walks a ring, forward in as many of four steps as the build says. */
@Sampling(transitions = 4_000)
class RingAgentTest {

  @AgentUnderTest
  Agent<Integer> agent() {
    int forward = Integer.getInteger("forward");
    return (n, draw) ->
        Step.to(Math.floorMod(n + (draw.random().nextInt(4) < forward ? 1 : -1), 5));
  }

  @StartStates
  List<Integer> start() {
    return List.of(0);
  }

  @AgentTest
  @NoDrift
  void behavesAsRecorded() {}

  @AgentTest
  void walksAllOfTheRing(Sample<Integer> sample) {
    assertEquals(5, sample.chain().size());
  }

  private static void assertEquals(int expected, int actual) {
    if (actual != expected) {
      throw new AssertionError("expected " + expected + ", got " + actual);
    }
  }
}
