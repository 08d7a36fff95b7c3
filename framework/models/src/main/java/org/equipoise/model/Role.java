package org.equipoise.model;

import java.util.Locale;
import org.apiguardian.api.API;

/** Who says a {@link Message}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Role {
  /** What the model is told before the conversation starts. */
  SYSTEM,
  /** What the model is asked. */
  USER,
  /** What the model answered. */
  ASSISTANT;

  /** The name that providers use. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
