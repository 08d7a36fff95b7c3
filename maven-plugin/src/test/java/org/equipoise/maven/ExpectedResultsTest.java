package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.equipoise.maven.ResultFixtures.BUILD_STARTED;
import static org.equipoise.maven.ResultFixtures.DIRECTORY;
import static org.equipoise.maven.ResultFixtures.downhill;
import static org.equipoise.maven.ResultFixtures.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.equipoise.result.Result;
import org.equipoise.result.RunManifest;
import org.equipoise.result.RunManifest.ClassRun;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpectedResultsTest {
  private static final Result FOUND = result("shop.A", BUILD_STARTED, downhill(Verdict.PASS));
  private static final RunManifest RUNNING =
      RunManifest.running("this build", BUILD_STARTED, "1", List.of("shop.A", "shop.B"));

  private final List<AgentTestClass> tests = new ArrayList<>();
  private SurefireChoice choice = SurefireChoice.ALL;

  private static AgentTestClass test(String name, String... around) {
    return new AgentTestClass(name, List.of(around), false, false, Set.of());
  }

  @Test
  void aRunThatNeverEndedIsAViolation() {
    assertThat(violations(RUNNING, FOUND))
        .containsExactly(
            "The agent tests of this build did not come to their end: the run that began at "
                + "2026-11-20T10:15:30Z was killed, or still runs (without a result: shop.B); "
                + "run the build again");
  }

  @Test
  void aRunThatFailedIsAViolationWithItsReason() {
    RunManifest failed = RUNNING.failed(BUILD_STARTED, "no JVM\n[INFO] BUILD SUCCESS");

    assertThat(violations(failed, FOUND))
        .containsExactly(
            "The agent tests of this build could not be run to their end: "
                + "no JVM\\n[INFO] BUILD SUCCESS (without a result: shop.B); "
                + "see to it, and run the build again");
  }

  @Test
  void aClassThatRanOrWasToRunHasAResult() {
    RunManifest finished =
        RUNNING
            .with(List.of(ClassRun.ran("shop.A"), ClassRun.ran("shop.B")))
            .with(List.of(ClassRun.expected("shop.C")))
            .finished(BUILD_STARTED);

    assertThat(violations(finished, FOUND))
        .containsExactly(
            "Missing: shop.B ran in this build, and has no result of it in "
                + DIRECTORY.resolve("shop.B")
                + "; run the build again",
            "Missing: shop.C was to run in this build, and has no result of it in "
                + DIRECTORY.resolve("shop.C")
                + "; run the build again");
  }

  @Test
  void aClassThatWasSkippedIsSaidToBe() {
    RunManifest finished =
        RUNNING
            .with(List.of(ClassRun.ran("shop.A"), ClassRun.skipped("shop.B", "disabled")))
            .finished(BUILD_STARTED);

    ExpectedResults expected = expected(Optional.of(finished), MissingResults.FAIL, FOUND);

    assertThat(expected.violations()).isEmpty();
    assertThat(expected.notes()).containsExactly("shop.B was skipped in this build: disabled");
  }

  @ParameterizedTest
  @EnumSource
  void aRunThatTheBuildSkippedPassesAndSaysSo(MissingResults missing) {
    RunManifest skipped = RunManifest.skipped("this build", BUILD_STARTED, "skipITs is set");

    ExpectedResults expected = expected(Optional.of(skipped), missing);

    assertThat(expected.violations()).isEmpty();
    assertThat(expected.notes())
        .containsExactly("The agent tests were skipped in this build: skipITs is set");
  }

  @Test
  void agentTestsWithoutARunOrAResultAreAViolation() {
    tests.add(test("CheckoutAgentTest"));

    ExpectedResults expected = expected(Optional.empty(), MissingResults.FAIL_WITH_TESTS);

    assertThat(expected.violations())
        .extracting(Violation::sentence)
        .containsExactly(
            "There is 1 class with agent tests (CheckoutAgentTest), and none has a result of this "
                + "build in target/equipoise, which equipoise.outputDirectory names; run the agent "
                + "tests in this build, or set -Dequipoise.failIfNoResults=false where they are "
                + "not meant to run");
    assertThat(expected(Optional.empty(), MissingResults.ALLOW).warnings()).hasSize(1);
    assertThat(expected(Optional.empty(), MissingResults.ALLOW).violations()).isEmpty();
  }

  @Test
  void withoutAgentTestsABuildPassesUnlessAResultIsDemanded() {
    ExpectedResults expected = expected(Optional.empty(), MissingResults.FAIL_WITH_TESTS);

    assertThat(expected.violations()).isEmpty();
    assertThat(expected.warnings()).isEmpty();
    assertThat(expected.notes())
        .containsExactly("There is no agent test here, and no result of one");
    assertThat(expected(Optional.empty(), MissingResults.FAIL).violations())
        .extracting(Violation::sentence)
        .containsExactly(
            "No agent test has a result of this build in target/equipoise, which"
                + " equipoise.outputDirectory names, and equipoise.failIfNoResults=true demands"
                + " one; run agent tests in this build");
  }

  @Test
  void whereNothingIsChosenTheBuildIsWarnedOrFailsWhereAResultIsDemanded() {
    Optional<RunManifest> nothing =
        Optional.of(
            RunManifest.nothingChosen("this build", BUILD_STARTED, "no agent test here is chosen"));
    String skipped = "The agent tests were skipped in this build: no agent test here is chosen";

    assertThat(expected(nothing, MissingResults.FAIL).violations())
        .extracting(Violation::sentence)
        .containsExactly(
            skipped
                + ", and equipoise.failIfNoResults=true demands a result; correct what chooses"
                + " among them");
    assertThat(expected(nothing, MissingResults.FAIL_WITH_TESTS).warnings())
        .containsExactly(skipped);
    assertThat(expected(nothing, MissingResults.ALLOW).notes()).containsExactly(skipped);
  }

  @Test
  void aClassThatARunOfAllTestsDidNotFindIsMissing() {
    tests.add(test("shop.A"));
    tests.add(test("shop.Broken"));
    RunManifest finished = finished("shop.A");

    assertThat(violations(finished, FOUND))
        .containsExactly(
            "Missing: shop.Broken has agent tests, and the run of this build did not find them, as "
                + "where its JVM can not load the class; see that the JVM is as new as what "
                + "compiled it, and that all it needs is on the test class path");
    assertThat(expected(Optional.of(finished), MissingResults.ALLOW, FOUND).warnings()).hasSize(1);
    assertThat(violations(finished.ofChosen(), FOUND)).isEmpty();
  }

  @Test
  void anInnerClassIsFoundWithTheClassAroundIt() {
    tests.add(test("shop.A$In", "shop.A"));

    assertThat(violations(finished("shop.A"), FOUND)).isEmpty();
    assertThat(expected(Optional.empty(), MissingResults.FAIL, FOUND).violations()).isEmpty();
  }

  @Test
  void whereSurefireRanTheTestsEachClassHasAResult() {
    tests.add(test("shop.A"));
    tests.add(test("shop.UphillAgentSpec"));

    ExpectedResults expected = expected(Optional.empty(), MissingResults.FAIL_WITH_TESTS, FOUND);

    assertThat(expected.violations())
        .extracting(Violation::sentence)
        .containsExactly(
            "Missing: shop.UphillAgentSpec has agent tests, and no result of this build in "
                + DIRECTORY
                + "; name it so that Surefire or Failsafe finds it, run it by equipoise:test, or "
                + "exclude it there where it is not meant to run");
    assertThat(expected(Optional.empty(), MissingResults.ALLOW, FOUND).violations()).isEmpty();
    assertThat(expected(Optional.empty(), MissingResults.ALLOW, FOUND).warnings()).hasSize(1);
  }

  @Test
  void whatSurefireIsToldToLeaveOutIsAWarning() {
    tests.add(test("shop.UphillAgentSpec"));
    choice = new SurefireChoice(true, false, List.of());

    ExpectedResults some = expected(Optional.empty(), MissingResults.FAIL_WITH_TESTS, FOUND);
    ExpectedResults none = expected(Optional.empty(), MissingResults.FAIL_WITH_TESTS);

    assertThat(some.violations()).isEmpty();
    assertThat(some.warnings()).hasSize(1);
    assertThat(none.violations()).isEmpty();
    assertThat(none.warnings()).hasSize(1);
    assertThat(expected(Optional.empty(), MissingResults.FAIL).violations()).hasSize(1);
  }

  @Test
  void aClassThatIsDisabledIsNotMissed() {
    tests.add(new AgentTestClass("shop.Off", List.of(), false, true, Set.of()));

    assertThat(expected(Optional.empty(), MissingResults.FAIL_WITH_TESTS).violations()).isEmpty();
    assertThat(expected(Optional.empty(), MissingResults.FAIL_WITH_TESTS, FOUND).violations())
        .isEmpty();
  }

  @Test
  void aMisspeltPolicyIsRefused() {
    assertThatThrownBy(() -> MissingResults.of("yes"))
        .hasMessage("equipoise.failIfNoResults is 'yes'; choose true, false or auto");
    assertThatThrownBy(() -> Flag.of("equipoise.badge", "no"))
        .hasMessage("equipoise.badge is 'no'; choose true or false");
  }

  private static RunManifest finished(String... classes) {
    return RunManifest.running("this build", BUILD_STARTED, "1", List.of())
        .with(Stream.of(classes).map(ClassRun::ran).toList())
        .finished(BUILD_STARTED);
  }

  private List<String> violations(RunManifest run, Result... results) {
    return expected(Optional.of(run), MissingResults.FAIL_WITH_TESTS, results).violations().stream()
        .map(Violation::sentence)
        .toList();
  }

  private ExpectedResults expected(
      Optional<RunManifest> run, MissingResults missing, Result... results) {
    return ExpectedResults.of(
        new BuildResults(DIRECTORY, List.of(results), List.of(), run), tests, missing, choice);
  }
}
