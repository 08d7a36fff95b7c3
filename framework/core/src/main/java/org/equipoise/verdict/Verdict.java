package org.equipoise.verdict;

import org.apiguardian.api.API;

/** What the evidence says of a property. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Verdict {
  /** The data rule out that the claim is missed by more than its margin. */
  PASS,
  /** The data rule out the claim. */
  FAIL,
  /** The data decide neither; never a silent PASS. */
  INCONCLUSIVE
}
