package shop;

import static org.equipoise.assertion.EquipoiseAssertions.assertThat;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AfterSampling;
import org.equipoise.junit.AgentTag;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.BeforeSampling;
import org.equipoise.junit.DetailedBalance;
import org.equipoise.junit.DistinctStates;
import org.equipoise.junit.DownhillFraction;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.FaultRate;
import org.equipoise.junit.PotentialFunction;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;
import org.equipoise.junit.StateKey;
import org.equipoise.sampling.Sample;

/** Uses an annotation of each kind, and the assertions. */
@Sampling(transitions = 200)
class RingAgentTest {

  @AgentUnderTest
  Agent<Integer> agent() {
    return (n, draw) -> Step.to((n + 1) % 3);
  }

  @StartStates
  List<Integer> start() {
    return List.of(0);
  }

  @StateKey
  String key(Integer n) {
    return "n" + n;
  }

  @PotentialFunction
  double potential(Integer n) {
    return n;
  }

  @BeforeSampling
  void before() {}

  @AfterSampling
  void after() {}

  @AgentTest
  @AgentTag("ring")
  @EscapeRate(atMost = 0.1)
  @FaultRate(atMost = 0.1)
  @DownhillFraction(atLeast = 0.2)
  @DistinctStates(atLeast = 2)
  void answers() {}

  @AgentTest
  @DetailedBalance(violationAtMost = 0.1)
  void staysInBalance() {}

  @AgentTest
  void walks(Sample<Integer> sample) {
    assertThat(sample).escapeRate().isAtMost(0.1);
  }
}
