package org.equipoise.verdict;

import org.equipoise.chain.StateText;

/** What came from an agent, in one short line that is safe to print. */
final class Shown {
  private Shown() {}

  /** A state, or its key. */
  static String state(String key) {
    return StateText.shortened(key, 60);
  }

  /** The reason of an escape, or the message of a fault. */
  static String reason(String text) {
    return StateText.shortened(text, 120);
  }
}
