package org.equipoise.calibration;

import org.equipoise.statistics.Binomial;

/** How often something happened among independent builds. */
record Share(long times, long builds) {
  private static final double ONE_SIDE = 0.005;

  double value() {
    return (double) times / builds;
  }

  /** The lower end of the exact 99 % interval (Clopper and Pearson). */
  double low() {
    return Binomial.lowerBound(times, builds, ONE_SIDE);
  }

  /** The upper end of the exact 99 % interval. */
  double high() {
    return Binomial.upperBound(times, builds, ONE_SIDE);
  }

  @Override
  public String toString() {
    return builds == 0 ? "-" : "%.4f [%.4f, %.4f]".formatted(value(), low(), high());
  }
}
