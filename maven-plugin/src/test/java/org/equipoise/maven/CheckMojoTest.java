package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.equipoise.maven.ResultFixtures.BUILD_STARTED;
import static org.equipoise.maven.ResultFixtures.downhill;
import static org.equipoise.maven.ResultFixtures.result;
import static org.equipoise.maven.ResultFixtures.undecided;
import static org.equipoise.maven.ResultFixtures.write;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.equipoise.result.ResultFile;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckMojoTest {
  @TempDir Path directory;
  private final Log log = mock();
  private final CheckMojo mojo = new CheckMojo();

  @BeforeEach
  void configureAsMavenWould() {
    mojo.setLog(log);
    mojo.outputDirectory = directory.toFile();
    mojo.failIfNoResults = true;
    mojo.inconclusive = "fail";
    mojo.project = new MavenProject();
    mojo.session = mock(MavenSession.class);
    when(mojo.session.getStartTime()).thenReturn(Date.from(BUILD_STARTED));
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

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith(
            "No agent test has a result of this build in "
                + directory
                + ", which equipoise.outputDirectory names");
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
