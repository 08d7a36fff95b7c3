package org.equipoise.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.RemoteRepository;
import org.equipoise.chain.StateText;
import org.equipoise.result.RunManifest;
import org.jspecify.annotations.Nullable;

/** A goal that starts a JVM with the test class path of the project. */
@SuppressWarnings("NullAway.Init") // Maven sets the fields
abstract sealed class ForkMojo extends AgentTestMojo permits TestMojo, PlanMojo {
  /**
   * The program that starts the JVM of the tests; by default that of the toolchain, or else of the
   * JDK that runs Maven. It must be of Java 17 or later.
   */
  @Parameter(property = "equipoise.jvm")
  @Nullable String jvm;

  /**
   * Arguments of the JVM of the tests. <code>@{NAME}</code> stands for a property as it is when
   * this goal runs, and for nothing where it is not set. They come after those of this goal, and
   * win: <code>-ea</code>, and thresholds by which the optimizing compiler begins late.
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
   * CLASS#TEST+TEST</code>, parted by commas, with <code>*</code> for any characters; a <code>!
   * </code> before one leaves it out. By default what <code>-Dtest</code> of Surefire and <code>
   * -Dit.test</code> of Failsafe name, and else all.
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

  @Component RepositorySystem repositories;

  @Component ToolchainManager toolchains;

  /** Why nothing is to run, if so. */
  final Optional<String> reasonToSkip() {
    return skips().when("skipITs", skipITs).reason();
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

  /** A name that is nowhere is a mistake; in a build of many modules it is one of the others. */
  final String whyNothing(ForkSettings settings) throws MojoExecutionException {
    if (test != null
        && !settings.selection().tests().isEmpty()
        && session.getProjects().size() == 1) {
      throw new MojoExecutionException(
          "No agent test is named %s; correct -Dequipoise.test"
              .formatted(StateText.printable(String.valueOf(test))));
    }
    return settings.selection().isFiltered() ? "none here is chosen" : "there is none";
  }

  /** The names of the tests that run; of none, all. */
  final List<String> named() {
    return test == null ? SurefireChoice.named(session.getUserProperties()) : ClassNames.list(test);
  }

  private List<Path> launcher() throws MojoExecutionException {
    List<RemoteRepository> remotes =
        Stream.concat(
                project.getRemoteProjectRepositories().stream(),
                project.getRemotePluginRepositories().stream())
            .distinct()
            .toList();
    return new LauncherClassPath(repositories, session.getRepositorySession(), remotes)
        .resolve(LauncherClassPath.version(project.getArtifacts()));
  }

  /**
   * The JVM, which is told something.
   *
   * @param told changes what it is told to run the tests
   */
  final ForkedRun fork(UnaryOperator<ForkSettings> told) throws MojoExecutionException {
    ForkParameters parameters = new ForkParameters(this, build().id());
    return new ForkedRun(
        build().id(), parameters.fork(launcher()), told.apply(parameters.settings(manifest())));
  }

  final void nothingIsRun(String reason) {
    getLog().info("No agent test is run: " + reason);
  }

  final Path manifest() {
    return outputDirectory.toPath().toAbsolutePath().resolve(RunManifest.NAME);
  }
}
