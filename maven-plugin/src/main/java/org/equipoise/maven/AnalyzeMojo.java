package org.equipoise.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.equipoise.chain.KernelEstimate;
import org.equipoise.chain.TransitionFormatException;
import org.equipoise.potential.ViolationFunction;
import org.equipoise.result.AnalysisOptions;
import org.jspecify.annotations.Nullable;

/**
 * Analyses recorded transitions: their potential, direction and balance. Writes <code>result.json
 * </code> and prints a summary. Needs no test and no project.
 */
@Mojo(name = "analyze", requiresProject = false, aggregator = true, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class AnalyzeMojo extends AbstractMojo {

  /**
   * The recorded transitions: a CSV file with the header <code>from,to,count</code>, or JSON Lines
   * (<code>.jsonl</code>, <code>.ndjson</code>).
   */
  @Parameter(property = "equipoise.transitions")
  @Nullable File transitions;

  /**
   * Where <code>result.json</code> is written; by default <code>target/equipoise</code>, or <code>
   * equipoise</code> where there is no project.
   */
  @Parameter(property = "equipoise.outputDirectory")
  @Nullable File outputDirectory;

  /** How moves are weighed: counts, attempts, low-reject or high-reject. */
  @Parameter(property = "equipoise.kernel", defaultValue = "counts")
  String kernel;

  /** The attempts per state, where they are known. */
  @Parameter(property = "equipoise.attempts")
  @Nullable Double attempts;

  /** The violation function of the action: exp or softplus. */
  @Parameter(property = "equipoise.violationFunction", defaultValue = "softplus")
  String violationFunction;

  /** The seed of the exact test and of the folds of cross-fitting. */
  @Parameter(property = "equipoise.seed", defaultValue = "1")
  long seed;

  /**
   * The replicates of the exact test of detailed balance; by default as many as suit the number of
   * moves. 0 leaves the test out.
   */
  @Parameter(property = "equipoise.replicates")
  @Nullable Integer replicates;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  @Override
  public void execute() throws MojoExecutionException {
    try {
      new TransitionAnalysis(transitionsFile(), directory(), options()).run(getLog()::info);
    } catch (TransitionFormatException | IllegalArgumentException | ArithmeticException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException("The analysis could not be done: " + e.getMessage(), e);
    }
  }

  private Path transitionsFile() throws MojoExecutionException {
    if (transitions == null) {
      throw new MojoExecutionException(
          "There is nothing to analyze: name the recorded transitions, a CSV or JSON Lines file,"
              + " by -Dequipoise.transitions=FILE");
    }
    if (!transitions.isFile()) {
      throw new MojoExecutionException(
          "%s is %s; correct -Dequipoise.transitions"
              .formatted(transitions, transitions.isDirectory() ? "a directory" : "no file"));
    }
    return transitions.toPath();
  }

  private Path directory() {
    if (outputDirectory != null) {
      return outputDirectory.toPath();
    }
    return project.getFile() == null
        ? Path.of(session.getExecutionRootDirectory(), "equipoise")
        : Path.of(project.getBuild().getDirectory(), "equipoise");
  }

  private AnalysisOptions options() {
    AnalysisOptions options =
        AnalysisOptions.DEFAULT
            .withKernel(KernelEstimate.of(kernel))
            .withViolationFunction(ViolationFunction.of(violationFunction))
            .withSeed(seed);
    options = attempts == null ? options : options.withAttempts(attempts);
    return replicates == null ? options : options.withReplicates(replicates);
  }
}
