package org.equipoise.drift;

/** Builds for tests. */
final class Builds {
  static final String CLASS = "shop.CheckoutAgentTest";

  private static final String FINGERPRINT = Baselines.checkout().fingerprint();

  private Builds() {}

  /** The build of that number, compared with {@link Baselines#checkout}. */
  static BuildDrift of(int number, double pValue) {
    return of(Integer.toString(number), CLASS, FINGERPRINT, pValue);
  }

  static BuildDrift of(String build, String className, String baseline, double pValue) {
    return new BuildDrift(
        build, className, Baselines.DAY, baseline, 1_000, pValue, 0.02, statistic(build));
  }

  /** Another one for each build. */
  private static double statistic(String build) {
    return Math.abs((double) build.hashCode());
  }
}
