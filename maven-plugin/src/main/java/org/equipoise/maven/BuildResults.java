package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.equipoise.result.Result;
import org.equipoise.result.ResultFile;

/**
 * The results of test classes in a directory: those of this build, and stale ones that an earlier
 * build left behind.
 *
 * @param directory where they were looked for
 * @param current the results written in this build
 * @param stale the older results
 */
record BuildResults(Path directory, List<Result> current, List<Result> stale) {

  BuildResults {
    current = List.copyOf(current);
    stale = List.copyOf(stale);
  }

  /**
   * Reads the result of each sub-directory, in alphabetical order.
   *
   * @param buildStarted the instant that parts this build's results from older ones
   */
  static BuildResults read(Path directory, Instant buildStarted) throws IOException {
    List<Result> current = new ArrayList<>();
    List<Result> stale = new ArrayList<>();
    for (Path file : files(directory)) {
      Result result = ResultFile.read(file);
      Instant written = result.written();
      if (result.kind() == Result.Kind.CLASS && written != null) {
        (written.isBefore(buildStarted) ? stale : current).add(result);
      }
    }
    return new BuildResults(directory, current, stale);
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
}
