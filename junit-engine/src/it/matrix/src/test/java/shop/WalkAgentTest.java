package shop;

import static org.equipoise.assertion.EquipoiseAssertions.assertThat;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.DistinctStates;
import org.equipoise.junit.DownhillFraction;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.PotentialFunction;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;
import org.equipoise.sampling.Sample;
import org.junit.jupiter.api.Assumptions;

/** Goes down the numbers in three of four steps; has a test of each outcome. */
@Sampling(transitions = 2_000)
@DistinctStates(atLeast = 10)
class WalkAgentTest {

  @AgentUnderTest
  Agent<Integer> agent() {
    return (n, draw) -> Step.to(Math.floorMod(n + (draw.random().nextInt(4) == 0 ? 1 : -1), 100));
  }

  @StartStates
  List<Integer> start() {
    return List.of(50);
  }

  @PotentialFunction
  double potential(Integer n) {
    return n;
  }

  @AgentTest
  @DownhillFraction(atLeast = 0.6)
  @EscapeRate(atMost = 0.1)
  void goesDown() {}

  @AgentTest
  @DownhillFraction(atLeast = 0.95)
  void alwaysGoesDown() {}

  @AgentTest
  void seesNumbers(Sample<Integer> sample) {
    assertThat(sample).uniqueStates().isAtLeast(10);
  }

  @AgentTest
  void isNotDecided(Sample<Integer> sample) {
    Assumptions.assumeTrue(false, "not decided");
  }

  class Nested {

    @AgentTest
    @EscapeRate(atMost = 0.1)
    void answers() {}
  }
}
