package org.equipoise.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.equipoise.result.EnvironmentFacts;
import org.equipoise.result.RunManifest;
import org.equipoise.result.RunManifest.ClassRun;

/** The manifest of a run in its file, from before the first call to its end. */
final class RunRecord {
  private final Path file;
  private final String build;
  private final boolean filtered;
  private final Instant started = Instant.now();
  private RunManifest manifest;

  /**
   * The record of a run that begins.
   *
   * @param filtered whether something that is found may be left out
   */
  RunRecord(Path file, String build, boolean filtered) {
    this.file = file;
    this.build = build;
    this.filtered = filtered;
    this.manifest = running(List.of());
  }

  /** Writes which classes are to be sampled. */
  synchronized void begin(List<String> classes) {
    write(running(classes));
  }

  /** Writes what became of the classes of a run that did all it was to do. */
  synchronized void finish(List<ClassRun> classes) {
    end(() -> manifest.with(classes).finished(Instant.now()));
  }

  /** Writes what became of the classes of a run that did not. */
  synchronized void fail(List<ClassRun> classes, String reason) {
    end(() -> manifest.with(classes).failed(Instant.now(), reason));
  }

  /** Writes that none of the tests was chosen. */
  synchronized void nothingChosen(String reason) {
    end(() -> RunManifest.nothingChosen(build, started, reason));
  }

  private RunManifest running(List<String> classes) {
    RunManifest running =
        RunManifest.running(build, started, EnvironmentFacts.here().equipoise(), classes);
    return filtered ? running.ofChosen() : running;
  }

  /** What ended first stays. */
  private void end(Supplier<RunManifest> ended) {
    if (manifest.ended() == null) {
      write(ended.get());
    }
  }

  private void write(RunManifest written) {
    try {
      written.write(file);
      manifest = written;
    } catch (IOException e) {
      throw new UncheckedIOException("The record of the run can not be written to " + file, e);
    }
  }
}
