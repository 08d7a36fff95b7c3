package org.equipoise.drift;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Drift too slow for any one build to show, seen over many builds that were compared with one
 * baseline.
 *
 * <p>Each build's p-value gives the e-value {@code e = p^(-1/2) / 2} (Vovk and Wang, "E-values:
 * calibration, combination and applications", 2021: a calibrator of the family {@code k p^(k-1)}),
 * whose mean is at most 1 without drift. They accumulate in the e-Shiryaev-Roberts statistic {@code
 * R_t = (R_(t-1) + 1) e_t}, {@code R_0 = 0} (Shin, Ramdas and Rinaldo, "E-detectors", 2023), with
 * an alarm at {@code R_t >= 500}: without drift, 500 builds or more pass on average until an alarm.
 *
 * <p>That needs e-values whose mean is at most 1 given the builds before. Builds compared with the
 * same baseline share its sampling error, so the baseline must be large: 16 times a build or more.
 *
 * <p>A build that found the very numbers of an earlier one is a repetition of it, as a simulated or
 * replayed agent makes them, and tells nothing new.
 *
 * <p>The first alarm stands, whatever later builds say, until another baseline is recorded.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class SlowDrift {
  /** The statistic of an alarm, and the least mean number of builds until one without drift. */
  public static final double ALARM = 500;

  private final int builds;
  private final double statistic;
  private final @Nullable BuildDrift alarm;

  private SlowDrift(int builds, double statistic, @Nullable BuildDrift alarm) {
    this.builds = builds;
    this.statistic = statistic;
    this.alarm = alarm;
  }

  /** What the builds say, in their order; all of one test class, compared with one baseline. */
  static SlowDrift of(List<BuildDrift> builds) {
    double statistic = 0;
    Set<List<Number>> seen = new HashSet<>();
    for (int t = 0; t < builds.size(); t++) {
      BuildDrift build = builds.get(t);
      if (!seen.add(List.of(build.draws(), build.pValue(), build.v(), build.statistic()))) {
        continue;
      }
      statistic = (statistic + 1) * eValue(build.pValue());
      if (statistic >= ALARM) {
        return new SlowDrift(t + 1, statistic, builds.get(t));
      }
    }
    return new SlowDrift(builds.size(), statistic, null);
  }

  /** The e-value of a p-value. */
  static double eValue(double pValue) {
    return 1 / (2 * Math.sqrt(pValue));
  }

  /** How many builds count: those of the baseline, up to the one that raised the alarm. */
  public int builds() {
    return builds;
  }

  /** The e-Shiryaev-Roberts statistic {@code R} after those builds; 0 without any. */
  public double statistic() {
    return statistic;
  }

  /** The build that raised the alarm. */
  public Optional<BuildDrift> alarm() {
    return Optional.ofNullable(alarm);
  }
}
