package org.equipoise.assertion;

import org.apiguardian.api.API;
import org.equipoise.verdict.Evidence;

/**
 * The data decide neither for nor against what was claimed of an agent. An error like a violation,
 * so that no test framework takes it for a pass; one that knows it may report it as aborted.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Inconclusive extends ClaimError {
  private static final long serialVersionUID = 1L;

  /** The outcome that this evidence is of. */
  public Inconclusive(Evidence evidence) {
    super(evidence);
  }
}
