package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a check leaves for people and CI servers, each part unless it is turned off.
 *
 * @param module the module that is checked
 * @param environment where GitHub Actions says that it runs the build
 * @param annotations how many of them the build may still have
 * @param output takes lines that must stand in the output as they are
 * @param warnings takes why a part could not be written, which is no reason to fail a build
 */
record CheckReports(
    String module,
    boolean githubSummary,
    boolean githubAnnotations,
    boolean badge,
    boolean junitXml,
    Map<String, String> environment,
    AnnotationLimit annotations,
    Consumer<String> output,
    Consumer<String> warnings) {

  /** Writes to a place. */
  @FunctionalInterface
  private interface Part {
    void write() throws IOException;
  }

  /** Deletes what an earlier build left, which this one does not replace. */
  static void clear(Path directory, Consumer<String> warnings) {
    for (String name : List.of(Badge.NAME, JUnitXml.NAME)) {
      try {
        Files.deleteIfExists(directory.resolve(name));
      } catch (IOException e) {
        warnings.accept(
            "%s is of an earlier build, and could not be deleted: %s".formatted(name, e));
      }
    }
  }

  void write(BuildCheck check) {
    Path directory = check.results().directory();
    clear(directory, warnings);
    if (githubSummary) {
      write("GITHUB_STEP_SUMMARY", () -> new StepSummary(module, check).append(environment));
    }
    if (githubAnnotations) {
      annotations.take(WorkflowCommands.of(check, environment)).forEach(output);
    }
    boolean isSilent = check.results().current().isEmpty() && check.violations().isEmpty();
    if (badge && !isSilent) {
      write(Badge.NAME, () -> Badge.of(check).write(directory.resolve(Badge.NAME)));
    }
    if (junitXml && !isSilent) {
      write(JUnitXml.NAME, () -> new JUnitXml(check).write(directory.resolve(JUnitXml.NAME)));
    }
  }

  private void write(String name, Part part) {
    try {
      part.write();
    } catch (IOException e) {
      warnings.accept("%s could not be written: %s".formatted(name, e));
    }
  }
}
