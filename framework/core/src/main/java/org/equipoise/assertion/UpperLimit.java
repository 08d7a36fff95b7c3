package org.equipoise.assertion;

import org.apiguardian.api.API;
import org.equipoise.verdict.Properties;

/**
 * Claims that a rate is low.
 *
 * @param <S> the type of the agent's states
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class UpperLimit<S> {
  private final SampleAssert<S> sample;
  private final RateProperty<S> property;

  UpperLimit(SampleAssert<S> sample, RateProperty<S> property) {
    this.sample = sample;
    this.property = property;
  }

  /** The rate is at most this, with a margin of {@link Properties#DEFAULT_MARGIN}. */
  public SampleAssert<S> isAtMost(double rate) {
    return isAtMost(rate, Properties.DEFAULT_MARGIN);
  }

  /** The rate is at most this; one that is higher by {@code margin} or more is not taken for it. */
  public SampleAssert<S> isAtMost(double rate, double margin) {
    return sample.satisfies(property.of(rate, margin));
  }
}
