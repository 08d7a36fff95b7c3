package org.equipoise.junit;

import java.util.List;
import java.util.stream.Collectors;

/** A test that can not run as it is written; its message says why, where and what to write. */
final class InvalidAgentTestException extends RuntimeException {

  private final transient List<Mistake> mistakes;

  private InvalidAgentTestException(List<Mistake> mistakes) {
    super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    this.mistakes = List.copyOf(mistakes);
  }

  /**
   * Throws if there are mistakes.
   *
   * @throws InvalidAgentTestException with all of them in its message
   */
  static void throwIfAny(List<Mistake> mistakes) {
    if (!mistakes.isEmpty()) {
      throw new InvalidAgentTestException(mistakes);
    }
  }

  /** The first mistake, and how many more there are. */
  String sentence() {
    int more = mistakes.size() - 1;
    return mistakes.get(0).sentence()
        + (more == 0 ? "" : " " + more + " more mistake" + (more == 1 ? "" : "s") + " beside it.");
  }
}
