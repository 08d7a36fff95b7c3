package org.equipoise.assertion;

import org.apiguardian.api.API;
import org.equipoise.verdict.Properties;

/**
 * Claims that a rate is high.
 *
 * @param <S> the type of the agent's states
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class LowerLimit<S> {
  private final SampleAssert<S> sample;
  private final RateProperty<S> property;

  LowerLimit(SampleAssert<S> sample, RateProperty<S> property) {
    this.sample = sample;
    this.property = property;
  }

  /** The rate is at least this, with a margin of {@link Properties#DEFAULT_MARGIN}. */
  public SampleAssert<S> isAtLeast(double rate) {
    return isAtLeast(rate, Properties.DEFAULT_MARGIN);
  }

  /** The rate is at least this; one that is lower by {@code margin} or more is not taken for it. */
  public SampleAssert<S> isAtLeast(double rate, double margin) {
    return sample.satisfies(property.of(rate, margin));
  }
}
