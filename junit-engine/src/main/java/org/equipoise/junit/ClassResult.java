package org.equipoise.junit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.equipoise.result.Analysis;
import org.equipoise.result.AnalysisOptions;
import org.equipoise.result.PropertyFacts;
import org.equipoise.result.Result;
import org.equipoise.result.ResultFile;
import org.equipoise.result.Summary;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.Evidence;

/** What the tests on one sample found, for people and for other tools. */
final class ClassResult {
  private final String className;
  private final List<PropertyFacts> properties = new ArrayList<>();

  ClassResult(Class<?> sampledClass) {
    this.className = sampledClass.getName();
  }

  void add(String test, Evidence found) {
    properties.add(PropertyFacts.of(test, found));
  }

  /** Whether no test was run, and so nothing is known. */
  boolean isEmpty() {
    return properties.isEmpty();
  }

  /**
   * Writes the result, over that of an earlier run, and prints its summary.
   *
   * @param sample the sample; empty where it could not be taken
   */
  void write(Optional<Sample<Object>> sample, Configuration configuration) throws IOException {
    Instant now = Instant.now();
    Result result =
        sample
            .map(taken -> Analysis.of(taken, AnalysisOptions.DEFAULT).result())
            .map(known -> known.ofClass(className, configuration.runStarted(), now, properties))
            .orElseGet(() -> unsampled(configuration.runStarted(), now));
    Path file = configuration.outputDirectory().resolve(className).resolve(ResultFile.NAME);
    ResultFile.write(file, result);
    if (configuration.summary()) {
      Summary.of(result, file).forEach(System.out::println);
    }
  }

  private Result unsampled(Instant runStarted, Instant now) {
    return Result.withoutSample(
        className,
        runStarted,
        now,
        properties,
        List.of("There is no sample; the reasons stand with the tests."));
  }
}
