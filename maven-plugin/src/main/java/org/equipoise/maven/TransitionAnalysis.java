package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.equipoise.chain.Transitions;
import org.equipoise.result.Analysis;
import org.equipoise.result.AnalysisOptions;
import org.equipoise.result.Result;
import org.equipoise.result.ResultFile;
import org.equipoise.result.Summary;

/**
 * The analysis of a file of recorded transitions.
 *
 * @param transitions the file
 * @param directory where the result is written
 * @param options the choices of the analysis
 */
record TransitionAnalysis(Path transitions, Path directory, AnalysisOptions options) {

  /** Reads, analyses and writes; the lines of the summary. */
  List<String> run() throws IOException {
    Result result =
        Analysis.of(Transitions.read(transitions), options)
            .result()
            .ofSource(String.valueOf(transitions.getFileName()));
    Path file = directory.resolve(ResultFile.NAME);
    ResultFile.write(file, result);
    return Summary.of(result, file);
  }
}
