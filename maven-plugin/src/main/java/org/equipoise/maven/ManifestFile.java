package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.equipoise.result.ResultFormatException;
import org.equipoise.result.RunManifest;

/**
 * The record of the runs of agent tests in a build: each execution of {@code equipoise:test} adds
 * its own.
 *
 * @param file where it is
 * @param build the id of the build
 */
record ManifestFile(Path file, String build) {

  /** What the runs of this build left; empty where there is none, or none that can be read. */
  Optional<RunManifest> ofBuild() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(RunManifest.read(file)).filter(run -> run.isOf(build));
    } catch (ResultFormatException e) {
      // Of another version of Equipoise, and so of another build.
      return Optional.empty();
    }
  }

  /** Puts what is there beside, for a run that begins a record of its own. */
  ManifestFile setAside() throws IOException {
    Path aside = file.resolveSibling("run-earlier.json");
    Files.deleteIfExists(aside);
    if (Files.exists(file)) {
      Files.move(file, aside);
    }
    return new ManifestFile(aside, build);
  }

  /** Adds a run to those that there are. */
  void add(RunManifest run) throws IOException {
    ofBuild().map(run::after).orElse(run).write(file);
  }
}
