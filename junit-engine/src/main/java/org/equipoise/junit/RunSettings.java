package org.equipoise.junit;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.equipoise.chain.StateText;

/**
 * What an {@link AgentTestRun} is told, in a file of Java properties in UTF-8.
 *
 * @param plan where a plan is written, if nothing is to run
 * @param manifest where the manifest of the run is written
 * @param roots the class-path roots that are searched for agent tests
 * @param include class names, as regular expressions; of none, all
 * @param exclude class names, as regular expressions, that are left out
 * @param includeTags tag expressions; of none, all
 * @param excludeTags tag expressions of what is left out
 * @param tests the chosen tests, and behind {@code !} those left out; of none, all
 * @param configuration the configuration parameters
 * @param systemProperties what becomes system properties before anything is searched
 */
record RunSettings(
    Optional<Path> plan,
    Path manifest,
    Set<Path> roots,
    List<String> include,
    List<String> exclude,
    List<String> includeTags,
    List<String> excludeTags,
    List<String> tests,
    Map<String, String> configuration,
    Map<String, String> systemProperties) {
  private static final String CONFIGURATION = "config.";
  private static final String SYSTEM = "system.";
  private static final Set<String> KEYS =
      Set.of(
          "mode",
          "plan",
          "manifest",
          "roots",
          "include",
          "exclude",
          "tags.include",
          "tags.exclude",
          "tests");

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if something is missing or unknown
   */
  static RunSettings read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    for (String key : properties.stringPropertyNames()) {
      boolean known = KEYS.contains(key) || key.startsWith(CONFIGURATION) || key.startsWith(SYSTEM);
      require(known, file, "unknown key", key);
    }
    require(properties.containsKey("manifest"), file, "missing key", "manifest");
    require(properties.containsKey("roots"), file, "missing key", "roots");
    return new RunSettings(
        plan(file, properties),
        Path.of(properties.getProperty("manifest")),
        values(properties, "roots", File.pathSeparator)
            .map(Path::of)
            .collect(Collectors.toUnmodifiableSet()),
        lines(properties, "include"),
        lines(properties, "exclude"),
        lines(properties, "tags.include"),
        lines(properties, "tags.exclude"),
        lines(properties, "tests"),
        behind(CONFIGURATION, properties),
        behind(SYSTEM, properties));
  }

  private static Optional<Path> plan(Path file, Properties properties) {
    String mode = properties.getProperty("mode", "run");
    require(mode.equals("run") || mode.equals("plan"), file, "unknown mode", mode);
    if (mode.equals("run")) {
      return Optional.empty();
    }
    require(properties.containsKey("plan"), file, "missing key", "plan");
    return Optional.of(Path.of(properties.getProperty("plan")));
  }

  private static void require(boolean condition, Path file, String problem, String key) {
    if (!condition) {
      throw new IllegalArgumentException(
          "%s: %s '%s'; use one version of Equipoise in tests and plugin"
              .formatted(file, problem, StateText.printable(key)));
    }
  }

  private static List<String> lines(Properties properties, String key) {
    return values(properties, key, "\n").toList();
  }

  private static Stream<String> values(Properties properties, String key, String separator) {
    return Stream.of(properties.getProperty(key, "").split(Pattern.quote(separator)))
        .filter(value -> !value.isBlank());
  }

  private static Map<String, String> behind(String prefix, Properties properties) {
    return properties.stringPropertyNames().stream()
        .filter(key -> key.startsWith(prefix))
        .collect(
            Collectors.toUnmodifiableMap(
                key -> key.substring(prefix.length()), properties::getProperty));
  }

  /** The build that the run belongs to. */
  String build() {
    return Optional.ofNullable(configuration.get(Constants.BUILD)).orElseGet(BuildId::current);
  }

  /** Whether something that is found may be left out. */
  boolean isFiltered() {
    return Stream.of(include, exclude, includeTags, excludeTags, tests)
        .anyMatch(filter -> !filter.isEmpty());
  }
}
