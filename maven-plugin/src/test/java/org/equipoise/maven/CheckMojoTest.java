package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.equipoise.maven.ResultFixtures.BUILD_STARTED;
import static org.equipoise.maven.ResultFixtures.downhill;
import static org.equipoise.maven.ResultFixtures.result;
import static org.equipoise.maven.ResultFixtures.sampled;
import static org.equipoise.maven.ResultFixtures.undecided;
import static org.equipoise.maven.ResultFixtures.write;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.equipoise.result.PropertyFacts;
import org.equipoise.result.ResultFile;
import org.equipoise.result.RunManifest;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckMojoTest {
  @TempDir Path directory;
  private final Log log = mock();
  private final CheckMojo mojo = new CheckMojo();
  private final List<String> output = new ArrayList<>();
  private final Properties ofUser = new Properties();

  @BeforeEach
  void configureAsMavenWould() {
    mojo.setLog(log);
    mojo.outputDirectory = directory.toFile();
    mojo.testClasses = directory.resolve("test-classes").toFile();
    mojo.failIfNoResults = "auto";
    mojo.inconclusive = "fail";
    mojo.githubSummary = "true";
    mojo.githubAnnotations = "true";
    mojo.badge = "true";
    mojo.junitXml = "true";
    mojo.environment = Map.of();
    mojo.output = output::add;
    mojo.project = new MavenProject();
    mojo.plugin = new PluginDescriptor();
    mojo.session = mock(MavenSession.class);
    when(mojo.session.getStartTime()).thenReturn(Date.from(BUILD_STARTED));
    when(mojo.session.getUserProperties()).thenReturn(ofUser);
  }

  @Test
  void aBuildAsClaimedPassesWithALineForEachClass() throws Exception {
    write(directory, result("a.AgentTest", BUILD_STARTED, downhill(Verdict.PASS)));
    write(directory, result("b.AgentTest", BUILD_STARTED, downhill(Verdict.PASS)));

    mojo.execute();

    verify(log).info("a.AgentTest: 1 of 1 properties PASS");
    verify(log).info("b.AgentTest: 1 of 1 properties PASS");
  }

  @Test
  void driftFailsTheBuild() throws IOException {
    write(directory, result("a.AgentTest", BUILD_STARTED, downhill(Verdict.FAIL)));

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith("Drift in a.AgentTest.goesDownhill: downhill fraction is 0.51");
  }

  @Test
  void whatIsUndecidedFailsOrWarns() throws Exception {
    write(directory, result("a.AgentTest", BUILD_STARTED, undecided()));

    assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);

    mojo.inconclusive = "warn";
    mojo.execute();
    verify(log)
        .warn(
            "Undecided in a.AgentTest.staysInBalance: detailed balance violation at most 0.10. "
                + "No cycle in the data.");
  }

  @Test
  void aBuildWithStaleResultsOnlyFails() throws IOException {
    write(directory, result("a.AgentTest", BUILD_STARTED.minusMillis(1), downhill(Verdict.PASS)));
    mojo.failIfNoResults = "true";

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith(
            "No agent test has a result of this build in "
                + directory
                + ", which equipoise.outputDirectory names");
  }

  @Test
  void whoLeavesTestsOutIsNotWarnedThatTheirResultsAreOld() throws Exception {
    write(directory, result("a.AgentTest", BUILD_STARTED, downhill(Verdict.PASS)));
    write(directory, result("b.AgentTest", BUILD_STARTED.minusMillis(1), downhill(Verdict.PASS)));

    ofUser.setProperty("test", "AgentTest");
    mojo.execute();
    verify(log, never()).warn(startsWith("Stale: "));

    ofUser.remove("test");
    mojo.execute();
    verify(log).warn(startsWith("Stale: the result of b.AgentTest"));
  }

  @Test
  void aResultThatCanNotBeReadIsAnExecutionError() throws IOException {
    Path file = Files.createDirectories(directory.resolve("a")).resolve(ResultFile.NAME);
    Files.writeString(file, "{\"schema\": \"equipoise-result/2\"}");

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith(file + ": a newer Equipoise wrote it");
  }

  @Test
  void aPolicyThatDoesNotExistIsAnExecutionError() {
    mojo.inconclusive = "ignore";

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage("equipoise.inconclusive is 'ignore'; choose fail or warn");
  }

  @Test
  void aWrongParameterIsAnExecutionErrorBeforeAnythingIsRead() {
    mojo.failIfNoResults = "yes";

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage("equipoise.failIfNoResults is 'yes'; choose true, false or auto");
  }

  @Test
  void aWrongRuleIsAnExecutionError() {
    mojo.rules = List.of(new Rule());

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "Rule 1 of <rules> has no <element>; it must be one of BUILD, CLASS, TEST, PROPERTY");
  }

  @Test
  void aViolatedRuleFailsTheBuild() throws IOException {
    write(directory, sampled("a.AgentTest", downhill(Verdict.PASS)));
    Rule rule = new Rule();
    rule.element = "CLASS";
    rule.counter = "CALLS";
    rule.maximum = "100";
    mojo.rules = List.of(rule);

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith(
            "Rule violated for class a.AgentTest: number of calls is 120, "
                + "but expected maximum is 100\nAgent tests: 1 class");
  }

  @Test
  void aRunThatWasKilledIsNoVerdict() throws IOException {
    String build = MavenBuild.of(mojo.session, mojo.project).id();
    RunManifest.running(build, BUILD_STARTED, "1", List.of("a.AgentTest"))
        .write(directory.resolve(RunManifest.NAME));

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith("The agent tests of this build did not come to their end");

    write(directory, result("a.AgentTest", BUILD_STARTED, downhill(Verdict.FAIL)));
    assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);
  }

  @Test
  void aClassThatSurefireDidNotRunFailsUnlessTheUserChoseAmongTheTests() throws Exception {
    CompiledClasses.compile(
        Files.createDirectory(mojo.testClasses.toPath()), "class A { @AgentTest void a() {} }");
    write(directory, result("a.AgentTest", BUILD_STARTED, downhill(Verdict.PASS)));

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith("Missing: shop.A has agent tests, and no result of this build");

    ofUser.setProperty("test", "AgentTest");
    mojo.execute();
    verify(log).warn(startsWith("Missing: shop.A has agent tests"));
  }

  @Test
  void whatAnEarlierCheckLeftDoesNotOutliveABuildThatChecksNothing() throws Exception {
    write(directory, result("a.AgentTest", BUILD_STARTED, downhill(Verdict.FAIL)));
    assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);
    assertThat(directory.resolve("badge.svg")).exists();
    assertThat(directory.resolve("TEST-equipoise.xml")).exists();

    mojo.skipTests = true;
    mojo.execute();

    assertThat(directory.resolve("badge.svg")).doesNotExist();
    assertThat(directory.resolve("TEST-equipoise.xml")).doesNotExist();
  }

  @Test
  void annotationsOfAllModulesAreAtMostTen() throws Exception {
    MavenProject root = new MavenProject();
    when(mojo.session.getTopLevelProject()).thenReturn(root);
    mojo.environment = Map.of("GITHUB_ACTIONS", "true");
    PropertyFacts[] seven =
        Collections.nCopies(7, downhill(Verdict.FAIL)).toArray(PropertyFacts[]::new);
    write(directory, result("a.AgentTest", BUILD_STARTED, seven));

    assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);
    assertThat(output).hasSize(7);
    assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);
    assertThat(output).hasSize(10);
  }

  @Test
  void skippedIntegrationTestsAreNoMissingResultsAndHideNone() throws Exception {
    mojo.skipITs = true;
    mojo.failIfNoResults = "true";
    mojo.execute();
    verify(log).info("No agent test is checked: skipITs is set");

    write(directory, result("a.AgentTest", BUILD_STARTED, downhill(Verdict.FAIL)));
    assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);
  }

  @Test
  void whatPeopleAndCiServersReadIsWrittenBeforeTheBuildFails() throws IOException {
    Path summary = directory.resolve("summary.md");
    mojo.environment = Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString());
    write(directory, result("a.AgentTest", BUILD_STARTED, downhill(Verdict.FAIL)));

    assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);

    assertThat(summary).content().contains("1 FAIL");
    assertThat(output)
        .singleElement()
        .asString()
        .startsWith("::error title=Agent test a.AgentTest.goesDownhill::Drift in a.AgentTest");
    assertThat(directory.resolve("badge.svg")).content().contains("1 of 1 failed");
    assertThat(directory.resolve("TEST-equipoise.xml")).content().contains("<failure");
  }

  @Test
  void eachOfThemCanBeTurnedOff() throws IOException {
    Path summary = directory.resolve("summary.md");
    mojo.environment = Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString());
    mojo.githubSummary = "false";
    mojo.githubAnnotations = "false";
    mojo.badge = "false";
    mojo.junitXml = "false";
    write(directory, result("a.AgentTest", BUILD_STARTED, downhill(Verdict.FAIL)));

    assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);

    assertThat(output).isEmpty();
    assertThat(directory).isDirectoryNotContaining("regex:.*(summary.md|badge.svg|TEST-.*)");
  }

  @Test
  void aSummaryThatCanNotBeWrittenIsAWarning() throws Exception {
    mojo.environment = Map.of("GITHUB_STEP_SUMMARY", directory.toString());
    write(directory, result("a.AgentTest", BUILD_STARTED, downhill(Verdict.PASS)));

    mojo.execute();

    verify(log).warn(startsWith("GITHUB_STEP_SUMMARY could not be written: "));
  }

  @Test
  void eachWayToSkipSaysSoAndPasses() throws Exception {
    mojo.skipTests = true;
    assertSkips("No agent test is checked: skipTests is set");
    mojo.skipTestCompilation = true;
    assertSkips("No agent test is checked: maven.test.skip is set");
    mojo.skip = true;
    assertSkips("No agent test is checked: equipoise.skip is set");
  }

  @Test
  void aProjectWithoutCodeIsSkipped() throws Exception {
    mojo.project.setPackaging("pom");
    assertSkips("No agent test is checked: the project's packaging is pom");
  }

  private void assertSkips(String message) {
    assertThat(directory).isEmptyDirectory();
    assertThatCode(mojo::execute).doesNotThrowAnyException();
    verify(log).info(message);
  }
}
