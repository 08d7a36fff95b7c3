package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.equipoise.maven.ResultFixtures.BUILD_STARTED;
import static org.equipoise.maven.ResultFixtures.DIRECTORY;
import static org.equipoise.maven.ResultFixtures.downhill;
import static org.equipoise.maven.ResultFixtures.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.equipoise.result.Result;
import org.equipoise.result.RunManifest;
import org.equipoise.result.RunManifest.ClassRun;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpectedResultsTest {
  private static final Result FOUND = result("shop.A", BUILD_STARTED, downhill(Verdict.PASS));
  private static final RunManifest RUNNING =
      RunManifest.running("this build", BUILD_STARTED, "1", List.of("shop.A", "shop.B"));

  @TempDir Path testClasses;

  @Test
  void aRunThatNeverEndedIsAViolation() throws IOException {
    assertThat(violations(RUNNING, FOUND))
        .containsExactly(
            "The agent tests of this build did not come to their end: the run that began at "
                + "2026-11-20T10:15:30Z was killed, or still runs (without a result: shop.B); "
                + "run the build again");
  }

  @Test
  void aRunThatFailedIsAViolationWithItsReason() throws IOException {
    RunManifest failed = RUNNING.failed(BUILD_STARTED, "no JVM\n[INFO] BUILD SUCCESS");

    assertThat(violations(failed, FOUND))
        .containsExactly(
            "The agent tests of this build could not be run to their end: "
                + "no JVM\\n[INFO] BUILD SUCCESS (without a result: shop.B); "
                + "see to it, and run the build again");
  }

  @Test
  void aClassThatRanOrWasToRunHasAResult() throws IOException {
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
  void aClassThatWasSkippedIsSaidToBe() throws IOException {
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
  void aRunThatTheBuildSkippedPassesAndSaysSo(MissingResults missing) throws IOException {
    RunManifest skipped = RunManifest.skipped("this build", BUILD_STARTED, "skipITs is set");

    ExpectedResults expected = expected(Optional.of(skipped), missing);

    assertThat(expected.violations()).isEmpty();
    assertThat(expected.notes())
        .containsExactly("The agent tests were skipped in this build: skipITs is set");
  }

  @Test
  void agentTestsWithoutARunOrAResultAreAViolation() throws IOException {
    Files.write(testClasses.resolve("CheckoutAgentTest.class"), CompiledClasses.agentTest(false));

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
  void withoutAgentTestsABuildPassesUnlessAResultIsDemanded() throws IOException {
    ExpectedResults expected = expected(Optional.empty(), MissingResults.FAIL_WITH_TESTS);

    assertThat(expected.violations()).isEmpty();
    assertThat(expected.warnings()).isEmpty();
    assertThat(expected.notes())
        .containsExactly("There is no agent test here, and no result of one");
    assertThat(expected(Optional.empty(), MissingResults.FAIL).violations())
        .extracting(Violation::sentence)
        .containsExactly(
            "No agent test has a result of this build in target/equipoise, "
                + "which equipoise.outputDirectory names, and equipoise.failIfNoResults=true demands "
                + "one; run agent tests in this build");
  }

  @Test
  void whereSurefireRanTheTestsTheirResultsAreEnough() throws IOException {
    Files.write(testClasses.resolve("CheckoutAgentTest.class"), CompiledClasses.agentTest(false));

    assertThat(expected(Optional.empty(), MissingResults.FAIL, FOUND).violations()).isEmpty();
  }

  @Test
  void aMisspeltPolicyIsRefused() {
    assertThatThrownBy(() -> MissingResults.of("yes"))
        .hasMessage("equipoise.failIfNoResults is 'yes'; choose true, false or auto");
    assertThatThrownBy(() -> Flag.of("equipoise.badge", "no"))
        .hasMessage("equipoise.badge is 'no'; choose true or false");
  }

  private List<String> violations(RunManifest run, Result... results) throws IOException {
    return expected(Optional.of(run), MissingResults.FAIL_WITH_TESTS, results).violations().stream()
        .map(Violation::sentence)
        .toList();
  }

  private ExpectedResults expected(
      Optional<RunManifest> run, MissingResults missing, Result... results) throws IOException {
    return ExpectedResults.of(
        new BuildResults(DIRECTORY, List.of(results), List.of(), run), testClasses, missing);
  }
}
