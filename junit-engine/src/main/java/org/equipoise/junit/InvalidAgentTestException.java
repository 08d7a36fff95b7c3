package org.equipoise.junit;

import java.util.List;
import java.util.stream.Collectors;

/** A test that can not run as it is written; its message says why, where and what to write. */
final class InvalidAgentTestException extends RuntimeException {

  private InvalidAgentTestException(String message) {
    super(message);
  }

  /**
   * Throws if there are mistakes.
   *
   * @throws InvalidAgentTestException with all of them in its message
   */
  static void throwIfAny(List<Mistake> mistakes) {
    if (!mistakes.isEmpty()) {
      throw new InvalidAgentTestException(
          mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    }
  }
}
