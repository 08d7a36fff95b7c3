package org.equipoise.maven;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.equipoise.chain.KernelEstimate;
import org.equipoise.chain.TransitionFormat;
import org.equipoise.chain.TransitionFormatException;
import org.equipoise.file.FileFormatException;
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
   * (<code>.jsonl</code>, <code>.ndjson</code>); <code>-</code> reads the standard input.
   */
  @Parameter(property = "equipoise.transitions")
  @Nullable String transitions;

  /**
   * Their format, csv or jsonl; by default what the file's name tells, and csv for <code>-</code>.
   */
  @Parameter(property = "equipoise.format")
  @Nullable String format;

  /**
   * The column, or field, that names the cluster of each row, such as the trajectory that it stands
   * in; steps of one may depend on each other. Each cluster is one observation then, and what knows
   * of no clusters is not judged: detailed balance, drift, and how exact the potential is.
   */
  @Parameter(property = "equipoise.clusters")
  @Nullable String clusters;

  /**
   * A potential that is known without the moves: a CSV file with the header <code>state,potential
   * </code> and a row for each state. The direction of the moves is judged along it.
   */
  @Parameter(property = "equipoise.potential")
  @Nullable File potential;

  /**
   * A baseline to compare with, such as <code>src/test/resources/equipoise/CLASS.baseline.json
   * </code>: prints how far the transitions have drifted from it.
   */
  @Parameter(property = "equipoise.baselineFile")
  @Nullable File baselineFile;

  /**
   * Whether the numbers of the program of the authors of arXiv:2512.10047 are printed, too, with
   * their defects and for comparison only.
   */
  @Parameter(property = "equipoise.paper", defaultValue = "false")
  boolean paper;

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

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  PluginDescriptor plugin;

  /** What {@code -} reads. */
  InputStream input = System.in;

  @Override
  public void execute() throws MojoExecutionException {
    UnknownProperties.warn(session, project, plugin, getLog());
    try {
      analysis().run(getLog()::info);
    } catch (TransitionFormatException
        | FileFormatException
        | IllegalArgumentException
        | ArithmeticException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException("The analysis could not be done: " + e.getMessage(), e);
    }
  }

  private TransitionAnalysis analysis() throws MojoExecutionException {
    return new TransitionAnalysis(
        source(),
        directory(),
        options(),
        file(potential, "equipoise.potential"),
        file(baselineFile, "equipoise.baselineFile"),
        paper);
  }

  private TransitionSource source() throws MojoExecutionException {
    if (transitions == null) {
      throw new MojoExecutionException(
          "There is nothing to analyze: name the recorded transitions, a CSV or JSON Lines file,"
              + " by -Dequipoise.transitions=FILE, or - for the standard input");
    }
    if (transitions.equals("-")) {
      return TransitionSource.standardInput(
          input,
          format == null ? TransitionFormat.CSV : TransitionFormat.named(format),
          Optional.ofNullable(clusters));
    }
    Path file = existing(base().resolve(transitions), "equipoise.transitions");
    return TransitionSource.file(
        file,
        format == null ? TransitionFormat.of(file) : TransitionFormat.named(format),
        Optional.ofNullable(clusters));
  }

  private static Optional<Path> file(@Nullable File file, String property)
      throws MojoExecutionException {
    return file == null ? Optional.empty() : Optional.of(existing(file.toPath(), property));
  }

  private static Path existing(Path file, String property) throws MojoExecutionException {
    if (!Files.isRegularFile(file)) {
      throw new MojoExecutionException(
          "%s is %s; correct -D%s"
              .formatted(file, Files.isDirectory(file) ? "a directory" : "no file", property));
    }
    return file;
  }

  /** Where relative names begin: the project, or where Maven was called. */
  private Path base() {
    return project.getFile() == null
        ? Path.of(session.getExecutionRootDirectory())
        : project.getBasedir().toPath();
  }

  private Path directory() {
    if (outputDirectory != null) {
      return outputDirectory.toPath();
    }
    return project.getFile() == null
        ? base().resolve("equipoise")
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
