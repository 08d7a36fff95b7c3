package org.equipoise.assertion;

import org.equipoise.verdict.Evidence;

/**
 * The data decide neither for nor against what was claimed of an agent. An error like a violation,
 * so that no test framework takes it for a pass; one that knows it may report it as aborted.
 */
public final class Inconclusive extends ClaimError {
  private static final long serialVersionUID = 1L;

  /** The outcome that this evidence is of. */
  public Inconclusive(Evidence evidence) {
    super(evidence);
  }
}
