package org.equipoise.junit;

import java.nio.file.Path;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * What is configured about baselines.
 *
 * @param record whether they are recorded, rather than compared with
 * @param directory where they are
 * @param draws from how many draws they are recorded, if not from four times those of the class
 * @param good for how long a recorded one is good; empty for ever
 * @param wholePlan whether classes that compare sample their whole plan
 * @param history where builds leave what they found; empty where nowhere
 */
record BaselineSettings(
    boolean record,
    Path directory,
    OptionalLong draws,
    Optional<Period> good,
    boolean wholePlan,
    Optional<Path> history) {

  static BaselineSettings of(ConfigurationParameters parameters) {
    return new BaselineSettings(
        recorded(Configuration.text(parameters, Constants.BASELINE).orElse("compare")),
        OutputDirectory.path(
            Constants.BASELINE_DIRECTORY,
            Configuration.text(parameters, Constants.BASELINE_DIRECTORY)
                .orElse(Constants.DEFAULT_BASELINE_DIRECTORY)),
        Configuration.text(parameters, Constants.BASELINE_DRAWS)
            .map(text -> OptionalLong.of(draws(text)))
            .orElse(OptionalLong.empty()),
        Configuration.text(parameters, Constants.BASELINE_EXPIRES).map(BaselineSettings::period),
        Configuration.flag(
            Constants.WHOLE_PLAN,
            Configuration.text(parameters, Constants.WHOLE_PLAN).orElse("false")),
        Configuration.text(parameters, Constants.HISTORY_DIRECTORY)
            .map(text -> OutputDirectory.made(Constants.HISTORY_DIRECTORY, text)));
  }

  private static boolean recorded(String mode) {
    return switch (mode.toLowerCase(Locale.ROOT)) {
      case "compare" -> false;
      case "record" -> true;
      default -> throw Configuration.invalid(Constants.BASELINE, mode, "compare or record");
    };
  }

  private static long draws(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw Configuration.invalid(
          Constants.BASELINE_DRAWS, text, "a whole number from 1 to 999999999");
    }
    return Long.parseLong(text);
  }

  private static Period period(String text) {
    try {
      Period period = Period.parse(text);
      if (!period.isZero() && !period.isNegative()) {
        return period;
      }
    } catch (DateTimeParseException e) {
      throw Configuration.invalid(Constants.BASELINE_EXPIRES, text, "a period such as P90D");
    }
    throw Configuration.invalid(Constants.BASELINE_EXPIRES, text, "a period of a day or more");
  }
}
