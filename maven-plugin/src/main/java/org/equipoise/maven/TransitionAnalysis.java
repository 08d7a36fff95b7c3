package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.equipoise.chain.Transitions;
import org.equipoise.result.Analysis;
import org.equipoise.result.AnalysisOptions;
import org.equipoise.result.Result;
import org.equipoise.result.ResultFile;
import org.equipoise.result.Summary;
import org.equipoise.statistics.Rounded;

/**
 * The analysis of a file of recorded transitions.
 *
 * @param transitions the file
 * @param directory where the result is written
 * @param options the choices of the analysis
 */
record TransitionAnalysis(Path transitions, Path directory, AnalysisOptions options) {

  /** From so many moves on the test of detailed balance takes long enough to be announced. */
  private static final long MANY_MOVES = 100_000;

  /**
   * Reads, analyses and writes.
   *
   * @param log takes what is to be told, the lines of the summary last
   */
  void run(Consumer<String> log) throws IOException {
    Transitions read = Transitions.read(transitions);
    if (read.chain().moves() > MANY_MOVES) {
      log.accept(
          "%s moves: testing detailed balance may take minutes; -Dequipoise.replicates=0 leaves it out"
              .formatted(Rounded.count(read.chain().moves())));
    }
    Result result =
        Analysis.of(read, options).result().ofSource(String.valueOf(transitions.getFileName()));
    Path file = directory.resolve(ResultFile.NAME);
    try {
      ResultFile.write(file, result);
    } catch (IOException e) {
      throw new IOException(
          "the result cannot be written to %s; choose another directory by -Dequipoise.outputDirectory (%s)"
              .formatted(file, e),
          e);
    }
    Summary.of(result, file).forEach(log);
  }
}
