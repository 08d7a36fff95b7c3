package org.equipoise.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.logging.Logger;
import org.equipoise.chain.StateText;
import org.equipoise.drift.Baseline;
import org.equipoise.drift.BaselineFile;
import org.equipoise.drift.BaselineFormatException;
import org.equipoise.drift.Reference;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.sampling.SamplingEnd;
import org.equipoise.statistics.Rounded;
import org.equipoise.statistics.SplitMix64;

/** The baseline that the sample of a class is compared with, or becomes. */
final class ClassBaseline {
  private static final Logger LOGGER = Logger.getLogger(ClassBaseline.class.getName());

  /** A baseline as small as a build makes false alarms; four times it keeps them in bounds. */
  private static final int BUILDS = 4;

  /**
   * Tells the seed of a baseline from that of its builds: a simulated agent would repeat itself.
   */
  private static final long STREAM = 0x626173656c696e65L;

  /** A baseline leaves out faults, so it may have a little less than it was planned with. */
  private static final double SMALL = 0.95;

  private final Class<?> sampledClass;
  private final BaselineSettings settings;

  ClassBaseline(Class<?> sampledClass, BaselineSettings settings) {
    this.sampledClass = sampledClass;
    this.settings = settings;
  }

  private Path file() {
    return settings.directory().resolve(BaselineFile.name(sampledClass.getName()));
  }

  private String shownFile() {
    return StateText.printable(file().toString());
  }

  private BaselineCommands commands() {
    return new BaselineCommands(sampledClass, settings.directory());
  }

  private String recordAnew() {
    return "record the baseline anew and commit it: " + commands().record();
  }

  /** The same, or to take a sample of a build's size, where the one at hand ended early. */
  private String renew() {
    return "%s; or sample the whole plan: %s; and accept that sample: %s"
        .formatted(recordAnew(), commands().sampleWholePlan(), commands().accept());
  }

  /** A sample with what it is compared with, which says what to do where they differ. */
  Sample<Object> compared(Sample<Object> sample, Reference reference) {
    boolean whole = sample.end().filter(end -> end == SamplingEnd.COMPLETE).isPresent();
    return sample.with(
        Reference.class,
        whole && reference instanceof Reference.Recorded recorded
            ? recorded.withRemedy(
                "%s; or accept this sample: %s".formatted(recordAnew(), commands().accept()))
            : reference);
  }

  private Reference unreadable(String why) {
    return Reference.unusable(
        "The baseline can not be read: " + why + ".",
        "restore it from version control, or " + renew());
  }

  /** What to compare with: the baseline of the class, or why there is none. */
  Reference reference() {
    if (!Files.exists(file())) {
      return Reference.unusable(
          "There is no baseline to compare with: %s is missing.".formatted(shownFile()),
          "record one and commit it: " + commands().record());
    }
    try {
      return of(BaselineFile.read(file()));
    } catch (BaselineFormatException e) {
      return unreadable(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return unreadable(shownFile() + ": " + StateText.shortened(e.toString(), 300));
    }
  }

  private Reference of(Baseline baseline) {
    return baseline.testClass().equals(sampledClass.getName())
        ? Reference.to(baseline, LocalDate.now(ZoneOffset.UTC), renew())
        : Reference.unusable(
            "%s is the baseline of another class, %s."
                .formatted(shownFile(), StateText.shortened(baseline.testClass(), 200)),
            recordAnew());
  }

  /** That a baseline is small; whatever the verdict, a person should know. */
  Optional<String> small(Reference reference, long planned) {
    return reference instanceof Reference.Recorded recorded
            && recorded.baseline().draws() < SMALL * BUILDS * planned
        ? Optional.of(
            "The baseline has %s draws, fewer than %s times the %s of a build, and may make false alarms; %s"
                .formatted(
                    Rounded.count(recorded.baseline().draws()),
                    BUILDS,
                    Rounded.count(planned),
                    recordAnew()))
        : Optional.empty();
  }

  /** Why no baseline could be written, before any call is spent on one; empty where it could. */
  Optional<Reference> obstacle() {
    try {
      Files.createDirectories(settings.directory());
    } catch (IOException e) {
      return Optional.of(notWritten(e.toString()));
    }
    return Files.isDirectory(file()) || !Files.isWritable(settings.directory())
        ? Optional.of(notWritten("it is a directory, or in one that is read-only"))
        : Optional.empty();
  }

  private Reference notWritten(String why) {
    return notRecorded(
        "%s can not be written: %s.".formatted(shownFile(), StateText.shortened(why, 300)));
  }

  /** The plan by which the baseline is recorded. */
  Sampler<Object> recording(Sampler<Object> build) {
    long draws =
        settings.draws().orElse(Math.min(BUILDS * build.transitions(), Sampler.MOST_DRAWS));
    return build.transitions(draws).seed(SplitMix64.mix(build.seed() ^ STREAM));
  }

  /** Makes a sample the baseline, unless it is less than what was planned. */
  Reference record(Sample<?> sample) {
    if (sample.end().filter(end -> end == SamplingEnd.COMPLETE).isEmpty()) {
      return notRecorded(
          "Sampling ended after %s of %s draws (%s)."
              .formatted(
                  Rounded.count(sample.recorded()),
                  Rounded.count(sample.planned()),
                  sample.end().map(SamplingEnd::name).orElse("")));
    }
    if (sample.tooManyFaults() || sample.draws() == 0) {
      return notRecorded(
          "%s of the steps ended in faults.".formatted(Rounded.percent(sample.faultRate())));
    }
    Baseline baseline = made(sample);
    try {
      BaselineFile.write(file(), baseline);
    } catch (IOException | IllegalArgumentException e) {
      return notWritten(e.toString());
    }
    return Reference.recordedNow(
        "The baseline was recorded from %s draws (%s states, %s escapes)%s; review and commit %s."
            .formatted(
                Rounded.count(baseline.draws()),
                Rounded.count(baseline.chain().size()),
                Rounded.percent((double) baseline.chain().escapes() / baseline.draws()),
                settings.draws().isPresent()
                    ? ", where four times the draws of a build are advised"
                    : "",
                shownFile()));
  }

  private Baseline made(Sample<?> sample) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return Baseline.of(sample, sampledClass.getName(), today, settings.good().map(today::plus));
  }

  /**
   * Leaves a sample, as {@code equipoise:accept} can make it the baseline; that of an earlier run
   * goes in any case. A sample that ended early is left, too: the result says how it ended.
   *
   * @param sample empty where there is none that tells how the agent behaves
   */
  void propose(Optional<? extends Sample<?>> sample, Path file) throws IOException {
    Files.deleteIfExists(file);
    if (sample.filter(s -> !s.tooManyFaults() && s.draws() > 0).isPresent()) {
      try {
        BaselineFile.write(file, made(sample.get()));
      } catch (IllegalArgumentException e) {
        LOGGER.warning(() -> "%s; so it can not be accepted".formatted(e.getMessage()));
      }
    }
  }

  private Reference notRecorded(String why) {
    return Reference.unusable(
        why + " No baseline was recorded; one that was there stays as it is.",
        "see to it, and record again: " + commands().record());
  }
}
