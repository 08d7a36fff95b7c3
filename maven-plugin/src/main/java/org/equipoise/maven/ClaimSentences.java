package org.equipoise.maven;

import java.util.Optional;
import org.equipoise.chain.StateText;
import org.equipoise.result.PropertyFacts;
import org.equipoise.verdict.TestError;
import org.equipoise.verdict.Verdict;

/**
 * A verdict in words. Drift is what was measured; an assertion is none, and a test that is broken
 * has no verdict on the agent. Reasons may hold what a model wrote, so each sentence is one
 * printable line.
 */
final class ClaimSentences {
  /** What a service or a program said often names the remedy at its end. */
  private static final int WIDTH = 1_200;

  private static final int REMEDY = 1_000;

  private ClaimSentences() {}

  /** What was found and expected, without what to do. */
  static String found(Claimed claimed) {
    TestError error = claimed.property().error();
    return error == null
        ? judged(claimed)
        : StateText.shortened(
            "%s %s: %s"
                .formatted(
                    error.of() == TestError.Of.TEST ? "Broken test" : "Unusable journal of",
                    claimed.name(),
                    claimed.property().reason()),
            WIDTH);
  }

  private static String judged(Claimed claimed) {
    return StateText.shortened(
        claimed.is(Verdict.FAIL) ? failed(claimed) : undecided(claimed), WIDTH);
  }

  /** The same, and what to do: commands are never cut. */
  static String withRemedy(Claimed claimed) {
    String remedy = claimed.property().remedy();
    String found = found(claimed);
    return remedy == null
        ? found
        : found
            + (found.endsWith(".") || found.endsWith("…") ? "" : ".")
            + " What to do: "
            + StateText.shortened(remedy, REMEDY);
  }

  private static String failed(Claimed claimed) {
    PropertyFacts property = claimed.property();
    Optional<String> measured = property.measured();
    return measured.isPresent()
        ? "Drift in %s: %s is %s, expected %s"
            .formatted(claimed.name(), property.quantity(), measured.get(), property.expected())
        : "Failed in %s: expected that %s. %s"
            .formatted(claimed.name(), property.claim(), property.reason())
            .stripTrailing();
  }

  private static String undecided(Claimed claimed) {
    if (claimed.property().isRecording()) {
      return "Recorded in %s: %s".formatted(claimed.name(), claimed.property().reason());
    }
    return "Undecided in %s: %s. %s"
        .formatted(claimed.name(), claimed.property().claim(), claimed.property().reason())
        .stripTrailing();
  }
}
