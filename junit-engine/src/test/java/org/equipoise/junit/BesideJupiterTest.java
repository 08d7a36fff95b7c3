package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.EngineRuns.engine;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.equipoise.agent.Agent;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

class BesideJupiterTest {

  /** Stands for those of other frameworks, which bring extensions with them. */
  @ExtendWith(MockitoLikeExtension.class)
  @Retention(RetentionPolicy.RUNTIME)
  @interface WithMocks {}

  static class MockitoLikeExtension implements BeforeEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) {}
  }

  /** Has a test of each engine. */
  @Sampling(transitions = 50)
  @WithMocks
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class MixedTestCase {
    @TempDir Path directory;
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

    @RepeatedTest(2)
    @Timeout(60)
    void repeated() {}

    @AgentTest
    @AgentTag("agent")
    void ofEquipoise(Sample<Integer> sample) {
      assertThat(isSetUp).isFalse();
    }

    @AgentTest
    @Claims(Verdict.PASS)
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
        .assertStatistics(stats -> stats.started(3).succeeded(3));
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

  /** What agent tests and those of Jupiter have in common. */
  @Sampling(transitions = 20)
  abstract static class WalkTestCase extends MetropolisWalk {}

  @Tag("dear")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Dear {}

  @Dear
  abstract static class DearTestCase extends WalkTestCase {}

  @Tag(" interface ")
  interface Tagged {}

  @Tag("class")
  static class TaggedTestCase extends DearTestCase implements Tagged {
    @AgentTest
    @Claims(Verdict.PASS)
    @Tag("one")
    @Tag("two")
    @AgentTag("ours")
    void tagged() {}

    @AgentTest
    @Claims(Verdict.PASS)
    @Dear
    void plain() {}
  }

  @Test
  void tagsOfJupiterAreTagsAsItReadsThem() {
    assertThat(tags(TaggedTestCase.class))
        .containsEntry("tagged()", Set.of("dear", "interface", "class", "one", "two", "ours"))
        .containsEntry("plain()", Set.of("dear", "interface", "class"));
  }

  private static Map<String, Set<String>> tags(Class<?> testClass) {
    return EngineRuns.run(testClass).testEvents().started().stream()
        .map(Event::getTestDescriptor)
        .collect(
            Collectors.toMap(
                TestDescriptor::getLegacyReportingName,
                test -> test.getTags().stream().map(TestTag::getName).collect(Collectors.toSet())));
  }

  @DisplayName("A walk on a ring")
  static class NamedTestCase extends WalkTestCase {
    @AgentTest
    @Claims(Verdict.PASS)
    @DisplayName("goes round")
    void ofJupiter() {}

    @AgentTest("comes back")
    @Claims(Verdict.PASS)
    @DisplayName("not this one")
    void ours() {}

    @AgentTest
    @Claims(Verdict.PASS)
    @DisplayName(" ")
    void blank() {}
  }

  @Test
  void displayNamesOfJupiterAreShown() {
    assertThat(
            EngineRuns.run(NamedTestCase.class).allEvents().started().stream()
                .map(event -> event.getTestDescriptor().getDisplayName()))
        .containsExactlyInAnyOrder(
            "Equipoise", "A walk on a ring", "goes round", "comes back", "blank()");
  }

  /** Counts how often an agent was made. */
  static class DisabledTestsTestCase {
    private static final List<String> MADE = new ArrayList<>();

    @AgentUnderTest
    Agent<Integer> agent() {
      MADE.add("agent");
      return Chains.metropolis();
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @Disabled("too dear today")
    @Claims(Verdict.FAIL)
    void reasoned() {}

    @AgentTest
    @Disabled
    void wrong() {}

    @Disabled("the whole group")
    class GroupTestCase {
      @AgentTest
      @Claims(Verdict.FAIL)
      void grouped() {}
    }
  }

  @Test
  void whatIsDisabledIsSkippedWithItsReasonAndSamplesNothing() {
    DisabledTestsTestCase.MADE.clear();

    Events events = EngineRuns.run(DisabledTestsTestCase.class).allEvents();

    assertThat(
            events.skipped().stream()
                .collect(
                    Collectors.toMap(
                        event -> event.getTestDescriptor().getLegacyReportingName(),
                        event -> event.getRequiredPayload(String.class))))
        .containsOnly(
            Map.entry("reasoned()", "too dear today"),
            Map.entry(
                "wrong()",
                "void " + DisabledTestsTestCase.class.getName() + ".wrong() is @Disabled"),
            Map.entry(DisabledTestsTestCase.GroupTestCase.class.getName(), "the whole group"));
    assertThat(DisabledTestsTestCase.MADE).isEmpty();
  }

  /** Its second test alone decides how long it is sampled. */
  @Sampling(transitions = 10_000)
  static class HalfDisabledTestCase extends WalkTestCase {
    private static final AtomicInteger STEPS = new AtomicInteger();

    @Override
    @AgentUnderTest
    Agent<Integer> agent() {
      Agent<Integer> agent = super.agent();
      return (state, draw) -> {
        STEPS.incrementAndGet();
        return agent.step(state, draw);
      };
    }

    @AgentTest
    @Disabled
    void wouldWantTheWholePlan(Sample<Integer> sample) {}

    @AgentTest
    @EscapeRate(atMost = 0.2)
    void isSettledEarly() {}
  }

  @Test
  void aDisabledTestDoesNotProlongSampling() {
    HalfDisabledTestCase.STEPS.set(0);

    EngineRuns.run(HalfDisabledTestCase.class)
        .testEvents()
        .assertStatistics(stats -> stats.started(1).succeeded(1).skipped(1));

    assertThat(HalfDisabledTestCase.STEPS).hasValueLessThan(10_000);
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
                + ": its agent tests run without what Jupiter does for @BeforeEach (use"
                + " @BeforeAgentTest), @ExtendWith (use @ResolvedBy), @TempDir, @TestMethodOrder");
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
