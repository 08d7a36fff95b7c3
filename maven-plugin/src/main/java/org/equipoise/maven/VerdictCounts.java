package org.equipoise.maven;

/** Numbers of verdicts in words. */
final class VerdictCounts {
  private VerdictCounts() {}

  /**
   * {@code 1 PASS, 1 FAIL, 0 INCONCLUSIVE, 1 broken}; broken tests are an exception, and told as
   * one.
   */
  static String text(long passed, long failed, long inconclusive, long broken) {
    return "%s PASS, %s FAIL, %s INCONCLUSIVE%s"
        .formatted(passed, failed, inconclusive, broken == 0 ? "" : ", " + broken + " broken");
  }
}
