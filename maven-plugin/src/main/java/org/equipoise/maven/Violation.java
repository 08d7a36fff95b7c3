package org.equipoise.maven;

import java.util.Optional;

/**
 * A reason to fail the build.
 *
 * @param sentence says what was found and expected, on one line
 * @param claimed the verdict that is one; empty where a rule is violated or a result is missing
 * @param isFound whether results say it, rather than the want of them
 */
record Violation(String sentence, Optional<Claimed> claimed, boolean isFound) {

  /** That agents were not tested as they should be. */
  static Violation of(String sentence) {
    return new Violation(sentence, Optional.empty(), false);
  }

  /** That results violate a rule. */
  static Violation ofRule(String sentence) {
    return new Violation(sentence, Optional.empty(), true);
  }

  /** That a verdict is one. */
  static Violation ofClaim(String sentence, Claimed claimed) {
    return new Violation(sentence, Optional.of(claimed), true);
  }
}
