package org.equipoise.assertion;

import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.ErrorRates;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Properties;
import org.equipoise.verdict.Property;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a sample. Each returns normally on PASS, throws {@link PropertyViolation} on FAIL,
 * and {@link Inconclusive} where the data decide neither.
 *
 * @param <S> the type of the agent's states
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class SampleAssert<S> {
  private final Sample<S> sample;
  private final @Nullable ErrorRates chosen;

  SampleAssert(Sample<S> sample, @Nullable ErrorRates chosen) {
    this.sample = Objects.requireNonNull(sample, "sample");
    this.chosen = chosen;
  }

  /** The same assertions, each with these error rates. */
  public SampleAssert<S> with(ErrorRates errorRates) {
    return new SampleAssert<>(sample, Objects.requireNonNull(errorRates, "errorRates"));
  }

  /** The share of judged moves that lower the potential. */
  public LowerLimit<S> downhillFraction() {
    return new LowerLimit<>(this, Properties::downhillFraction);
  }

  /** The share of judged draws that end in no valid state. */
  public UpperLimit<S> escapeRate() {
    return new UpperLimit<>(this, Properties::escapeRate);
  }

  /** The share of all steps that end in a fault of the infrastructure. */
  public UpperLimit<S> faultRate() {
    return new UpperLimit<>(this, Properties::faultRate);
  }

  /** How far the moves are from detailed balance. */
  public BalanceLimit<S> detailedBalance() {
    return new BalanceLimit<>(this);
  }

  /** The number of different states visited: the property {@link Properties#distinctStates}. */
  public StatesLimit<S> uniqueStates() {
    return new StatesLimit<>(this);
  }

  /**
   * The sample has this property.
   *
   * @throws PropertyViolation if the data rule it out
   * @throws Inconclusive if they decide nothing
   */
  public SampleAssert<S> satisfies(Property<? super S> property) {
    Optional<SharedClaim> shared = sample.companion(SharedClaim.class);
    Evidence evidence = property.judge(sample, rates(shared));
    return switch (evidence.verdict()) {
      case PASS -> {
        shared.ifPresent(claim -> claim.holds(evidence));
        yield this;
      }
      case FAIL -> throw new PropertyViolation(evidence);
      case INCONCLUSIVE -> throw new Inconclusive(evidence);
    };
  }

  private ErrorRates rates(Optional<SharedClaim> shared) {
    if (chosen != null) {
      return chosen;
    }
    return shared.map(SharedClaim::next).orElse(ErrorRates.DEFAULT);
  }
}
