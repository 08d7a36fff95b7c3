package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.equipoise.chain.StateText;
import org.equipoise.result.ResultFormatException;
import org.equipoise.result.RunManifest;

/**
 * One run of a project's agent tests in a JVM of its own, and what is made of its end. Tests that
 * fail are left to the check.
 *
 * @param build the id of the build
 * @param fork the JVM
 * @param settings what it is told
 */
record ForkedRun(String build, AgentTestFork fork, ForkSettings settings) {
  private static final int NONE_FAILED = 0;
  private static final int SOME_FAILED = 1;
  private static final int COULD_NOT_RUN = 2;
  private static final int NOTHING_TO_RUN = 3;
  private static final int WIDTH = 1_000;

  /** How a run ended that did not fail the build. */
  enum End {
    /** No test failed. */
    GREEN,
    /** Tests failed, or were left undone. */
    RED,
    /** There was no test to run. */
    NOTHING
  }

  /**
   * Runs the tests.
   *
   * @throws MojoExecutionException if they could not be run to their end
   */
  End run(Log log) throws MojoExecutionException {
    try {
      ManifestFile earlier = new ManifestFile(settings.manifest(), build).setAside();
      // Beside the tests, which begin the sooner.
      FutureTask<Optional<RunManifest>> read = new FutureTask<>(earlier::ofBuild);
      new Thread(read, "equipoise-earlier-runs").start();
      try {
        return end(recorded(log));
      } finally {
        keep(read);
        Files.deleteIfExists(earlier.file());
      }
    } catch (IOException | ResultFormatException e) {
      throw new MojoExecutionException("The agent tests can not be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("The agent tests were interrupted", e);
    }
  }

  /**
   * Plans what the tests would spend, and runs none.
   *
   * @throws MojoExecutionException if they could not be planned
   */
  End plan(Log log) throws MojoExecutionException {
    try {
      OptionalInt status = runFork(log);
      return switch (status.orElse(COULD_NOT_RUN)) {
        case NONE_FAILED -> End.GREEN;
        case NOTHING_TO_RUN -> End.NOTHING;
        default ->
            throw new MojoExecutionException(
                "The agent tests could not be planned; the reason stands above");
      };
    } catch (IOException e) {
      throw new MojoExecutionException("The agent tests can not be planned: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("The agent tests were interrupted", e);
    }
  }

  /** What an earlier execution in this build found stays beside what this one did. */
  private void keep(Future<Optional<RunManifest>> read) throws IOException, InterruptedException {
    Optional<RunManifest> earlier;
    try {
      earlier = read.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
    if (earlier.isPresent()) {
      RunManifest.read(settings.manifest()).after(earlier.get()).write(settings.manifest());
    }
  }

  /** Runs the tests; where they begin no record they could not even start, and it says that. */
  private OptionalInt recorded(Log log) throws IOException, InterruptedException {
    try {
      return runFork(log);
    } finally {
      if (!Files.exists(settings.manifest())) {
        RunManifest.failed(build, Instant.now(), "the JVM for the agent tests did not start")
            .write(settings.manifest());
      }
    }
  }

  /** Settings may be secrets, so nobody else may read the files, and they do not stay. */
  private OptionalInt runFork(Log log) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("equipoise");
    Path told = directory.resolve("run.properties");
    Path arguments = directory.resolve("arguments");
    try {
      settings.write(told);
      return fork.run(told.toString(), arguments, log::info);
    } finally {
      Files.deleteIfExists(told);
      Files.deleteIfExists(arguments);
      Files.delete(directory);
    }
  }

  private End end(OptionalInt status) throws IOException, MojoExecutionException {
    if (status.isEmpty()) {
      throw new MojoExecutionException(
          "The agent tests took longer than the %s s of equipoise.forkTimeout and were ended; what was sampled by then is in %s"
              .formatted(fork.timeout().toSeconds(), settings.manifest().getParent()));
    }
    RunManifest manifest = RunManifest.read(settings.manifest());
    return switch (status.getAsInt()) {
      case NONE_FAILED -> ended(manifest, status.getAsInt(), End.GREEN);
      case SOME_FAILED -> ended(manifest, status.getAsInt(), End.RED);
      case NOTHING_TO_RUN -> ended(manifest, status.getAsInt(), End.NOTHING);
      case COULD_NOT_RUN ->
          throw new MojoExecutionException("The agent tests could not be run: " + why(manifest));
      default -> throw endedEarly(manifest, status.getAsInt());
    };
  }

  private MojoExecutionException endedEarly(RunManifest manifest, int status) throws IOException {
    Path directory = Objects.requireNonNull(settings.manifest().getParent());
    return new MojoExecutionException(
        "The JVM of the agent tests ended before they did, with exit code %s; it was killed, or a test ended it%s"
            .formatted(status, KeptDraws.sentence(KeptDraws.of(manifest, directory))));
  }

  private String why(RunManifest manifest) {
    return hasBegun(manifest)
        ? StateText.shortened(String.valueOf(manifest.reason()), WIDTH)
        : "the reason stands above";
  }

  /** A JVM that can not start ends with numbers of ours, too, and so does a test that ends it. */
  private End ended(RunManifest manifest, int status, End end)
      throws IOException, MojoExecutionException {
    if (!hasBegun(manifest)) {
      throw new MojoExecutionException(
          "The JVM for the agent tests, %s, did not start (exit code %s); what it printed stands above"
              .formatted(fork.java(), status));
    }
    boolean isMeant =
        switch (end) {
          case GREEN -> manifest.state() == RunManifest.State.FINISHED;
          case RED ->
              manifest.state() == RunManifest.State.FINISHED
                  || manifest.state() == RunManifest.State.FAILED;
          case NOTHING ->
              manifest.state() == RunManifest.State.SKIPPED
                  || (manifest.state() == RunManifest.State.FINISHED
                      && manifest.classes().isEmpty());
        };
    if (!isMeant) {
      throw endedEarly(manifest, status);
    }
    return end;
  }

  private static boolean hasBegun(RunManifest manifest) {
    return manifest.engine() != null || manifest.state() == RunManifest.State.SKIPPED;
  }
}
