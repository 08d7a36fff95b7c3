package org.equipoise.model;

import org.apiguardian.api.API;

/** Why a reply ended where it did. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum FinishReason {
  /** The model had said what it wanted to say. */
  STOP,
  /** The limit of tokens was reached: the text is cut off. */
  LENGTH,
  /** The model declined to answer. */
  REFUSED,
  /** The provider withheld the answer, or did not let the question through. */
  BLOCKED,
  /** The provider gave no reason, or one that is none of these. */
  OTHER
}
