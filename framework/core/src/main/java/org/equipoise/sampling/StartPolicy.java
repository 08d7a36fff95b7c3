package org.equipoise.sampling;

import org.apiguardian.api.API;

/** Where judged draws start. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum StartPolicy {
  /**
   * From the states that exploration found: each judged draw starts uniformly from one of their
   * keys, and then uniformly from the concrete states kept of that key.
   */
  KNOWN_STATES,
  /** From the declared start states, uniformly over the list as it was given. */
  DECLARED
}
