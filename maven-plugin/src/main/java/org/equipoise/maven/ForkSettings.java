package org.equipoise.maven;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.equipoise.file.AtomicFile;

/**
 * What the program in the fork, {@code org.equipoise.junit.AgentTestRun}, is told in a file.
 *
 * @param plan where it writes what the tests would spend; empty to run them
 * @param manifest where it writes what became of the run
 * @param roots the directories that it searches for agent tests
 * @param selection which of those run
 * @param configuration the configuration parameters
 * @param systemProperties the system properties that it sets, since the command line can not
 */
record ForkSettings(
    Optional<Path> plan,
    Path manifest,
    List<Path> roots,
    TestSelection selection,
    Map<String, String> configuration,
    Map<String, String> systemProperties) {

  /** These settings for a plan in this file, with further configuration parameters. */
  ForkSettings planned(Path file, Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(configuration);
    all.putAll(more);
    return new ForkSettings(Optional.of(file), manifest, roots, selection, all, systemProperties);
  }

  void write(Path file) throws IOException {
    Properties properties = new Properties();
    plan.ifPresent(
        written -> {
          properties.setProperty("mode", "plan");
          properties.setProperty("plan", written.toString());
        });
    properties.setProperty("manifest", manifest.toString());
    properties.setProperty(
        "roots", String.join(File.pathSeparator, roots.stream().map(Path::toString).toList()));
    properties.setProperty("include", String.join("\n", selection.include()));
    properties.setProperty("exclude", String.join("\n", selection.exclude()));
    properties.setProperty("tags.include", String.join("\n", selection.includeTags()));
    properties.setProperty("tags.exclude", String.join("\n", selection.excludeTags()));
    properties.setProperty("tests", String.join("\n", selection.tests()));
    new TreeMap<>(configuration)
        .forEach((key, value) -> properties.setProperty("config." + key, value));
    new TreeMap<>(systemProperties)
        .forEach((key, value) -> properties.setProperty("system." + key, value));
    StringWriter text = new StringWriter();
    properties.store(text, null);
    AtomicFile.write(file, writer -> writer.write(text.toString()));
  }
}
