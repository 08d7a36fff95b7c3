package org.equipoise.assertion;

import org.equipoise.verdict.Properties;

/**
 * Claims about how many different states an agent visits.
 *
 * @param <S> the type of the agent's states
 */
public final class StatesLimit<S> {
  private final SampleAssert<S> sample;

  StatesLimit(SampleAssert<S> sample) {
    this.sample = sample;
  }

  /** They are at least so many: {@link Properties#distinctStates}. */
  public SampleAssert<S> isAtLeast(int states) {
    return sample.satisfies(Properties.distinctStates(states));
  }
}
