package org.equipoise.agent;

/**
 * A {@link Step} was made of something that it can not be made of: a move to no state, an escape
 * for no reason. That is a defect of the agent's code and no fault of its services, so it ends a
 * sampling run at once.
 */
public final class InvalidStepException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidStepException(String message) {
    super(message);
  }
}
