package org.equipoise.maven;

import java.io.File;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.equipoise.result.ResultFormatException;

/**
 * Fails the build where this build's agent tests found that an agent is not as claimed, or found
 * nothing out.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class CheckMojo extends AbstractMojo {

  /**
   * Where the agent tests wrote their results, each in a directory of its own. The tests read the
   * same key, so that one setting moves both.
   */
  @Parameter(
      property = "equipoise.outputDirectory",
      defaultValue = "${project.build.directory}/equipoise",
      required = true)
  File outputDirectory;

  /** Whether a build without a single result fails. */
  @Parameter(property = "equipoise.failIfNoResults", defaultValue = "true")
  boolean failIfNoResults;

  /** What a property comes to that the data do not decide: fail or warn. */
  @Parameter(property = "equipoise.inconclusive", defaultValue = "fail")
  String inconclusive;

  /** Skips this goal. */
  @Parameter(property = "equipoise.skip", defaultValue = "false")
  boolean skip;

  /** Skips this goal, since the tests are skipped. */
  @Parameter(property = "skipTests", defaultValue = "false")
  boolean skipTests;

  /** Skips this goal, since the tests are not even compiled. */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  boolean skipTestCompilation;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    Optional<String> reason = reasonToSkip();
    if (reason.isPresent()) {
      getLog().info("No agent test is checked: " + reason.get());
      return;
    }
    BuildCheck check = check();
    check.passed().forEach(getLog()::info);
    check.warnings().forEach(getLog()::warn);
    if (!check.violations().isEmpty()) {
      throw new MojoFailureException(check.failure());
    }
  }

  private Optional<String> reasonToSkip() {
    if (skip) {
      return Optional.of("equipoise.skip is set");
    }
    if (skipTestCompilation) {
      return Optional.of("maven.test.skip is set");
    }
    if (skipTests) {
      return Optional.of("skipTests is set");
    }
    return "pom".equals(project.getPackaging())
        ? Optional.of("the project's packaging is pom")
        : Optional.empty();
  }

  private BuildCheck check() throws MojoExecutionException {
    try {
      BuildResults results =
          BuildResults.read(outputDirectory.toPath(), session.getStartTime().toInstant());
      return BuildCheck.of(results, InconclusivePolicy.of(inconclusive), failIfNoResults);
    } catch (ResultFormatException | IllegalArgumentException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException("The results could not be read: " + e, e);
    }
  }
}
