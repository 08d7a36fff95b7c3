package org.equipoise.maven;

import java.io.File;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * A goal about the agent tests of a project: where they and their results are, and what skips it.
 */
@SuppressWarnings("NullAway.Init") // Maven sets the fields
abstract sealed class AgentTestMojo extends AbstractMojo permits ForkMojo, CheckMojo {
  /** Where the results are, each in a directory of its own, and what became of the run. */
  @Parameter(
      property = "equipoise.outputDirectory",
      defaultValue = "${project.build.directory}/equipoise",
      required = true)
  File outputDirectory;

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

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  PluginDescriptor plugin;

  /** Warns of properties that are misspelt, and so have no effect. */
  final void warnOfUnknownProperties() {
    UnknownProperties.warn(session, project, plugin, getLog());
  }

  /** What leaves the goal out; integration tests that are skipped mean different things to each. */
  final Skip skips() {
    return new Skip(project)
        .when("equipoise.skip", skip)
        .when("maven.test.skip", skipTestCompilation)
        .when("skipTests", skipTests);
  }

  final MavenBuild build() {
    return MavenBuild.of(session, project);
  }
}
