package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;
import org.equipoise.sampling.Sample;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

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

  /** Has nothing to sample. */
  static class NoAgentTestCase {

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @EscapeRate(atMost = 0.1)
    void answers() {}
  }

  /** Cancels the run in its tenth step. */
  @Sampling(transitions = 200)
  static class CancelledTestCase {
    static final AtomicInteger STEPS = new AtomicInteger();
    static CancellationToken token = CancellationToken.disabled();

    @AgentUnderTest
    Agent<Integer> agent() {
      return (n, draw) -> {
        if (STEPS.incrementAndGet() == 10) {
          token.cancel();
        }
        return Step.to((n + 1) % 3);
      };
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

  @Test
  void aWrongClassIsAnIssueThatKeepsNothingFromRunning() {
    EngineTestKit.Builder engine = engine().selectors(selectClass(NoAgentTestCase.class));

    assertThat(engine.discover().getDiscoveryIssues())
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.severity()).isEqualTo(DiscoveryIssue.Severity.WARNING);
              assertThat(issue.message()).startsWith("No method is annotated with @AgentUnderTest");
              assertThat(issue.source()).contains(ClassSource.from(NoAgentTestCase.class));
            });
    engine.execute().testEvents().assertStatistics(stats -> stats.started(1).failed(1));
  }

  @Test
  void theResultIsAFileOfTheClass() {
    List<Event> published =
        engine()
            .selectors(selectClass(RingTestCase.class))
            .execute()
            .allEvents()
            .fileEntryPublished()
            .list();

    assertThat(published)
        .singleElement()
        .satisfies(
            event -> {
              FileEntry file = event.getRequiredPayload(FileEntry.class);
              assertThat(file.getPath()).isRegularFile().hasFileName("result.json");
              assertThat(file.getMediaType()).contains("application/json");
              assertThat(event.getTestDescriptor().getSource())
                  .contains(ClassSource.from(RingTestCase.class));
            });
  }

  @Test
  void aCancelledRunEndsWithinOneStep() {
    CancelledTestCase.token = CancellationToken.create();
    CancelledTestCase.STEPS.set(0);

    EngineExecutionResults results =
        engine()
            .selectors(selectClass(CancelledTestCase.class))
            .cancellationToken(CancelledTestCase.token)
            .execute();

    assertThat(CancelledTestCase.STEPS).hasValue(10);
    results.testEvents().assertStatistics(stats -> stats.succeeded(0).failed(0));
  }

  private static EngineTestKit.Builder engine() {
    return EngineTestKit.engine("equipoise");
  }
}
