package org.equipoise.assertion;

import org.apiguardian.api.API;
import org.equipoise.verdict.Properties;

/**
 * Claims about how many different states an agent visits.
 *
 * @param <S> the type of the agent's states
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
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
