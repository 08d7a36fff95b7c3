package org.equipoise.journal;

import org.apiguardian.api.API;

/**
 * Takes out of a text what is not to be written down, such as personal data. A {@link Journal} asks
 * it about each prompt, each reply, each fact of a call to a model, each reason of an escape, and
 * each message of a fault or a defect; not about states, which the sample is made of.
 */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Redaction {
  /** Leaves each text as it is. */
  Redaction NONE = text -> text;

  /** The text that is written down; called on the sampling thread alone. */
  String redact(String text);
}
