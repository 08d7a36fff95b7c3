package org.equipoise.assertion;

import java.util.Objects;
import org.equipoise.verdict.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * The data decide neither for nor against what was claimed of an agent. An error like a violation,
 * so that no test framework takes it for a pass; one that knows it may report it as aborted.
 */
public final class Inconclusive extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Evidence evidence;

  /** The outcome that this evidence is of. */
  public Inconclusive(Evidence evidence) {
    super(FailureMessage.of(evidence).toString());
    this.evidence = evidence;
  }

  /**
   * What the verdict rests on. It stays in its JVM; a message is all that a copy sent to another
   * has.
   */
  public Evidence evidence() {
    return Objects.requireNonNull(evidence, "evidence is not serialised; read the message");
  }
}
