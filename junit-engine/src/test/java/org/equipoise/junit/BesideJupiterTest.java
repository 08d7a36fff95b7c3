package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.EngineRuns.engine;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.equipoise.agent.Agent;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.testkit.engine.EngineTestKit;

class BesideJupiterTest {

  /** Has a test of each engine. */
  @Sampling(transitions = 50)
  static class MixedTestCase {
    private boolean isSetUp;

    @BeforeEach
    void setUp() {
      isSetUp = true;
    }

    @Test
    void ofJupiter() {
      assertThat(isSetUp).isTrue();
    }

    @AgentUnderTest
    Agent<Integer> agent() {
      return Chains.metropolis();
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @AgentTag("agent")
    void ofEquipoise(Sample<Integer> sample) {
      assertThat(isSetUp).isFalse();
    }

    @AgentTest
    @Claims(Verdict.PASS)
    @DisplayName("not heeded")
    @Disabled
    void dressed() {}
  }

  private final List<String> warnings = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord logged) {
          warnings.add(logged.getLevel() + " " + logged.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    Logger.getLogger(JupiterAnnotations.class.getName()).addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    Logger.getLogger(JupiterAnnotations.class.getName()).removeHandler(handler);
  }

  @Test
  void eachEngineRunsItsOwnTestsOfAMixedClass() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(MixedTestCase.class))
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.started(1).succeeded(1));
    engine()
        .selectors(selectClass(MixedTestCase.class))
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.started(2).succeeded(2));
  }

  @Test
  void noTestIsDiscoveredTwice() {
    TestPlan plan =
        LauncherFactory.create()
            .discover(
                LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(MixedTestCase.class))
                    .build());

    assertThat(methods(plan)).containsExactlyInAnyOrder("ofJupiter", "ofEquipoise", "dressed");
  }

  @Test
  void aTagFilterChoosesAgentTests() {
    TestPlan plan =
        LauncherFactory.create()
            .discover(
                LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(MixedTestCase.class))
                    .filters(TagFilter.includeTags("agent"))
                    .build());

    assertThat(methods(plan)).containsExactly("ofEquipoise");
  }

  private static List<String> methods(TestPlan plan) {
    return plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .filter(TestIdentifier::isTest)
        .map(test -> ((MethodSource) test.getSource().orElseThrow()).getMethodName())
        .toList();
  }

  @Test
  void annotationsOfJupiterThatAreNotHeededAreWarnedOfOnce() {
    engine().selectors(selectClass(MixedTestCase.class)).execute();

    assertThat(warnings)
        .containsExactly(
            "WARNING "
                + MixedTestCase.class.getName()
                + ": its @AgentTest methods do not heed Jupiter's @BeforeEach, @Disabled,"
                + " @DisplayName; use @BeforeSampling, @AfterSampling, @AgentTag and"
                + " @AgentTest(\"name\")");
  }

  @Test
  void discoveryWarnsOfNothing() {
    LauncherFactory.create()
        .discover(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(MixedTestCase.class))
                .build());

    assertThat(warnings).isEmpty();
  }
}
