package org.equipoise.maven;

import org.equipoise.chain.StateText;

/**
 * Parameters that are true or false. Maven itself takes every other text, {@code yes} too, for
 * false.
 */
final class Flag {
  private Flag() {}

  /**
   * What the parameter says.
   *
   * @throws IllegalArgumentException if it says neither
   */
  static boolean of(String key, String value) {
    return switch (value.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(key, value, "true or false");
    };
  }

  static IllegalArgumentException wrong(String key, String value, String allowed) {
    return new IllegalArgumentException(
        "%s is '%s'; choose %s".formatted(key, StateText.shortened(value, 80), allowed));
  }
}
