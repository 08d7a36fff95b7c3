package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final AtomicInteger STEPS = new AtomicInteger();

  @TempDir private Path directory;

  @BeforeEach
  void none() {
    STEPS.set(0);
  }

  @Sampling(transitions = 100)
  static class RingTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      return (state, draw) -> {
        STEPS.incrementAndGet();
        return Step.to((state + 1) % 3);
      };
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @DistinctStates(atLeast = 3)
    void visitsAll() {}
  }

  private int steps(String settings) {
    EngineRuns.engine()
        .selectors(selectClass(RingTestCase.class))
        .configurationParameter(Constants.OUTPUT_DIRECTORY, directory.toString())
        .configurationParameter(Constants.RESUME, "true")
        .configurationParameter(Constants.BUILD, "build-7")
        .configurationParameter(Constants.SETTINGS, settings)
        .execute();
    return STEPS.getAndSet(0);
  }

  @Test
  void drawsOfOtherSettingsAreNotGoneOnWith() {
    assertThat(steps("up=0.6")).isPositive();
    assertThat(steps("up=0.6")).isZero();
    assertThat(steps("up=0.7")).isPositive();
  }
}
