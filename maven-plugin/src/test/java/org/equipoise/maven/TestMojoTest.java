package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.equipoise.result.RunManifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestMojoTest {
  private static final Instant STARTED = Instant.parse("2026-11-20T10:15:30Z");

  @TempDir Path directory;
  private final Log log = mock();
  private final TestMojo mojo = new TestMojo();

  @BeforeEach
  void configureAsMavenWould() throws IOException {
    mojo.setLog(log);
    mojo.outputDirectory = directory.resolve("equipoise").toFile();
    mojo.testClasses = Files.createDirectory(directory.resolve("test-classes")).toFile();
    mojo.plugin = new PluginDescriptor();
    mojo.plugin.setVersion("0.1.0");
    mojo.project = new MavenProject(new Model());
    mojo.project.setPackaging("jar");
    mojo.project.setArtifacts(Set.of());
    mojo.session = mock(MavenSession.class);
    when(mojo.session.getUserProperties()).thenReturn(new Properties());
    when(mojo.session.getStartTime()).thenReturn(Date.from(STARTED));
  }

  private File manifest() {
    return new File(mojo.outputDirectory, RunManifest.NAME);
  }

  private void assertSkipped(String reason) throws Exception {
    mojo.execute();

    verify(log).info("No agent test is run: " + reason);
    RunManifest manifest = RunManifest.read(manifest().toPath());
    assertThat(manifest.state()).isEqualTo(RunManifest.State.SKIPPED);
    assertThat(manifest.reason()).isEqualTo(reason);
    assertThat(manifest.build()).isEqualTo(MavenBuild.of(mojo.session, mojo.project).id());
  }

  @Test
  void aSkipIsWrittenDownWithItsReason() throws Exception {
    mojo.skip = true;
    assertSkipped("equipoise.skip is set");
  }

  @Test
  void integrationTestsThatAreSkippedAreAgentTestsToo() throws Exception {
    mojo.skipITs = true;
    assertSkipped("skipITs is set");
  }

  @Test
  void testsThatAreSkippedOrNotCompiledAreAgentTestsToo() throws Exception {
    mojo.skipTests = true;
    assertSkipped("skipTests is set");

    mojo.skipTestCompilation = true;
    assertSkipped("maven.test.skip is set");
  }

  @Test
  void aParentHasNoTests() throws Exception {
    mojo.project.setPackaging("pom");
    assertSkipped("the project's packaging is pom");
  }

  @Test
  void aProjectWithoutEngineAndWithoutAgentTestsPassesWithOneLine() throws Exception {
    mojo.execute();

    verify(log).info("No agent test is run: there is none");
    assertThat(manifest()).doesNotExist();
  }

  @Test
  void agentTestsWithoutTheirEngineFailWithTheDependencyToAdd() throws Exception {
    CompiledClasses.compile(mojo.testClasses.toPath(), "class A { @AgentTest void pays() {} }");

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith(
            "There are agent tests (shop.A), but their engine is not on the test")
        .hasMessageContaining("<artifactId>equipoise-junit-engine</artifactId>")
        .hasMessageContaining("<version>0.1.0</version>");
  }

  @Test
  void aSkippedExecutionHidesNoRunInTheSameBuild() throws Exception {
    RunManifest.running(
            MavenBuild.of(mojo.session, mojo.project).id(), STARTED, "1", List.of("shop.A"))
        .write(manifest().toPath());
    mojo.skip = true;

    mojo.execute();

    assertThat(RunManifest.read(manifest().toPath()).state()).isEqualTo(RunManifest.State.RUNNING);
  }

  @Test
  void aTestThatIsNamedToSurefireNeedBeNoAgentTest() throws Exception {
    when(mojo.session.getProjects()).thenReturn(List.of(mojo.project));
    ForkSettings named =
        new ForkSettings(
            Optional.empty(),
            manifest().toPath(),
            List.of(),
            new TestSelection(List.of(), List.of(), List.of(), List.of(), List.of("RefinerTest")),
            Map.of(),
            Map.of());

    assertThat(mojo.whyNothing(named)).isEqualTo("none here is chosen");
    mojo.test = "RefinerTest";
    assertThatThrownBy(() -> mojo.whyNothing(named))
        .hasMessage("No agent test is named RefinerTest; correct -Dequipoise.test");
  }

  @Test
  void whatCheckWouldRefuseIsRefusedBeforeAgentsAreSampled() throws Exception {
    Artifact engine = mock(Artifact.class);
    when(engine.getArtifactId()).thenReturn(EngineDependency.ARTIFACT_ID);
    mojo.project.setArtifacts(Set.of(engine));
    mojo.project.setFile(directory.resolve("pom.xml").toFile());
    Properties ofUser = new Properties();
    ofUser.setProperty("equipoise.inconclusive", "wran");
    when(mojo.session.getUserProperties()).thenReturn(ofUser);

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "The agent tests can not be run: equipoise.inconclusive is 'wran'; choose fail or warn");
  }

  @Test
  void agentTestsThatAJvmDoesNotLoadAreNotNone() throws Exception {
    Path java = Path.of("jdk", "bin", "java");
    mojo.requireNone(java);

    CompiledClasses.compile(mojo.testClasses.toPath(), "class A { @AgentTest void a() {} }");

    assertThatThrownBy(() -> mojo.requireNone(java))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "There are agent tests (shop.A), but %s loads none of them; see that it is as new as "
                + "what compiled them, and that all they need is on the test class path",
            java);
  }
}
