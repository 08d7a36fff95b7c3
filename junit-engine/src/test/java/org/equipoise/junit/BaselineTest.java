package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.EngineRuns.outcomes;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;
import org.equipoise.drift.Baseline;
import org.equipoise.drift.BaselineFile;
import org.equipoise.drift.BuildDrift;
import org.equipoise.drift.History;
import org.equipoise.result.Result;
import org.equipoise.result.ResultFile;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class BaselineTest {
  private static final AtomicInteger STEPS = new AtomicInteger();
  private static double forward;
  private static String name;

  @TempDir private Path directory;

  @BeforeEach
  void unchanged() {
    forward = 0.5;
    name = "ring";
    STEPS.set(0);
  }

  /** Walks on a ring of five, forward with probability {@code forward}. */
  private static final class RingAgent implements Agent<Integer> {
    @Override
    public Step<Integer> step(Integer state, Draw draw) {
      STEPS.incrementAndGet();
      return Step.to(Math.floorMod(state + (draw.random().nextDouble() < forward ? 1 : -1), 5));
    }

    @Override
    public AgentDescription description() {
      return AgentDescription.named(name).with("forward", Double.toString(forward));
    }
  }

  @Sampling(transitions = 2_000)
  static class RingTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      return new RingAgent();
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @NoDrift
    void behavesAsRecorded() {}
  }

  static class KeyedTestCase extends RingTestCase {
    @StateKey
    String parity(Integer state) {
      return state % 2 == 0 ? "even" : "odd";
    }
  }

  private EngineTestKit.Builder engine(Class<?> testClass) {
    return EngineRuns.engine()
        .selectors(selectClass(testClass))
        .configurationParameter(Constants.OUTPUT_DIRECTORY, directory.resolve("out").toString())
        .configurationParameter(Constants.BASELINE_DIRECTORY, directory.toString());
  }

  private void record() {
    engine(RingTestCase.class).configurationParameter(Constants.BASELINE, "record").execute();
    STEPS.set(0);
  }

  private String outcome(EngineTestKit.Builder engine) {
    return outcomes(engine.execute()).get("behavesAsRecorded()");
  }

  private Path file(Class<?> testClass) {
    return directory.resolve(BaselineFile.name(testClass.getName()));
  }

  @Test
  void withoutABaselineTheTestFailsSaysHowToRecordOneAndSamplesNext() {
    assertThat(outcome(engine(RingTestCase.class)))
        .isEqualTo(
            """
            FAILED: violated: drift from the baseline at most 0.05 (margin 0.05)
            how sure: There is no baseline to compare with: %s is missing.
            what to do: record one and commit it: mvn test -Dtest='BaselineTest$RingTestCase' -Dequipoise.baseline=record -Dequipoise.baselineDirectory='%s'"""
                .formatted(file(RingTestCase.class), directory));
    assertThat(STEPS).as("a call is not wasted on what can not be compared").hasValue(1);
    assertThat(file(RingTestCase.class)).doesNotExist();
  }

  @Test
  void aBaselineIsRecordedFromFourTimesTheDrawsOfTheClass() throws IOException {
    assertThat(
            outcome(
                engine(RingTestCase.class)
                    .configurationParameter(Constants.BASELINE, "record")
                    .configurationParameter(Constants.BASELINE_EXPIRES, "P90D")))
        .startsWith("ABORTED: undecided: drift from the baseline")
        .contains(
            "The baseline was recorded from 8,000 draws (5 states, 0 % escapes); review and commit ");
    assertThat(STEPS).hasValue(8_000);
    var baseline = BaselineFile.read(file(RingTestCase.class));
    assertThat(baseline.draws()).isEqualTo(8_000);
    assertThat(baseline.agent().name()).isEqualTo("ring");
    assertThat(baseline.expires()).hasValue(baseline.recorded().plusDays(90));
  }

  @Test
  void aBaselineIsRecordedFromAsManyDrawsAsOneSays() throws IOException {
    engine(RingTestCase.class)
        .configurationParameter(Constants.BASELINE, "record")
        .configurationParameter(Constants.BASELINE_DRAWS, "500")
        .execute();
    assertThat(BaselineFile.read(file(RingTestCase.class)).draws()).isEqualTo(500);
    assertThat(outcome(engine(RingTestCase.class)))
        .startsWith("ABORTED")
        .contains("The baseline has 500 draws, fewer than the 2,000 of a build");
    assertThat(
            ResultFile.read(
                    directory
                        .resolve("out")
                        .resolve(RingTestCase.class.getName())
                        .resolve(ResultFile.NAME))
                .warnings())
        .singleElement()
        .asString()
        .startsWith(
            "The baseline has 500 draws, fewer than 4 times the 2,000 of a build, and may make false alarms; record the baseline anew");
    assertThat(STEPS.get()).as("500 recorded, and not a build in vain").isLessThan(1_100);
  }

  @Test
  void anAgentThatHasNotChangedPasses() {
    record();
    assertThat(outcome(engine(RingTestCase.class))).isEqualTo("SUCCESSFUL");
  }

  @Test
  void anAgentThatHasChangedFailsAtOnceAndNamesWhatMoved() {
    record();
    forward = 0.8;
    assertThat(outcome(engine(RingTestCase.class)))
        .startsWith("FAILED: violated: drift from the baseline at most 0.05 (margin 0.05)")
        .containsPattern(
            "from \\d \\([\\d,]+ steps then, \\d+ now; p = 0\\.001\\): \\d [45]\\S+ % then, [78]\\S+ % now")
        .contains("changed since the baseline: forward: 0.5 -> 0.8")
        .contains(
            "what to do: if the change is meant, record the baseline anew and commit it: mvn test -Dtest='BaselineTest$RingTestCase' -Dequipoise.baseline=record",
            "; or sample the whole plan: mvn test -Dtest='BaselineTest$RingTestCase' -Dequipoise.wholePlan=true -Dequipoise.baselineDirectory='",
            "; and accept that sample: mvn equipoise:accept -Dequipoise.class='org.equipoise.junit.BaselineTest$RingTestCase' -Dequipoise.baselineDirectory='");
    assertThat(STEPS).as("the first look decides").hasValue(500);
  }

  @Test
  void aWholePlanIsSampledWhereThatIsWantedAndMayBeAccepted() throws IOException {
    record();
    forward = 0.8;

    assertThat(
            outcome(
                engine(RingTestCase.class).configurationParameter(Constants.WHOLE_PLAN, "true")))
        .startsWith("FAILED: violated: drift from the baseline at most 0.05 (margin 0.05)")
        .contains(
            "what to do: if the change is meant, record the baseline anew and commit it: ",
            "; or accept this sample: mvn equipoise:accept -Dequipoise.class='org.equipoise.junit.BaselineTest$RingTestCase'");
    assertThat(STEPS).hasValue(2_000);
    assertThat(BaselineFile.read(candidate(RingTestCase.class)).draws()).isEqualTo(2_000);
  }

  private void run(Class<?> testClass, String build) {
    STEPS.set(0);
    engine(testClass)
        .configurationParameter(Constants.RESUME, "true")
        .configurationParameter(Constants.BUILD, build)
        .configurationParameter(Constants.WHOLE_PLAN, build.startsWith("whole") ? "true" : "false")
        .execute();
  }

  private Result result(Class<?> testClass) throws IOException {
    return ResultFile.read(
        directory.resolve("out").resolve(testClass.getName()).resolve(ResultFile.NAME));
  }

  @Test
  void aWholePlanGoesOnWithADecidedSampleOfAnEarlierBuildAndNeverWithAWholeOne()
      throws IOException {
    record();
    forward = 0.8;
    run(RingTestCase.class, "build");
    assertThat(STEPS).hasValue(500);

    run(RingTestCase.class, "whole 1");
    assertThat(STEPS).as("the rest").hasValue(1_500);
    assertThat(result(RingTestCase.class).warnings())
        .anySatisfy(warning -> assertThat(warning).startsWith("500 draws were recorded since "));

    run(RingTestCase.class, "whole 2");
    assertThat(STEPS).as("another build").hasValue(2_000);
    assertThat(result(RingTestCase.class).warnings())
        .noneMatch(warning -> warning.contains("earlier run"));
  }

  @Sampling(transitions = 2_000)
  static class EscapeTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      return new RingAgent();
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @EscapeRate(atMost = 0.1)
    void answers() {}
  }

  @Test
  void aWholePlanIsNoMatterOfClassesWithoutABaseline() {
    run(EscapeTestCase.class, "build");
    int decided = STEPS.get();
    assertThat(decided).as("before the plan was complete").isLessThan(2_000);

    run(EscapeTestCase.class, "whole 1");

    assertThat(STEPS).hasValue(decided);
  }

  private Path candidate(Class<?> testClass) {
    return directory.resolve("out").resolve(testClass.getName()).resolve(BaselineFile.CANDIDATE);
  }

  @Test
  void aRunLeavesItsSampleAsTheBaselineThatItMayBecome() throws IOException {
    record();
    assertThat(candidate(RingTestCase.class))
        .as("what was recorded is the baseline already")
        .doesNotExist();

    engine(RingTestCase.class).configurationParameter(Constants.BASELINE_EXPIRES, "P90D").execute();
    Baseline passed = BaselineFile.read(candidate(RingTestCase.class));
    assertThat(passed.testClass()).isEqualTo(RingTestCase.class.getName());
    assertThat(passed.draws()).isEqualTo(STEPS.get());
    assertThat(passed.expires()).hasValue(passed.recorded().plusDays(90));

    forward = 0.8;
    engine(RingTestCase.class).execute();
    assertThat(BaselineFile.read(candidate(RingTestCase.class)).draws())
        .as("the verdict is no reason to leave none, nor that it ended early")
        .isEqualTo(500);
  }

  @Test
  void aRunThatRecordsTakesTheSampleOfAnEarlierRunAway() throws IOException {
    Files.createDirectories(candidate(RingTestCase.class).getParent());
    Files.writeString(candidate(RingTestCase.class), "of an earlier run");

    record();

    assertThat(candidate(RingTestCase.class)).doesNotExist();
  }

  @Test
  void theCommandToRecordIsThatOfWhatRunsTheTests() {
    BaselineCommands commands =
        new BaselineCommands(BaselineTest.class, Path.of(Constants.DEFAULT_BASELINE_DIRECTORY));

    assertThat(commands.record("org.apache.maven.surefire.booter.ForkedBooter"))
        .isEqualTo("mvn test -Dtest=BaselineTest -Dequipoise.baseline=record");
    assertThat(commands.record("org.equipoise.junit.AgentTestRun run.properties"))
        .isEqualTo(
            "mvn test-compile equipoise:test -Dequipoise.test=org.equipoise.junit.BaselineTest -Dequipoise.baseline=record");
    assertThat(commands.sampleWholePlan("org.equipoise.junit.AgentTestRun run.properties"))
        .isEqualTo(
            "mvn test-compile equipoise:test -Dequipoise.test=org.equipoise.junit.BaselineTest -Dequipoise.wholePlan=true");
    assertThat(commands.accept())
        .isEqualTo("mvn equipoise:accept -Dequipoise.class=org.equipoise.junit.BaselineTest");
  }

  @Test
  void aBaselineOfAnotherAgentFails() {
    record();
    name = "other";
    assertThat(outcome(engine(RingTestCase.class)))
        .startsWith("FAILED")
        .contains("it was recorded of 'ring', and this is 'other'.");
  }

  @Test
  void aBaselineWithOtherKeysFails() throws IOException {
    record();
    Files.writeString(
        file(KeyedTestCase.class),
        Files.readString(file(RingTestCase.class))
            .replace(RingTestCase.class.getName(), KeyedTestCase.class.getName()));
    assertThat(outcome(engine(KeyedTestCase.class)))
        .startsWith("FAILED")
        .contains("The baseline can not be read: ", "checksum");
    Files.copy(
        file(RingTestCase.class), file(KeyedTestCase.class), StandardCopyOption.REPLACE_EXISTING);
    assertThat(outcome(engine(KeyedTestCase.class)))
        .startsWith("FAILED")
        .contains("is the baseline of another class, " + RingTestCase.class.getName());
  }

  @Test
  void anUnreadableBaselineFailsWithItsPlace() throws IOException {
    record();
    Files.writeString(file(RingTestCase.class), "<<<<<<< HEAD\n");
    assertThat(outcome(engine(RingTestCase.class)))
        .startsWith("FAILED")
        .contains("baseline.json, line 1: git left a conflict marker here");
  }

  @Test
  void aBaselineThatIsNoFileFailsWithoutATrace() throws IOException {
    Files.createDirectories(file(RingTestCase.class));
    assertThat(outcome(engine(RingTestCase.class)))
        .startsWith("FAILED: violated: drift from the baseline")
        .containsPattern("The baseline can not be read: .*baseline.json: java.io.IOException: ");
    Files.writeString(file(RingTestCase.class).resolve("in the way"), "");
    assertThat(
            outcome(
                engine(RingTestCase.class).configurationParameter(Constants.BASELINE, "record")))
        .startsWith("FAILED: violated: drift from the baseline")
        .contains("can not be written: ", "No baseline was recorded");
  }

  @Test
  void whatIsRecordedStaysWhereARecordingIsCutShort() throws IOException {
    record();
    String before = Files.readString(file(RingTestCase.class));
    assertThat(
            outcome(
                engine(LimitedTestCase.class).configurationParameter(Constants.BASELINE, "record")))
        .startsWith("FAILED")
        .contains("Sampling ended after 100 of 8,000 draws (CALL_LIMIT). No baseline was recorded");
    assertThat(file(LimitedTestCase.class)).doesNotExist();
    assertThat(Files.readString(file(RingTestCase.class))).isEqualTo(before);
  }

  @Sampling(transitions = 2_000, callLimit = 100)
  static class LimitedTestCase extends RingTestCase {}

  @Test
  void aSmallBaselineIsWarnedOf() throws IOException {
    engine(RingTestCase.class)
        .configurationParameter(Constants.BASELINE, "record")
        .configurationParameter(Constants.BASELINE_DRAWS, "3000")
        .execute();
    engine(RingTestCase.class).configurationParameter(Constants.BUILD, "next").execute();
    assertThat(result().properties().get(0).reason())
        .contains("The baseline has only 1.5 times the draws of a build");
  }

  private Result result() throws IOException {
    return ResultFile.read(
        directory.resolve("out").resolve(RingTestCase.class.getName()).resolve("result.json"));
  }

  @Test
  void buildsLeaveTheirLinesAndRaiseAnAlarmTogether() throws IOException {
    engine(RingTestCase.class)
        .configurationParameter(Constants.BASELINE, "record")
        .configurationParameter(Constants.BASELINE_DRAWS, "32000")
        .execute();
    String fingerprint = BaselineFile.read(file(RingTestCase.class)).fingerprint();
    Path history = directory.resolve(RingTestCase.class.getName() + ".history.jsonl");
    assertThat(outcomes(withHistory("1"))).containsValue("SUCCESSFUL");
    assertThat(withHistory("1")).isNotNull();
    assertThat(History.read(history).builds()).hasSize(1);
    assertThat(result().properties())
        .extracting(facts -> facts.property() + " " + facts.verdict())
        .containsExactly("drift PASS", "slow-drift PASS");
    for (int build = 2; build <= 4; build++) {
      var earlier = History.read(history).builds().get(0);
      History.append(
          history,
          new BuildDrift(
              "" + build,
              earlier.className(),
              earlier.date(),
              fingerprint,
              500,
              0.001,
              0.04,
              build));
    }
    Map<String, String> outcomes = outcomes(withHistory("5"));
    assertThat(outcomes.get("behavesAsRecorded()"))
        .startsWith("FAILED: violated: no alarm of slow drift over the builds since the baseline")
        .contains("builds together raise the alarm", "the build that raised it is '");
    assertThat(result().properties()).extracting(facts -> facts.verdict()).contains(Verdict.FAIL);
  }

  private EngineExecutionResults withHistory(String build) {
    return engine(RingTestCase.class)
        .configurationParameter(Constants.HISTORY_DIRECTORY, directory.toString())
        .configurationParameter(Constants.BUILD, build)
        .execute();
  }
}
