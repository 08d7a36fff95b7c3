package org.equipoise.assertion;

import org.equipoise.verdict.Evidence;

/** The data rule out what was claimed of an agent. */
public final class PropertyViolation extends ClaimError {
  private static final long serialVersionUID = 1L;

  /** The failure that this evidence is of. */
  public PropertyViolation(Evidence evidence) {
    super(evidence);
  }
}
