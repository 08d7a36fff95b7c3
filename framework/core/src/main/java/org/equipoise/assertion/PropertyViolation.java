package org.equipoise.assertion;

import java.util.Objects;
import org.equipoise.verdict.Evidence;
import org.jspecify.annotations.Nullable;

/** The data rule out what was claimed of an agent. */
public final class PropertyViolation extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Evidence evidence;

  /** The failure that this evidence is of. */
  public PropertyViolation(Evidence evidence) {
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
