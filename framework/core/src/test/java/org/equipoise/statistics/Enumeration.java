package org.equipoise.statistics;

/** The probabilities of all outcomes of some trials, for exact error rates without simulation. */
public final class Enumeration {
  private Enumeration() {}

  /** P(s successes) for s = 0 to {@code trials}: by adding one trial after the other. */
  public static double[] binomial(int trials, double p) {
    double[] mass = new double[trials + 1];
    mass[0] = 1;
    for (int n = 1; n <= trials; n++) {
      for (int s = n; s > 0; s--) {
        mass[s] = mass[s] * (1 - p) + mass[s - 1] * p;
      }
      mass[0] *= 1 - p;
    }
    return mass;
  }
}
