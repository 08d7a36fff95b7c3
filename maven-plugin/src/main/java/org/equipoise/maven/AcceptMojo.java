package org.equipoise.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.equipoise.chain.StateText;
import org.equipoise.file.FileFormatException;
import org.equipoise.result.ResultFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sample of the last run of a test class its baseline, and shows what that changes. All
 * classes that compare with a baseline, or one.
 */
@Mojo(name = "accept", threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class AcceptMojo extends AbstractMojo {

  /** Where the agent tests left their results and samples. */
  @Parameter(
      property = "equipoise.outputDirectory",
      defaultValue = "${project.build.directory}/equipoise",
      required = true)
  File outputDirectory;

  /** Where the baselines are. */
  @Parameter(
      property = "equipoise.baselineDirectory",
      defaultValue = "${project.basedir}/src/test/resources/equipoise",
      required = true)
  File baselineDirectory;

  /**
   * The class whose sample is accepted, or <code>CLASS#TEST</code>, which are the same sample,
   * since the tests of a class share it. By default all classes.
   */
  @Parameter(property = "equipoise.class")
  @Nullable String testClass;

  /** Whether also a sample is accepted that is incomplete, or of a run that failed. */
  @Parameter(property = "equipoise.force", defaultValue = "false")
  String force;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  PluginDescriptor plugin;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    UnknownProperties.warn(session, project, plugin, getLog());
    try {
      boolean forced = Flag.of("equipoise.force", force);
      LastRun run = LastRun.read(outputDirectory.toPath());
      Optional<String> chosen =
          Optional.ofNullable(testClass).map(String::strip).filter(text -> !text.isEmpty());
      Acceptance acceptance = new Acceptance(run, baselineDirectory.toPath(), forced);
      if (chosen.isEmpty() && run.candidates().isEmpty()) {
        getLog().info(run.nothing());
      } else if (chosen.isPresent() && isLeftToOthers(acceptance, chosen.get())) {
        getLog().info("No sample here is of " + StateText.shortened(chosen.get(), 500));
      } else {
        accept(acceptance, chosen);
      }
    } catch (FileFormatException | ResultFormatException | IllegalArgumentException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (IOException | UncheckedIOException e) {
      throw new MojoExecutionException("The last samples could not be accepted: " + e, e);
    }
  }

  /**
   * Whether this is one of many modules, and has no such sample.
   *
   * @throws IllegalArgumentException if all the others have said the same
   */
  private boolean isLeftToOthers(Acceptance acceptance, String chosen) {
    if (session.getProjects().size() == 1 || acceptance.hasSampleOf(chosen)) {
      return false;
    }
    if (ChosenInReactor.of(session).isNowhere(project)) {
      throw new IllegalArgumentException(
          "equipoise.class is '%s', and the last run left no sample of such a class in any module"
              .formatted(StateText.shortened(chosen, 500)));
    }
    return true;
  }

  private void accept(Acceptance acceptance, Optional<String> chosen)
      throws IOException, MojoFailureException {
    Acceptance.Outcome outcome = acceptance.of(chosen);
    outcome.lines().forEach(getLog()::info);
    outcome.warnings().forEach(getLog()::warn);
    if (!outcome.refusals().isEmpty()) {
      throw new MojoFailureException(String.join("\n", outcome.refusals()));
    }
  }
}
