package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.equipoise.chain.StateText;
import org.equipoise.drift.Baseline;
import org.equipoise.drift.BaselineFile;
import org.equipoise.result.Result;
import org.equipoise.result.ResultFile;
import org.equipoise.result.RunManifest;

/**
 * What the last run of each test class left, of whichever build.
 *
 * @param directory where it left it
 * @param run the record of the last run by {@code equipoise:test}; empty where there is none
 * @param candidates the samples that may become baselines, by the names of their classes
 */
record LastRun(Path directory, Optional<RunManifest> run, List<Candidate> candidates) {

  LastRun {
    candidates = List.copyOf(candidates);
  }

  static LastRun read(Path directory) throws IOException {
    Path run = directory.resolve(RunManifest.NAME);
    List<Candidate> candidates = new ArrayList<>();
    for (Path file : files(directory)) {
      candidates.add(candidate(file));
    }
    return new LastRun(
        directory,
        Files.exists(run) ? Optional.of(RunManifest.read(run)) : Optional.empty(),
        candidates);
  }

  private static Candidate candidate(Path file) throws IOException {
    Baseline sample = BaselineFile.read(file);
    if (!file.endsWith(Path.of(sample.testClass(), BaselineFile.CANDIDATE))) {
      throw new IllegalArgumentException(
          "%s is the sample of another class, %s; run the agent tests again"
              .formatted(file, StateText.shortened(sample.testClass(), 200)));
    }
    return new Candidate(sample, result(file));
  }

  private static Optional<Result> result(Path candidate) throws IOException {
    Path file = candidate.resolveSibling(ResultFile.NAME);
    return Files.exists(file) ? Optional.of(ResultFile.read(file)) : Optional.empty();
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children
          .map(child -> child.resolve(BaselineFile.CANDIDATE))
          .filter(Files::exists)
          .sorted()
          .toList();
    }
  }

  /** That nothing can be accepted, and why that may be. */
  String nothing() {
    return "There is no sample to accept in %s: a run leaves one of each class that compares with a baseline, unless it was interrupted, met too many faults, or recorded a baseline"
        .formatted(directory);
  }
}
