package org.equipoise.sampling;

import org.apiguardian.api.API;

/** Why a sampling run ended. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum SamplingEnd {
  /** All planned draws were made. */
  COMPLETE,
  /** The condition given by {@link Sampler#until} held, so that further draws were not needed. */
  DECIDED,
  /** The agent was called as often as it may be. */
  CALL_LIMIT,
  /** The time was up. */
  TIME_LIMIT,
  /** Too many draws in a row ended in faults. */
  CONSECUTIVE_FAULTS,
  /** The user's code is broken: see {@link SamplingFailedException}. */
  FAILED,
  /**
   * The sampling thread was interrupted, the agent threw an {@link InterruptedException}, or the
   * condition given by {@link Sampler#cancelledWhen} held.
   */
  INTERRUPTED;

  /** Whether something outside the sample ended it, so that the draws do not tell. */
  boolean isLimit() {
    return this == CALL_LIMIT || this == TIME_LIMIT;
  }
}
