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
  /** Another step might have taken more tokens than were left. */
  TOKEN_LIMIT,
  /** Another step might have cost more than was left. */
  COST_LIMIT,
  /** The time was up. */
  TIME_LIMIT,
  /** Too many draws in a row ended in faults. */
  CONSECUTIVE_FAULTS,
  /**
   * A service that the agent needs answers no calls any more, such as one without credit left: see
   * {@link org.equipoise.agent.FaultException.Kind#CLOSED}.
   */
  SERVICE_CLOSED,
  /** The user's code is broken: see {@link SamplingFailedException}. */
  FAILED,
  /**
   * The sampling thread was interrupted, the agent threw an {@link InterruptedException}, or the
   * condition given by {@link Sampler#cancelledWhen} held.
   */
  INTERRUPTED;

  /** Whether something outside the sample ended it, so that the draws do not tell. */
  boolean isLimit() {
    return switch (this) {
      case CALL_LIMIT, TOKEN_LIMIT, COST_LIMIT, TIME_LIMIT, SERVICE_CLOSED -> true;
      case COMPLETE, DECIDED, CONSECUTIVE_FAULTS, FAILED, INTERRUPTED -> false;
    };
  }
}
