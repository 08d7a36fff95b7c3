package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.EngineRuns.engine;
import static org.equipoise.junit.EngineRuns.outcomes;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.sampling.Sample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;

class RerunTest {
  private static final AtomicInteger AGENTS = new AtomicInteger();
  private static volatile boolean healthy;
  private static volatile boolean reachable;

  @BeforeEach
  void reset() {
    AGENTS.set(0);
    healthy = false;
    reachable = true;
  }

  /** An agent that escapes all the time, until it is healthy. */
  @Sampling(transitions = 400)
  static class MoodyTestCase {
    @BeforeSampling
    void connect() {
      if (!reachable) {
        throw new IllegalStateException("unreachable");
      }
    }

    @AgentUnderTest
    Agent<Integer> agent() {
      AGENTS.incrementAndGet();
      return (state, draw) ->
          healthy ? Step.to(draw.random().nextInt(5)) : Step.escape("in a mood");
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
    void isThere() {}
  }

  static class SampledTestCase extends MoodyTestCase {
    @AgentTest
    void asserts(Sample<Integer> sample) {
      assertThat(sample.chain().escapes()).isZero();
    }
  }

  private static Map<String, String> run(String build, DiscoverySelector... selectors) {
    return outcomes(
        engine().configurationParameter(Constants.BUILD, build).selectors(selectors).execute());
  }

  private static String build() {
    return UUID.randomUUID().toString();
  }

  @Test
  void aRedTestStaysRedWhenItIsRunAgainInTheSameBuild() {
    String build = build();
    String red = run(build, selectClass(MoodyTestCase.class)).get("answers()");
    healthy = true;

    Map<String, String> again = run(build, selectMethod(MoodyTestCase.class, "answers"));

    assertThat(red).startsWith("FAILED: violated: escape rate at most 0.10");
    assertThat(again).containsExactly(Map.entry("answers()", red));
    assertThat(AGENTS).as("one sample for both").hasValue(1);
  }

  @Test
  void anAssertionOnTheSampleIsMadeOnTheSameOneAgain() {
    String build = build();
    run(build, selectClass(SampledTestCase.class));
    healthy = true;

    assertThat(run(build, selectMethod(SampledTestCase.class, "asserts", Sample.class.getName())))
        .hasEntrySatisfying("asserts(Sample)", found -> assertThat(found).startsWith("FAILED"));
    assertThat(AGENTS).hasValue(1);
  }

  @Test
  void anotherBuildSamplesAnew() {
    run(build(), selectClass(MoodyTestCase.class));
    healthy = true;

    assertThat(run(build(), selectClass(MoodyTestCase.class)).values()).containsOnly("SUCCESSFUL");
    assertThat(AGENTS).hasValue(2);
  }

  @Test
  void whatElseIsRunWithARedTestHasASampleOfItsOwn() {
    String build = build();
    String red = run(build, selectMethod(MoodyTestCase.class, "answers")).get("answers()");
    healthy = true;

    assertThat(run(build, selectClass(MoodyTestCase.class)))
        .containsEntry("answers()", red)
        .containsEntry("isThere()", "SUCCESSFUL");
    assertThat(AGENTS).hasValue(2);
  }

  static class TwoMoodsTestCase extends MoodyTestCase {
    @AgentTest
    @EscapeRate(atMost = 0.2)
    void alsoAnswers() {}
  }

  @Test
  void aRedTestStaysRedThoughAnotherBecameSoInBetween() {
    String build = build();
    String red = run(build, selectMethod(TwoMoodsTestCase.class, "answers")).get("answers()");
    run(build, selectMethod(TwoMoodsTestCase.class, "alsoAnswers"));
    healthy = true;

    assertThat(run(build, selectMethod(TwoMoodsTestCase.class, "answers")))
        .containsExactly(Map.entry("answers()", red));
    assertThat(AGENTS).hasValue(2);
  }

  static class BreakingTestCase extends MoodyTestCase {
    @Override
    @AgentUnderTest
    Agent<Integer> agent() {
      AGENTS.incrementAndGet();
      return (state, draw) -> draw.number() < 5 || healthy ? Step.to(state + 1) : null;
    }
  }

  @Test
  void anAgentThatBrokeAfterItWasPaidForIsNotTriedAgain() {
    String build = build();
    Map<String, String> red = run(build, selectClass(BreakingTestCase.class));
    healthy = true;

    assertThat(red.values())
        .hasSize(2)
        .allSatisfy(found -> assertThat(found).startsWith("FAILED").contains("returned null"));
    assertThat(run(build, selectClass(BreakingTestCase.class))).isEqualTo(red);
    assertThat(AGENTS).hasValue(1);
  }

  @Test
  void samplingThatFailedBeforeAnyCallIsTriedAgain() {
    String build = build();
    reachable = false;
    assertThat(run(build, selectClass(MoodyTestCase.class)).values())
        .containsOnly("FAILED: unreachable");
    reachable = true;
    healthy = true;

    assertThat(run(build, selectClass(MoodyTestCase.class)).values()).containsOnly("SUCCESSFUL");
  }

  @Test
  void nothingIsKeptOfAClassWhoseTestsAllPassed() {
    String build = build();
    healthy = true;
    run(build, selectClass(MoodyTestCase.class));

    run(build, selectClass(MoodyTestCase.class));

    assertThat(AGENTS).hasValue(2);
  }
}
