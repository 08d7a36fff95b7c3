package org.equipoise.junit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.equipoise.chain.StateText;
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
 * @param journals where draws come from
 */
record Configuration(
    Path outputDirectory,
    boolean summary,
    String build,
    Instant runStarted,
    BaselineSettings baselines,
    JournalSettings journals) {

  /**
   * Reads the parameters documented in {@link Constants}, makes the directories that are written
   * to, and warns of parameters that nobody reads.
   *
   * @throws JUnitException if one has a value that it can not have; its message says which and what
   *     it must be
   */
  static Configuration of(ConfigurationParameters parameters) {
    Parallelism.check(parameters);
    ConfigurationKeys.warnOfUnknown(parameters);
    BaselineSettings baselines = BaselineSettings.of(parameters);
    return new Configuration(
        OutputDirectory.made(
            Constants.OUTPUT_DIRECTORY,
            text(parameters, Constants.OUTPUT_DIRECTORY)
                .orElse(Constants.DEFAULT_OUTPUT_DIRECTORY)),
        flag(Constants.SUMMARY, text(parameters, Constants.SUMMARY).orElse("true")),
        text(parameters, Constants.BUILD).orElseGet(BuildId::current),
        Instant.now(),
        baselines,
        JournalSettings.of(parameters, baselines));
  }

  /** What a parameter says; one that is blank says nothing. */
  static Optional<String> text(ConfigurationParameters parameters, String key) {
    return parameters.get(key).map(String::strip).filter(text -> !text.isEmpty());
  }

  static boolean flag(String key, String value) {
    return switch (value.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(key, value, "true or false");
    };
  }

  /** That a parameter has a value that it can not have. */
  static JUnitException invalid(String key, String value, String allowed) {
    return wrong(
        "The configuration parameter %s is '%s'; it must be %s."
            .formatted(key, StateText.printable(value), allowed));
  }

  /** That the configuration is wrong, for which no code is to blame: there is no trace. */
  static JUnitException wrong(String message) {
    JUnitException wrong = new JUnitException(message);
    wrong.setStackTrace(new StackTraceElement[0]);
    return wrong;
  }
}
