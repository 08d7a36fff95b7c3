package org.equipoise.maven;

/** What a build without results comes to. */
enum MissingResults {
  /** A build without a result fails. */
  FAIL,
  /** One that has agent tests fails. */
  FAIL_WITH_TESTS,
  /** None fails. */
  ALLOW;

  private static final String KEY = "equipoise.failIfNoResults";

  /**
   * What this value of the parameter says.
   *
   * @throws IllegalArgumentException if it says nothing
   */
  static MissingResults of(String value) {
    return switch (value.strip()) {
      case "true" -> FAIL;
      case "auto" -> FAIL_WITH_TESTS;
      case "false" -> ALLOW;
      default -> throw Flag.wrong(KEY, value, "true, false or auto");
    };
  }
}
