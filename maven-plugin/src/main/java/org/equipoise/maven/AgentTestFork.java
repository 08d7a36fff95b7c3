package org.equipoise.maven;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.equipoise.chain.StateText;

/**
 * The JVM that runs the agent tests.
 *
 * @param java the program that starts it
 * @param arguments those of the JVM, and the program
 * @param environment what is added to the environment of Maven
 * @param workingDirectory where it runs
 * @param timeout how long it may take; zero for ever
 */
record AgentTestFork(
    Path java,
    List<String> arguments,
    Map<String, String> environment,
    Path workingDirectory,
    Duration timeout) {
  /** In which a JVM that is told to end can write down what it has. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final Duration LAST_LINES = Duration.ofSeconds(2);

  AgentTestFork {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /**
   * Runs it, and ends it with this JVM.
   *
   * @param argument the argument of the program
   * @param argumentFile where all arguments are written, since systems limit a command's length
   * @param log takes each line that it prints, without control characters
   * @return the number it ended with; empty if it took too long and was ended
   */
  OptionalInt run(String argument, Path argumentFile, Consumer<String> log)
      throws IOException, InterruptedException {
    List<String> all = Stream.concat(arguments.stream(), Stream.of(argument)).toList();
    NativeText.ofSystem().write(argumentFile, all);
    Process process = start(argumentFile);
    Thread hook = new Thread(() -> end(process), "equipoise-fork-end");
    Runtime.getRuntime().addShutdownHook(hook);
    Thread output = new Thread(() -> copy(process, log), "equipoise-fork-output");
    output.setDaemon(true);
    output.start();
    try {
      return await(process);
    } finally {
      end(process);
      output.join(LAST_LINES.toMillis());
      forget(hook);
    }
  }

  private Process start(Path argumentFile) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(java.toString(), "@" + argumentFile)
            .directory(workingDirectory.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private OptionalInt await(Process process) throws InterruptedException {
    if (timeout.isZero()) {
      return OptionalInt.of(process.waitFor());
    }
    return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  /** Tells it to end, and makes it end where it does not. */
  private static void end(Process process) {
    if (!process.isAlive()) {
      return;
    }
    // Not by the process itself, which would close the stream of its last lines.
    process.toHandle().destroy();
    try {
      if (process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This JVM ends, so the hook runs, or has run.
      return;
    }
  }

  private static void copy(Process process, Consumer<String> log) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        log.accept(StateText.printable(line.replace("\t", "    ")));
      }
    } catch (IOException e) {
      log.accept("What else the agent tests print can not be read: " + e.getMessage());
    }
  }
}
