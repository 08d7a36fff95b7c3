package org.equipoise.junit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.equipoise.chain.StateText;
import org.equipoise.journal.Cassette;
import org.equipoise.journal.Journal;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * What is configured about journals.
 *
 * @param mode where draws come from
 * @param resume whether a run goes on with what an earlier one left
 * @param resumeWithin how old the last draw of that one may be
 * @param cassettes where recorded journals are kept
 */
record JournalSettings(Mode mode, boolean resume, Duration resumeWithin, Path cassettes) {

  /** Where draws come from. */
  enum Mode {
    /** From the agent, or from the journal of a run that was not finished. */
    LIVE,
    /** The same, and they are kept as a cassette. */
    RECORD,
    /** From a cassette, or else the last journal; never from the agent. */
    REPLAY
  }

  static JournalSettings of(ConfigurationParameters parameters, BaselineSettings baselines) {
    String mode = Configuration.text(parameters, Constants.MODE).orElse("live");
    JournalSettings settings =
        new JournalSettings(
            mode(mode),
            Configuration.flag(
                Constants.RESUME, Configuration.text(parameters, Constants.RESUME).orElse("true")),
            Configuration.text(parameters, Constants.RESUME_WITHIN)
                .map(JournalSettings::age)
                .orElse(Journal.RESUME_WITHIN),
            Configuration.text(parameters, Constants.CASSETTE_DIRECTORY)
                .map(text -> OutputDirectory.path(Constants.CASSETTE_DIRECTORY, text))
                .orElse(baselines.directory()));
    if (baselines.record() && settings.mode != Mode.LIVE) {
      throw Configuration.wrong(
          "A baseline is recorded from a plan of its own, and so neither from a cassette nor into one: %s=record needs %s=live, not %s."
              .formatted(Constants.BASELINE, Constants.MODE, StateText.printable(mode)));
    }
    return settings;
  }

  private static Duration age(String text) {
    try {
      Duration age = Duration.parse(text);
      if (!age.isZero() && !age.isNegative()) {
        return age;
      }
    } catch (DateTimeParseException e) {
      throw Configuration.invalid(Constants.RESUME_WITHIN, text, "a duration such as PT36H or P7D");
    }
    throw Configuration.invalid(Constants.RESUME_WITHIN, text, "a positive duration");
  }

  private static Mode mode(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "live" -> Mode.LIVE;
      case "record" -> Mode.RECORD;
      case "replay" -> Mode.REPLAY;
      default -> throw Configuration.invalid(Constants.MODE, text, "live, record or replay");
    };
  }

  boolean isReplay() {
    return mode == Mode.REPLAY;
  }

  Path cassette(Class<?> sampledClass) {
    return cassettes.resolve(sampledClass.getName() + Cassette.SUFFIX);
  }

  /** The command that records a class. */
  String recording(Class<?> sampledClass) {
    String directory = cassettes.toString();
    return "%s -D%s=record%s"
        .formatted(
            new TestCommand(sampledClass).here(),
            Constants.MODE,
            directory.equals(Constants.DEFAULT_BASELINE_DIRECTORY)
                ? ""
                : " -D%s='%s'"
                    .formatted(Constants.CASSETTE_DIRECTORY, StateText.printable(directory)));
  }
}
