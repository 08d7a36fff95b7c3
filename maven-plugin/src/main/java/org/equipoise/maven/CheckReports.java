package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a check leaves for people and CI servers, each part unless it is turned off.
 *
 * @param module the module that is checked
 * @param environment where GitHub Actions says that it runs the build
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
    Consumer<String> output,
    Consumer<String> warnings) {

  /** Writes to a place. */
  @FunctionalInterface
  private interface Part {
    void write() throws IOException;
  }

  void write(BuildCheck check) {
    Path directory = check.results().directory();
    if (githubSummary) {
      write("GITHUB_STEP_SUMMARY", () -> new StepSummary(module, check).append(environment));
    }
    if (githubAnnotations) {
      WorkflowCommands.of(check, environment).forEach(output);
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
