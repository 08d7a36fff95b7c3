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
  private final Instant started = Instant.now();
  private RunManifest manifest;

  RunRecord(Path file, String build) {
    this.file = file;
    this.build = build;
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

  /** Writes that nothing is to run. */
  synchronized void skip(String reason) {
    end(() -> RunManifest.skipped(build, started, reason));
  }

  private RunManifest running(List<String> classes) {
    return RunManifest.running(build, started, EnvironmentFacts.here().equipoise(), classes);
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
