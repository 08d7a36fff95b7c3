package org.equipoise.verdict;

import java.util.Optional;
import org.equipoise.drift.Drift;
import org.equipoise.drift.Reference;
import org.equipoise.sampling.Sample;
import org.equipoise.statistics.Rounded;

/**
 * The steps of all draws have drifted from the baseline by at most so much. What cannot be compared
 * fails, since a build that lost its baseline must not look healthy.
 */
record NoDrift<S>(double tolerance, double margin) implements Property<S> {
  private static final String NAME = "drift";
  private static final String QUANTITY = "drift from the baseline";

  NoDrift {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "drift of at most %s: a tolerance lies between 0, which no sample can show, and 1, which holds for every agent; write 0.05, say"
              .formatted(tolerance));
    }
    if (!(margin > 0 && tolerance + margin < 1)) {
      throw new IllegalArgumentException(
          "drift of at most %s cannot have the margin %s; write one above 0 and below %s, such as 0.05"
              .formatted(Rounded.threshold(tolerance), margin, Rounded.threshold(1 - tolerance)));
    }
  }

  @Override
  public String claim() {
    return QUANTITY + " " + expected();
  }

  private String expected() {
    return "at most %s (margin %s)"
        .formatted(Rounded.threshold(tolerance), Rounded.threshold(margin));
  }

  @Override
  public boolean comparesWithBaseline() {
    return true;
  }

  @Override
  public Optional<Plan> plan(ErrorRates rates) {
    return Optional.of(new EffectPlan(claim(), tolerance + margin, rates));
  }

  private Evidence.Builder evidence(Verdict verdict, String reason) {
    return Evidence.builder(NAME, claim(), verdict, reason)
        .about(QUANTITY, expected())
        .margin(margin);
  }

  private Evidence undecided(String reason) {
    return evidence(Verdict.INCONCLUSIVE, reason).build();
  }

  @Override
  public Evidence judge(Sample<? extends S> sample, ErrorRates rates) {
    Reference reference =
        sample
            .companion(Reference.class)
            .orElseGet(
                () ->
                    Reference.unusable(
                        "The sample was given no baseline to compare with.",
                        "give it one: sample.with(Reference.class, Reference.to(baseline, today, command))"));
    if (reference instanceof Reference.Recorded recorded) {
      return recorded
          .mismatch(sample)
          .map(reason -> evidence(Verdict.FAIL, reason).remedy(recorded.remedy()).build())
          .or(() -> tooSmall(recorded, sample))
          .orElseGet(() -> compare(recorded, sample, rates));
    }
    return reference instanceof Reference.Unusable unusable
        ? evidence(Verdict.FAIL, unusable.reason()).remedy(unusable.remedy()).build()
        : recordedNow((Reference.RecordedNow) reference);
  }

  private Evidence recordedNow(Reference.RecordedNow now) {
    return evidence(Verdict.INCONCLUSIVE, now.what()).recordedNow().remedy(now.remedy()).build();
  }

  /** A baseline with fewer draws than a build says more of its own luck than of the build. */
  private Optional<Evidence> tooSmall(Reference.Recorded reference, Sample<?> sample) {
    // Faults are not in a baseline, which may have lost as many draws to them as a build may.
    return reference.baseline().draws() >= sample.planned() * (1 - sample.maxFaultRate())
        ? Optional.empty()
        : Optional.of(
            evidence(
                    Verdict.INCONCLUSIVE,
                    "The baseline has %s draws, fewer than the %s of a build, which is too few to compare with."
                        .formatted(
                            Rounded.count(reference.baseline().draws()),
                            Rounded.count(sample.planned())))
                .settled()
                .remedy(reference.remedy())
                .build());
  }

  private Evidence compare(
      Reference.Recorded reference, Sample<? extends S> sample, ErrorRates rates) {
    return Looks.atAll(
            (part, ratesOfLook) -> compareNow(reference, part, ratesOfLook), this::undecided)
        .judge(sample, rates);
  }

  private Evidence compareNow(Reference.Recorded reference, Sample<?> sample, ErrorRates rates) {
    Optional<String> obstacle = Drift.obstacle(reference.baseline().chain(), sample.chain());
    if (obstacle.isPresent()) {
      return evidence(Verdict.INCONCLUSIVE, obstacle.get()).settled().build();
    }
    return reference
        .driftOf(sample)
        .map(drift -> compared(reference, drift, sample, rates))
        .orElseGet(() -> nothingInCommon(reference, sample));
  }

  private Evidence nothingInCommon(Reference.Recorded reference, Sample<?> sample) {
    return evidence(
            Verdict.FAIL,
            "None of the %s states of this sample is one that the baseline stepped from: other start states, or another key."
                .formatted(Rounded.count(sample.chain().size())))
        .remedy(reference.remedy())
        .build();
  }

  private Evidence compared(
      Reference.Recorded reference, Drift drift, Sample<?> sample, ErrorRates rates) {
    return new DriftJudgement(tolerance, margin, rates, drift, reference.baseline())
        .evidence(this::evidence, sample)
        .changes(reference.baseline().changesTo(sample.agent()))
        .remedy("if the change is meant, " + reference.remedy())
        .build();
  }
}
