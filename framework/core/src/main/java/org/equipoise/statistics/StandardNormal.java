package org.equipoise.statistics;

import org.apache.commons.math3.special.Erf;
import org.apiguardian.api.API;

/** The normal law with mean 0 and variance 1. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class StandardNormal {
  private StandardNormal() {}

  /** What is exceeded with this probability, in [0, 1]: 1.645 for 0.05. */
  public static double exceededWith(double probability) {
    return Math.sqrt(2) * Erf.erfcInv(2 * probability);
  }

  /** The probability of more than {@code z}. */
  public static double probabilityAbove(double z) {
    return Erf.erfc(z / Math.sqrt(2)) / 2;
  }
}
