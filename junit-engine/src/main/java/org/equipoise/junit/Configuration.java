package org.equipoise.junit;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * What is configured, read once.
 *
 * @param outputDirectory where results are written
 * @param summary whether a summary of each class is printed
 * @param build the id of the build that the tests run in
 * @param runStarted when the run began that is configured so
 * @param baselines what becomes of baselines, and where they are
 */
record Configuration(
    Path outputDirectory,
    boolean summary,
    String build,
    Instant runStarted,
    BaselineSettings baselines) {

  /**
   * Reads the parameters documented in {@link Constants}.
   *
   * @throws JUnitException if one has a value that it can not have
   */
  static Configuration of(ConfigurationParameters parameters) {
    Parallelism.check(parameters);
    return new Configuration(
        directory(
            Constants.OUTPUT_DIRECTORY,
            parameters
                .get(Constants.OUTPUT_DIRECTORY)
                .filter(text -> !text.isBlank())
                .orElse(Constants.DEFAULT_OUTPUT_DIRECTORY)),
        flag(Constants.SUMMARY, parameters.get(Constants.SUMMARY).orElse("true")),
        parameters.get(Constants.BUILD).filter(id -> !id.isBlank()).orElseGet(BuildId::current),
        Instant.now(),
        BaselineSettings.of(parameters));
  }

  static Path directory(String key, String value) {
    try {
      return Path.of(value.strip());
    } catch (InvalidPathException e) {
      throw invalid(key, value, "the path of a directory");
    }
  }

  static boolean flag(String key, String value) {
    return switch (value.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(key, value, "true or false");
    };
  }

  static JUnitException invalid(String key, String value, String allowed) {
    return new JUnitException(
        "The configuration parameter " + key + " is '" + value + "'; it must be " + allowed + ".");
  }
}
