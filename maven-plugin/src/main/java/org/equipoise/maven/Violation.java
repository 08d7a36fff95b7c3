package org.equipoise.maven;

import java.util.Optional;

/**
 * A reason to fail the build.
 *
 * @param sentence says what was found and expected, on one line
 * @param claimed the verdict that is one; empty where a rule is violated or a result is missing
 */
record Violation(String sentence, Optional<Claimed> claimed) {

  static Violation of(String sentence) {
    return new Violation(sentence, Optional.empty());
  }
}
