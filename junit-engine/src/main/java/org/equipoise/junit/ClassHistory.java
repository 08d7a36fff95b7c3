package org.equipoise.junit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.logging.Logger;
import org.equipoise.chain.StateText;
import org.equipoise.drift.Baseline;
import org.equipoise.drift.BuildDrift;
import org.equipoise.drift.Drift;
import org.equipoise.drift.History;
import org.equipoise.drift.HistoryFormatException;
import org.equipoise.drift.Reference;
import org.equipoise.drift.SlowDrift;
import org.equipoise.sampling.Sample;
import org.equipoise.statistics.Rounded;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Verdict;

/** What the builds of a class found so far, to see drift that is too slow for one of them. */
final class ClassHistory {
  private static final Logger LOGGER = Logger.getLogger(ClassHistory.class.getName());
  private static final String NAME = "slow-drift";
  private static final String CLAIM =
      "no alarm of slow drift over the builds since the baseline (without drift, one in 500 builds or fewer)";

  /** Builds share the luck of their baseline, which this many builds' draws make small. */
  private static final int BUILDS = 16;

  private final Class<?> sampledClass;
  private final Path directory;
  private final String build;

  ClassHistory(Class<?> sampledClass, Path directory, String build) {
    this.sampledClass = sampledClass;
    this.directory = directory;
    this.build = build;
  }

  private Path file() {
    return directory.resolve(sampledClass.getName() + ".history.jsonl");
  }

  /**
   * Adds this build, and judges all of them; empty where this one can not be compared, or its
   * baseline is too small for that.
   */
  Optional<Evidence> add(Sample<?> sample, Reference.Recorded reference) {
    if (reference.baseline().draws() < BUILDS * sample.planned() * (1 - sample.maxFaultRate())) {
      LOGGER.warning(
          () ->
              "%s: slow drift is not looked for, since the baseline has fewer than %s times the draws of a build"
                  .formatted(sampledClass.getName(), BUILDS));
      return Optional.empty();
    }
    if (reference.mismatch(sample).isPresent()) {
      return Optional.empty();
    }
    Optional<Drift> drift = firstLook(sample).flatMap(reference::driftOf);
    return drift.isEmpty()
        ? Optional.empty()
        : Optional.of(judged(reference.baseline(), drift.get(), reference.remedy()));
  }

  /**
   * The first look of a sample that may end early: which look is the last depends on what it finds,
   * and the p-value of that one would be none.
   */
  private static Optional<Sample<?>> firstLook(Sample<?> sample) {
    int draws = sample.isSequential() ? sample.quartersOfPlan(1) : (int) sample.planned();
    return sample.recorded() < draws || sample.tooManyFaults()
        ? Optional.empty()
        : Optional.of(sample.upTo(draws));
  }

  private Evidence judged(Baseline baseline, Drift drift, String remedy) {
    try {
      History.append(file(), line(baseline, drift));
      SlowDrift slow = History.read(file()).slowDrift(sampledClass.getName(), baseline);
      return slow.alarm().map(since -> alarm(slow, since, remedy)).orElseGet(() -> quiet(slow));
    } catch (HistoryFormatException e) {
      return Evidence.of(NAME, CLAIM, Verdict.FAIL, e.getMessage() + ".");
    } catch (IOException e) {
      String problem = StateText.shortened(e.toString(), 300);
      return Evidence.of(NAME, CLAIM, Verdict.FAIL, "The history is not kept: " + problem + ".");
    }
  }

  private BuildDrift line(Baseline baseline, Drift drift) {
    return new BuildDrift(
        build,
        sampledClass.getName(),
        LocalDate.now(ZoneOffset.UTC),
        baseline.fingerprint(),
        drift.draws(),
        drift.pValue(),
        drift.drift(),
        drift.statistic());
  }

  private static Evidence alarm(SlowDrift slow, BuildDrift since, String remedy) {
    return Evidence.builder(
            NAME,
            CLAIM,
            Verdict.FAIL,
            "%s builds together raise the alarm: R = %s, which reaches %s; the build that raised it is '%s' of %s. It stands until another baseline is recorded."
                .formatted(
                    Rounded.count(slow.builds()),
                    Rounded.estimate(slow.statistic()),
                    Rounded.estimate(SlowDrift.ALARM),
                    StateText.shortened(since.build(), 60),
                    since.date()))
        .remedy(remedy)
        .build();
  }

  private static Evidence quiet(SlowDrift slow) {
    return Evidence.of(
        NAME,
        CLAIM,
        Verdict.PASS,
        "%s builds give R = %s; the alarm is at %s."
            .formatted(
                Rounded.count(slow.builds()),
                Rounded.estimate(slow.statistic()),
                Rounded.estimate(SlowDrift.ALARM)));
  }
}
