package org.equipoise.verdict;

/** What the evidence says of a property. */
public enum Verdict {
  /** The data rule out that the claim is missed by more than its margin. */
  PASS,
  /** The data rule out the claim. */
  FAIL,
  /** The data decide neither; never a silent PASS. */
  INCONCLUSIVE
}
