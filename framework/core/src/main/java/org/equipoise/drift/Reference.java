package org.equipoise.drift;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.equipoise.chain.StateText;
import org.equipoise.sampling.Derivation;
import org.equipoise.sampling.Sample;

/**
 * What a sample is compared with, as a {@linkplain Sample#with companion} of the sample: its
 * baseline, or why there is none.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface Reference {

  /** What to do where there is no usable baseline, or another one is wanted: a command. */
  String remedy();

  /**
   * A baseline that was read; one that is good no more on this day is as none.
   *
   * @param today the day of the comparison
   */
  static Reference to(Baseline baseline, LocalDate today, String remedy) {
    return baseline
        .expires()
        .filter(today::isAfter)
        .map(
            lastDay ->
                unusable(
                    "The baseline, recorded on %s, was good until %s."
                        .formatted(baseline.recorded(), lastDay),
                    remedy))
        .orElseGet(() -> new Recorded(baseline, remedy));
  }

  /** There is no baseline that could be compared with, for a reason that is a full sentence. */
  static Reference unusable(String reason, String remedy) {
    return new Unusable(reason, remedy);
  }

  /** This very sample became the baseline, so there is nothing to compare it with yet. */
  static Reference recordedNow(String what) {
    return new RecordedNow(what, "run again without recording");
  }

  /** A baseline. */
  final class Recorded implements Reference {
    private final Baseline baseline;
    private final String remedy;
    private final Derivation<Optional<Drift>> drift;

    private Recorded(Baseline baseline, String remedy) {
      this(
          Objects.requireNonNull(baseline, "baseline"),
          remedy,
          Derivation.of(sample -> baseline.driftOf(sample.chain(), sample.seed())));
    }

    private Recorded(Baseline baseline, String remedy, Derivation<Optional<Drift>> drift) {
      this.baseline = baseline;
      this.remedy = Objects.requireNonNull(remedy, "remedy");
      this.drift = drift;
    }

    /** The same with another remedy; what was computed of a sample stays so. */
    public Recorded withRemedy(String other) {
      return new Recorded(baseline, other, drift);
    }

    /** The baseline. */
    public Baseline baseline() {
      return baseline;
    }

    /** Why the baseline is none of what was sampled, as a full sentence; empty where it is. */
    public Optional<String> mismatch(Sample<?> sample) {
      String name = sample.agent().name();
      String then = baseline.agent().name();
      if (!name.isEmpty() && !then.isEmpty() && !name.equals(then)) {
        return Optional.of(
            "The baseline is of another agent: it was recorded of '%s', and this is '%s'."
                .formatted(shown(then), shown(name)));
      }
      return baseline.keyScheme().equals(sample.keyScheme())
          ? Optional.empty()
          : Optional.of(
              "The baseline tells states apart by the key '%s', and this sample by '%s'; their counts cannot be compared."
                  .formatted(shown(baseline.keyScheme()), shown(sample.keyScheme())));
    }

    private static String shown(String text) {
      return StateText.shortened(text, 60);
    }

    /**
     * How far a sample has drifted from it, all draws compared; computed once for each sample. What
     * is compared is what follows each state, which the choice of starts while exploring does not
     * bend. Empty where they stepped from no state in common.
     */
    public Optional<Drift> driftOf(Sample<?> sample) {
      return sample.derive(drift);
    }

    @Override
    public String remedy() {
      return remedy;
    }
  }

  /**
   * No baseline.
   *
   * @param reason why; a full sentence
   */
  record Unusable(String reason, String remedy) implements Reference {}

  /**
   * A baseline of this very sample.
   *
   * @param what was recorded, and where; a full sentence
   */
  record RecordedNow(String what, String remedy) implements Reference {}
}
