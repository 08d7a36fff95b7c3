package org.equipoise.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.equipoise.result.Analysis;
import org.equipoise.result.AnalysisOptions;
import org.equipoise.result.PropertyFacts;
import org.equipoise.result.Result;
import org.equipoise.result.ResultFile;
import org.equipoise.result.ResultFormatException;
import org.equipoise.result.Summary;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.Evidence;

/** What the tests on one sample found, for people and for other tools. */
final class ClassResult {
  private static final Logger LOGGER = Logger.getLogger(ClassResult.class.getName());
  private static final String NO_SAMPLE = "There is no sample; the reasons stand with the tests.";

  private final String className;
  private final List<PropertyFacts> properties = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  ClassResult(Class<?> sampledClass) {
    this.className = sampledClass.getName();
  }

  void add(String test, Evidence found) {
    properties.add(PropertyFacts.of(test, found));
  }

  /** Takes in what is to be said of the sample, in full sentences. */
  void note(List<String> sentences) {
    notes.addAll(sentences);
  }

  /** Whether no test was run, and so nothing is known. */
  boolean isEmpty() {
    return properties.isEmpty();
  }

  /**
   * Writes the result, prints its summary, and returns the file. It replaces that of an earlier
   * run; of one in the same build it keeps the verdicts that are worse or on other tests.
   *
   * @param sample the sample; empty where it could not be taken
   * @throws RuntimeException if the sample could not be analysed; the verdicts are written then,
   *     too
   */
  Path write(Optional<Sample<?>> sample, Configuration configuration) throws IOException {
    if (sample.isEmpty()) {
      return write(unsampled(NO_SAMPLE, configuration), configuration);
    }
    try {
      return write(analysed(sample.get(), configuration), configuration);
    } catch (RuntimeException e) {
      write(unsampled("The sample could not be analysed: " + e, configuration), configuration);
      throw e;
    }
  }

  private Result analysed(Sample<?> sample, Configuration configuration) {
    return Analysis.of(sample, AnalysisOptions.DEFAULT)
        .result()
        .withFaultExamples(sample.faultExamples())
        .withWarnings(notes)
        .ofClass(className, configuration.runStarted(), Instant.now(), properties);
  }

  private Result unsampled(String why, Configuration configuration) {
    return Result.withoutSample(
        className, configuration.runStarted(), Instant.now(), properties, List.of(why));
  }

  private Path write(Result found, Configuration configuration) throws IOException {
    Path file = directory(configuration).resolve(ResultFile.NAME);
    Result now = found.inBuild(configuration.build());
    Result result = earlier(file).map(now::after).orElse(now);
    ResultFile.write(file, result);
    if (configuration.summary()) {
      // In one piece, since classes may run in parallel.
      System.out.println(String.join(System.lineSeparator(), Summary.of(result, file)));
    }
    return file;
  }

  /** Where the result of the class is. */
  Path directory(Configuration configuration) {
    return configuration.outputDirectory().resolve(className);
  }

  private static Optional<Result> earlier(Path file) throws IOException {
    try {
      return Files.exists(file) ? Optional.of(ResultFile.read(file)) : Optional.empty();
    } catch (ResultFormatException e) {
      // This version can read what it wrote, so the file is of no run of this build.
      LOGGER.info(() -> "An older result is replaced: " + e.getMessage());
      return Optional.empty();
    }
  }
}
