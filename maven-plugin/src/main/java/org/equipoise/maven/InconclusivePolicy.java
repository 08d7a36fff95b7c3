package org.equipoise.maven;

/** What a property comes to that the data do not decide. */
enum InconclusivePolicy {
  FAIL,
  WARN;

  /**
   * The policy of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static InconclusivePolicy of(String name) {
    return switch (name.strip()) {
      case "fail" -> FAIL;
      case "warn" -> WARN;
      default -> throw Flag.wrong("equipoise.inconclusive", name, "fail or warn");
    };
  }
}
