package org.equipoise.agent;

import org.apiguardian.api.API;

/**
 * A {@link Step} was made of something that it can not be made of: a move to no state, an escape
 * for no reason. That is a defect of the agent's code and no fault of its services, so it ends a
 * sampling run at once.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class InvalidStepException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidStepException(String message) {
    super(message);
  }
}
