package org.equipoise.assertion;

import org.apiguardian.api.API;
import org.equipoise.verdict.Properties;

/**
 * Claims about detailed balance.
 *
 * @param <S> the type of the agent's states
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class BalanceLimit<S> {
  private final SampleAssert<S> sample;

  BalanceLimit(SampleAssert<S> sample) {
    this.sample = sample;
  }

  /** The violation is at most this: {@link Properties#detailedBalance}. */
  public SampleAssert<S> violationIsAtMost(double violation) {
    return sample.satisfies(Properties.detailedBalance(violation));
  }
}
