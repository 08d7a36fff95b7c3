package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;
import org.equipoise.sampling.Sample;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What the engine, compiled for the oldest platform, does on the newest. */
class NewestPlatformTest {

  /** Goes around a ring. */
  @Sampling(transitions = 200)
  static class RingTestCase {

    @AgentUnderTest
    Agent<Integer> agent() {
      return (n, draw) -> Step.to((n + 1) % 3);
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

  @Test
  void theEngineIsFoundAndRuns() {
    engine()
        .selectors(selectClass(RingTestCase.class))
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.started(2).succeeded(2));
  }

  @Test
  void eachIdResolvesAgain() {
    TestDescriptor root =
        engine().selectors(selectClass(RingTestCase.class)).discover().getEngineDescriptor();

    for (TestDescriptor found : root.getDescendants()) {
      TestDescriptor again =
          engine().selectors(selectUniqueId(found.getUniqueId())).discover().getEngineDescriptor();
      assertThat(again.findByUniqueId(found.getUniqueId())).isPresent();
    }
    assertThat(root.getDescendants()).hasSize(3);
  }

  @Test
  void aRightClassHasNoIssues() {
    assertThat(
            engine().selectors(selectClass(RingTestCase.class)).discover().getDiscoveryIssues())
        .isEmpty();
  }

  private static EngineTestKit.Builder engine() {
    return EngineTestKit.engine("equipoise");
  }
}
