package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.equipoise.chain.Chain;
import org.equipoise.chain.StateValues;
import org.equipoise.chain.Transitions;
import org.equipoise.drift.Baseline;
import org.equipoise.drift.BaselineFile;
import org.equipoise.result.Analysis;
import org.equipoise.result.AnalysisOptions;
import org.equipoise.result.AuthorsFacts;
import org.equipoise.result.DriftFacts;
import org.equipoise.result.Result;
import org.equipoise.result.ResultFile;
import org.equipoise.result.Summary;
import org.equipoise.statistics.Rounded;

/**
 * The analysis of recorded transitions.
 *
 * @param source the transitions
 * @param directory where the result is written
 * @param options the choices of the analysis
 * @param potential a file with the potential of each state, if it is declared
 * @param baseline a baseline to compare with, if any
 * @param paper whether the numbers of the paper's own program are wanted, too
 */
record TransitionAnalysis(
    TransitionSource source,
    Path directory,
    AnalysisOptions options,
    Optional<Path> potential,
    Optional<Path> baseline,
    boolean paper) {

  /** From so many moves on the test of detailed balance takes long enough to be announced. */
  private static final long MANY_MOVES = 100_000;

  /**
   * Reads, analyses and writes.
   *
   * @param log takes what is to be told, the lines of the summary last
   */
  void run(Consumer<String> log) throws IOException {
    Transitions read = source.reader().read();
    if (read.chain().moves() > MANY_MOVES) {
      log.accept(
          "%s moves: testing detailed balance may take minutes; -Dequipoise.replicates=0 leaves it out"
              .formatted(Rounded.count(read.chain().moves())));
    }
    Result result = analysed(read).ofSource(source.name()).withWarnings(unread(read));
    if (read.clusters().isEmpty()) {
      result = compared(result, read.chain());
    } else if (baseline.isPresent()) {
      log.accept("The drift from the baseline is not judged: it knows of no clusters");
    }
    if (paper) {
      result =
          result.withAuthors(
              AuthorsFacts.of(read.chain(), options.attempts(), options.violationFunction()));
    }
    Summary.of(result, written(result)).forEach(log);
  }

  private static List<String> unread(Transitions read) {
    return read.unread().isEmpty()
        ? List.of()
        : List.of("not read: " + String.join(", ", read.unread()));
  }

  private Result analysed(Transitions read) throws IOException {
    return potential.isPresent()
        ? Analysis.along(StateValues.read(potential.get()), read, options).result()
        : Analysis.of(read, options).result();
  }

  private Result compared(Result result, Chain chain) throws IOException {
    if (baseline.isEmpty()) {
      return result;
    }
    Baseline recorded = BaselineFile.read(baseline.get());
    return result.withDrift(
        DriftFacts.of(recorded, chain, options.seed()),
        DriftFacts.doubts(recorded, chain, LocalDate.now()));
  }

  private Path written(Result result) throws IOException {
    Path file = directory.resolve(ResultFile.NAME);
    try {
      ResultFile.write(file, result);
    } catch (IOException e) {
      throw new IOException(
          "the result cannot be written to %s; choose another directory by -Dequipoise.outputDirectory (%s)"
              .formatted(file, e),
          e);
    }
    return file;
  }
}
