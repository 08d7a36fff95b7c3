package org.equipoise.assertion;

import org.apiguardian.api.API;
import org.equipoise.verdict.Evidence;

/** The data rule out what was claimed of an agent. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class PropertyViolation extends ClaimError {
  private static final long serialVersionUID = 1L;

  /** The failure that this evidence is of. */
  public PropertyViolation(Evidence evidence) {
    super(evidence);
  }
}
