package org.equipoise.drift;

import java.time.LocalDate;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * What one build's test for drift found: a line of the {@link History}.
 *
 * @param build the build's name, such as its number or commit
 * @param className the test class
 * @param date the day of the build
 * @param baseline the {@linkplain Baseline#fingerprint fingerprint} of the baseline compared with
 * @param draws the draws of the build that were compared
 * @param pValue the p-value of no drift, in (0, 1]
 * @param v the estimated drift, in [0, 1]
 * @param statistic the likelihood ratio statistic, at least 0, which tells samples apart
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record BuildDrift(
    String build,
    String className,
    LocalDate date,
    String baseline,
    long draws,
    double pValue,
    double v,
    double statistic) {

  public BuildDrift {
    Objects.requireNonNull(build, "build");
    Objects.requireNonNull(className, "className");
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(baseline, "baseline");
    require(draws > 0, "draws", "at least 1", draws);
    require(pValue > 0 && pValue <= 1, "p", "above 0 and at most 1", pValue);
    require(v >= 0 && v <= 1, "v", "from 0 to 1", v);
    require(statistic >= 0 && statistic < Double.POSITIVE_INFINITY, "g", "at least 0", statistic);
  }

  private static void require(boolean valid, String name, String range, Number value) {
    if (!valid) {
      throw new IllegalArgumentException("'%s' is %s, got %s".formatted(name, range, value));
    }
  }

  boolean isOfSameBuildAs(BuildDrift other) {
    return build.equals(other.build) && className.equals(other.className);
  }
}
