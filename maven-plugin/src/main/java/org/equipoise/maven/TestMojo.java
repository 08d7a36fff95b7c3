package org.equipoise.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.RemoteRepository;
import org.equipoise.chain.StateText;
import org.equipoise.result.RunManifest;
import org.jspecify.annotations.Nullable;

/**
 * Runs the agent tests in a JVM of their own, whatever other tests the project has and whatever
 * runs those. Tests that fail do not fail this goal but <code>check</code>; tests that can not be
 * run do.
 *
 * <p>Each other property whose name begins with <code>equipoise.</code> is a configuration
 * parameter of the tests.
 */
@Mojo(
    name = "test",
    defaultPhase = LifecyclePhase.INTEGRATION_TEST,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public sealed class TestMojo extends AbstractMojo permits PlanMojo {
  /** Where the results are written, each in a directory of its own, and what became of the run. */
  @Parameter(
      property = "equipoise.outputDirectory",
      defaultValue = "${project.build.directory}/equipoise",
      required = true)
  File outputDirectory;

  /**
   * The program that starts the JVM of the tests; by default that of the toolchain, or else of the
   * JDK that runs Maven. It must be of Java 17 or later.
   */
  @Parameter(property = "equipoise.jvm")
  @Nullable String jvm;

  /**
   * Arguments of the JVM of the tests. <code>@{NAME}</code> stands for a property as it is when
   * this goal runs, and for nothing where it is not set.
   */
  @Parameter(property = "equipoise.argLine", defaultValue = "")
  @Nullable String argLine;

  /** What is added to the environment of the tests. */
  @Parameter @Nullable Map<String, String> environmentVariables;

  /** System properties of the tests. Those on the command line of Maven are given, too, and win. */
  @Parameter @Nullable Map<String, String> systemPropertyVariables;

  /**
   * The classes that run, as patterns of files such as <code>shop/*AgentTest.java</code> or <code>
   * %regex[.*AgentTest]</code>; by default all that have agent tests.
   */
  @Parameter(property = "equipoise.includes")
  @Nullable List<String> includes;

  /** The classes that do not run, as patterns of files. */
  @Parameter(property = "equipoise.excludes")
  @Nullable List<String> excludes;

  /** The tags of the tests that run: tag expressions of JUnit, parted by commas. */
  @Parameter(property = "equipoise.groups")
  @Nullable String groups;

  /** The tags of the tests that do not run: tag expressions of JUnit, parted by commas. */
  @Parameter(property = "equipoise.excludedGroups")
  @Nullable String excludedGroups;

  /**
   * The tests that run, of all the others named here: <code>CLASS</code> or <code>
   * CLASS#TEST+TEST</code>, parted by commas, with <code>*</code> for any characters.
   */
  @Parameter(property = "equipoise.test")
  @Nullable String test;

  /**
   * Where the draws of agents come from: <code>live</code> from the agent, <code>record</code> too,
   * and they are kept with the tests, <code>replay</code> from there, without a call. By default
   * what the configuration of the tests says, and else <code>live</code>.
   */
  @Parameter(property = "equipoise.mode")
  @Nullable String mode;

  /** After how many seconds the tests are ended; 0 for never. */
  @Parameter(property = "equipoise.forkTimeout", defaultValue = "0")
  long forkTimeout;

  /** The working directory of the tests. */
  @Parameter(property = "equipoise.workingDirectory", defaultValue = "${basedir}", required = true)
  File workingDirectory;

  /** Skips the agent tests. */
  @Parameter(property = "equipoise.skip", defaultValue = "false")
  boolean skip;

  /** Skips the agent tests, as all others. */
  @Parameter(property = "skipTests", defaultValue = "false")
  boolean skipTests;

  /** Skips the agent tests, as all integration tests. */
  @Parameter(property = "skipITs", defaultValue = "false")
  boolean skipITs;

  /** Skips the agent tests, since they are not even compiled. */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  boolean skipTestCompilation;

  @Parameter(
      defaultValue = "${project.build.testOutputDirectory}",
      readonly = true,
      required = true)
  File testClasses;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  PluginDescriptor plugin;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  @Component RepositorySystem repositories;

  @Component ToolchainManager toolchains;

  @Override
  public void execute() throws MojoExecutionException {
    BuildAggregate.note(project, outputDirectory.toPath());
    try {
      Optional<String> reason = reasonToSkip();
      if (reason.isPresent()) {
        nothingIsRun(reason.get());
        RunManifest.skipped(build(), Instant.now(), reason.get()).write(manifest());
      } else if (hasEngine()) {
        run();
      }
    } catch (IllegalArgumentException | IOException e) {
      throw new MojoExecutionException("The agent tests can not be run: " + e.getMessage(), e);
    }
  }

  final Optional<String> reasonToSkip() {
    return new Skip(project)
        .when("equipoise.skip", skip)
        .when("maven.test.skip", skipTestCompilation)
        .when("skipTests", skipTests)
        .when("skipITs", skipITs)
        .reason();
  }

  /** Whether there is what runs agent tests; where it is missing, none may wait for it. */
  final boolean hasEngine() throws IOException, MojoExecutionException {
    List<String> classes = AgentTestClasses.in(testClasses.toPath());
    boolean engine =
        project.getArtifacts().stream()
            .map(Artifact::getArtifactId)
            .anyMatch(EngineDependency.ARTIFACT_ID::equals);
    if (!engine && !classes.isEmpty()) {
      throw new MojoExecutionException(EngineDependency.missing(classes, plugin.getVersion()));
    }
    if (!engine || !testClasses.isDirectory()) {
      nothingIsRun("there is none");
    }
    return engine && testClasses.isDirectory();
  }

  private void run() throws MojoExecutionException {
    ForkParameters parameters = new ForkParameters(this, build());
    ForkSettings settings = parameters.settings(manifest());
    switch (new ForkedRun(build(), parameters.fork(launcher()), settings).run(getLog())) {
      case GREEN -> {}
      case RED -> getLog().info("Agent tests failed, which is left to equipoise:check");
      case NOTHING -> nothingIsRun(whyNothing(settings));
    }
  }

  /** A name that is nowhere is a mistake; in a build of many modules it is one of the others. */
  final String whyNothing(ForkSettings settings) throws MojoExecutionException {
    if (!settings.tests().isEmpty() && session.getProjects().size() == 1) {
      throw new MojoExecutionException(
          "No agent test is named %s; correct -Dequipoise.test"
              .formatted(StateText.printable(String.valueOf(test))));
    }
    return settings.isFiltered() ? "none here is chosen" : "there is none";
  }

  final List<Path> launcher() throws MojoExecutionException {
    List<RemoteRepository> remotes =
        Stream.concat(
                project.getRemoteProjectRepositories().stream(),
                project.getRemotePluginRepositories().stream())
            .distinct()
            .toList();
    return new LauncherClassPath(repositories, session.getRepositorySession(), remotes)
        .resolve(LauncherClassPath.version(project.getArtifacts()));
  }

  final void nothingIsRun(String reason) {
    getLog().info("No agent test is run: " + reason);
  }

  final Path manifest() {
    return outputDirectory.toPath().toAbsolutePath().resolve(RunManifest.NAME);
  }

  final String build() {
    return MavenBuild.of(session, project).id();
  }
}
