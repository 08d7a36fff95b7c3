package org.equipoise.assertion;

import org.equipoise.verdict.Properties;

/**
 * Claims about detailed balance.
 *
 * @param <S> the type of the agent's states
 */
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
