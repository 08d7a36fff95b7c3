package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.EngineRuns.engine;
import static org.equipoise.junit.EngineRuns.outcomes;
import static org.equipoise.junit.EngineRuns.run;
import static org.equipoise.junit.EngineRuns.tests;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.equipoise.agent.Agent;
import org.equipoise.result.PropertyFacts;
import org.equipoise.result.ResultFile;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class ClassPropertyTest {
  private static final AtomicInteger STEPS = new AtomicInteger();

  @Sampling(transitions = 2_000)
  @EscapeRate(atMost = 0.2)
  abstract static class RingTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      return Chains.counted(Chains.metropolis(), STEPS);
    }

    @StartStates
    List<Integer> start() {
      return List.of(0, 5);
    }
  }

  @Retention(RetentionPolicy.RUNTIME)
  @Claims(Verdict.PASS)
  @FaultRate(atMost = 0.2)
  @interface Healthy {}

  @Healthy
  @Claims(value = Verdict.FAIL, about = "fortune")
  static class ClaimedTestCase extends RingTestCase {}

  @Test
  void eachPropertyOnAClassIsATestOnTheOneSample() {
    STEPS.set(0);

    EngineExecutionResults results = run(ClaimedTestCase.class);

    assertThat(outcomes(results))
        .hasEntrySatisfying("EscapeRate", found -> assertThat(found).isEqualTo("SUCCESSFUL"))
        .hasEntrySatisfying("FaultRate", found -> assertThat(found).isEqualTo("SUCCESSFUL"))
        .hasEntrySatisfying("Claims", found -> assertThat(found).isEqualTo("SUCCESSFUL"))
        .hasEntrySatisfying(
            "Claims[2]",
            found -> assertThat(found).startsWith("FAILED: violated: fortune at least"))
        .hasSize(4);
    assertThat(STEPS.get()).isLessThanOrEqualTo(2_000);
  }

  @Test
  void anInheritedAnnotationCountsForSubclassesWithoutTestsOfTheirOwn() {
    EngineExecutionResults results = run(InheritingTestCase.class);

    assertThat(outcomes(results)).containsOnlyKeys("EscapeRate", "Claims");
  }

  @Claims(Verdict.PASS)
  static class InheritingTestCase extends RingTestCase {}

  @EscapeRate(atMost = 0.3)
  interface Contract {}

  abstract static class ContractedTestCase extends MetropolisWalk implements Contract {}

  static class SubclassTestCase extends ContractedTestCase {}

  @Test
  void aPropertyOnAnInterfaceCountsForSubclassesOfThoseThatImplementIt() {
    assertThat(outcomes(run(SubclassTestCase.class)))
        .containsExactly(Map.entry("EscapeRate", "SUCCESSFUL"));
  }

  @Test
  void aNestedClassMayClaimPropertiesOfTheSampleAround() {
    EngineExecutionResults results = run(AroundTestCase.class);

    assertThat(tests(results))
        .containsExactlyInAnyOrder(
            "[class:" + AroundTestCase.class.getName() + "]/[property:EscapeRate]",
            "[class:"
                + AroundTestCase.class.getName()
                + "]/[nested-class:Within]/[property:Claims]",
            "[class:" + AroundTestCase.class.getName() + "]/[nested-class:Within]/[test:own()]");
  }

  static class AroundTestCase extends RingTestCase {
    @Claims(Verdict.PASS)
    class Within {
      @AgentTest
      @Claims(Verdict.PASS)
      void own() {}
    }
  }

  @Test
  void itsUniqueIdAndItsSourceFindItAgain() {
    List<? extends TestDescriptor> all =
        run(ClaimedTestCase.class).testEvents().started().stream()
            .map(event -> event.getTestDescriptor())
            .toList();

    assertThat(all)
        .allSatisfy(
            test -> {
              assertThat(tests(run(selectUniqueId(test.getUniqueId()))))
                  .containsExactly(
                      test.getUniqueId().toString().replace("[engine:equipoise]/", ""));
              MethodSource source = (MethodSource) test.getSource().orElseThrow();
              assertThat(source.getClassName()).isEqualTo(ClaimedTestCase.class.getName());
              assertThat(source.getMethodName()).isEqualTo(test.getLegacyReportingName());
            });
    assertThat(all.stream().map(TestDescriptor::getDisplayName))
        .contains("@FaultRate(atMost=0.2)", "@Claims(about=\"fortune\", value=FAIL)");
  }

  @Test
  void itsVerdictStandsInTheResultUnderItsName(@TempDir Path output) throws Exception {
    engine()
        .configurationParameter(Constants.OUTPUT_DIRECTORY, output.toString())
        .selectors(selectClass(ClaimedTestCase.class))
        .execute();

    Path file = output.resolve(ClaimedTestCase.class.getName()).resolve(ResultFile.NAME);
    Stream<PropertyFacts> found = ResultFile.read(file).properties().stream();
    assertThat(found.map(facts -> facts.test() + " " + facts.verdict()))
        .containsExactlyInAnyOrder(
            "EscapeRate PASS", "Claims PASS", "FaultRate PASS", "Claims[2] FAIL");
  }
}
