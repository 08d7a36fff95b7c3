package org.equipoise.junit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.equipoise.chain.StateText;
import org.equipoise.sampling.Prices;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * What is configured, read once.
 *
 * @param outputDirectory where results are written
 * @param summary whether a summary of each class is printed
 * @param progress whether it is told how far sampling is
 * @param settings what tells the settings of agents from others
 * @param build the id of the build that the tests run in
 * @param runStarted when the run began that is configured so
 * @param baselines what becomes of baselines, and where they are
 * @param prices what tokens cost, where that is known
 * @param journals where draws come from
 */
record Configuration(
    Path outputDirectory,
    boolean summary,
    boolean progress,
    Optional<String> settings,
    String build,
    Instant runStarted,
    BaselineSettings baselines,
    Optional<Prices> prices,
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
    String summary = text(parameters, Constants.SUMMARY).orElse("true");
    BaselineSettings baselines = BaselineSettings.of(parameters);
    return new Configuration(
        OutputDirectory.made(
            Constants.OUTPUT_DIRECTORY,
            text(parameters, Constants.OUTPUT_DIRECTORY)
                .orElse(Constants.DEFAULT_OUTPUT_DIRECTORY)),
        flag(Constants.SUMMARY, summary),
        flag(Constants.PROGRESS, text(parameters, Constants.PROGRESS).orElse(summary)),
        text(parameters, Constants.SETTINGS),
        text(parameters, Constants.BUILD).orElseGet(BuildId::current),
        Instant.now(),
        baselines,
        prices(parameters),
        JournalSettings.of(parameters, baselines));
  }

  private static Optional<Prices> prices(ConfigurationParameters parameters) {
    try {
      return CallPrice.prices(key -> parameters.get(key).orElse(null));
    } catch (IllegalArgumentException e) {
      throw wrong("The configuration parameter %s.".formatted(e.getMessage()));
    }
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
