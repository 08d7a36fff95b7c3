package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.equipoise.result.Result;
import org.equipoise.result.ResultFile;
import org.equipoise.result.RunManifest;

/**
 * The results of test classes in a directory: those of this build, and stale ones that an earlier
 * build left behind.
 *
 * @param directory where they were looked for
 * @param current the results of this build
 * @param stale the older results
 * @param run the record of the run by {@code equipoise:test} in this build; empty where there was
 *     none
 */
record BuildResults(
    Path directory, List<Result> current, List<Result> stale, Optional<RunManifest> run) {

  BuildResults {
    current = List.copyOf(current);
    stale = List.copyOf(stale);
  }

  /**
   * Reads the result of each sub-directory, in alphabetical order. Of this build are those with its
   * id, and, since Surefire and Failsafe give them others, those written since it began; but none
   * with the id of another module, which may write to the same place.
   */
  static BuildResults read(Path directory, MavenBuild build) throws IOException {
    List<Result> current = new ArrayList<>();
    List<Result> stale = new ArrayList<>();
    for (Path file : files(directory)) {
      Result result = ResultFile.read(file);
      Instant written = result.written();
      if (result.kind() == Result.Kind.CLASS
          && written != null
          && !build.isOfOtherModule(result.build())) {
        boolean isOfBuild = build.id().equals(result.build()) || !written.isBefore(build.started());
        (isOfBuild ? current : stale).add(result);
      }
    }
    return new BuildResults(directory, current, stale, run(directory, build));
  }

  private static Optional<RunManifest> run(Path directory, MavenBuild build) throws IOException {
    Path file = directory.resolve(RunManifest.NAME);
    return Files.exists(file)
        ? Optional.of(RunManifest.read(file)).filter(run -> run.isOf(build.id()))
        : Optional.empty();
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children
          .map(child -> child.resolve(ResultFile.NAME))
          .filter(Files::exists)
          .sorted()
          .toList();
    }
  }

  /** The same without the older ones. */
  BuildResults withoutStale() {
    return new BuildResults(directory, current, List.of(), run);
  }

  /** Whether the run in this build left some tests out, or all. */
  boolean isOfChoice() {
    return run.filter(r -> r.filtered() || r.state() == RunManifest.State.SKIPPED).isPresent();
  }

  /** Whether the run in this build left a result of a class. */
  boolean hasResultOf(String className) {
    return current.stream().anyMatch(result -> className.equals(result.className()));
  }
}
