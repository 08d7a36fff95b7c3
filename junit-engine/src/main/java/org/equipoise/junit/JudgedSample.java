package org.equipoise.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.equipoise.drift.Reference;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.SamplingEnd;
import org.equipoise.verdict.Evidence;

/** A sample with what it says of the claims on it, each judged once. */
final class JudgedSample {
  private final Class<?> sampledClass;
  private final Sample<Object> sample;
  private final SelectedClaims claims;
  private final Configuration configuration;
  private final Once<SelectedClaims.Findings> findings;
  private final Once<Optional<Evidence>> slowDrift;

  JudgedSample(
      Class<?> sampledClass,
      Sample<Object> sample,
      SelectedClaims claims,
      Configuration configuration) {
    this.sampledClass = sampledClass;
    this.sample = sample;
    this.claims = claims;
    this.configuration = configuration;
    this.findings = new Once<>(() -> claims.judge(sample));
    this.slowDrift = new Once<>(this::addToHistory);
  }

  Sample<Object> sample() {
    return sample;
  }

  /** Whether sampling was stopped from outside, so that nothing can be said. */
  boolean isInterrupted() {
    return sample.end().filter(end -> end == SamplingEnd.INTERRUPTED).isPresent();
  }

  /**
   * The sample, where it was compared with a baseline, or there was none, and so may become it; not
   * where one was to be recorded.
   */
  Optional<Sample<Object>> candidate() {
    return claims.compareWithBaseline() && !configuration.baselines().record() && !isInterrupted()
        ? Optional.of(sample)
        : Optional.empty();
  }

  /** What the sample says of the claims of a test, in their order. */
  List<SelectedClaims.Finding> findings(JudgedTest test) {
    return findings.get().of(test);
  }

  /** What this build and those before it say of slow drift; empty where that is not looked for. */
  Optional<Evidence> slowDrift(JudgedTest test) {
    return claims.compareWithBaseline(test) ? slowDrift.get() : Optional.empty();
  }

  private Optional<Evidence> addToHistory() {
    Optional<Path> directory = configuration.baselines().history();
    Optional<Reference> reference = sample.companion(Reference.class);
    // What is replayed is of the build that recorded it, and told then.
    if (configuration.journals().isReplay()) {
      return Optional.empty();
    }
    if (directory.isPresent() && reference.orElse(null) instanceof Reference.Recorded recorded) {
      return new ClassHistory(sampledClass, directory.get(), configuration.build())
          .add(sample, recorded);
    }
    return Optional.empty();
  }
}
