package org.equipoise.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SlowDriftTest {
  private static final int RUNS = 2_000;

  @Test
  void withoutBuildsNothingIsKnown() {
    SlowDrift none = SlowDrift.of(List.of());

    assertThat(none.statistic()).isZero();
    assertThat(none.builds()).isZero();
    assertThat(none.alarm()).isEmpty();
  }

  @Test
  void evidenceAccumulatesByTheRecurrence() {
    // e = 1/2, 1, 5, 2: R = 0.5, 1.5, 12.5, 27.
    assertThat(of(1).statistic()).isEqualTo(0.5);
    assertThat(of(1, 0.25).statistic()).isEqualTo(1.5);
    assertThat(of(1, 0.25, 0.01).statistic()).isCloseTo(12.5, within(1e-12));
    assertThat(of(1, 0.25, 0.01, 0.0625).statistic()).isCloseTo(27, within(1e-12));
    assertThat(of(1, 0.25, 0.01, 0.0625).builds()).isEqualTo(4);
  }

  @Test
  void theFirstAlarmStands() {
    // p = 0.0001 gives e = 50: R = 50, 2550.
    SlowDrift drift = of(1e-4, 1e-4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

    assertThat(of(1e-4).alarm()).isEmpty();
    assertThat(drift.alarm().map(BuildDrift::build)).contains("1");
    assertThat(drift.statistic()).isCloseTo(2550, within(1e-9));
    assertThat(drift.builds()).isEqualTo(2);
  }

  @Test
  void theMeanEValueOfAUniformPValueIsOne() {
    // The integral over p = x^4, in which the integrand e(x^4) 4 x^3 = 2 x is smooth, by midpoints.
    int cells = 1_000;
    double mean =
        DoubleStream.iterate(0.5 / cells, x -> x < 1, x -> x + 1.0 / cells)
            .map(x -> SlowDrift.eValue(Math.pow(x, 4)) * 4 * Math.pow(x, 3) / cells)
            .sum();

    assertThat(mean).isCloseTo(1, within(1e-6));
  }

  @Test
  void theMeanEValueOfAPermutationTestIsBelowOne() {
    for (int permutations : new int[] {19, 199, 999}) {
      double mean = 0;
      for (int k = 1; k <= permutations + 1; k++) {
        mean += SlowDrift.eValue(k / (permutations + 1.0)) / (permutations + 1);
      }
      assertThat(mean).isLessThan(1).isGreaterThan(0.8);
    }
  }

  @Test
  void withoutDriftFiveHundredBuildsPassUntilAnAlarm() {
    // The mean is over 2,000 runs; R_t - t is a martingale, so it is at least 500. A mean below 500
    // less 4 standard errors has a probability below 1e-4.
    double[] lengths = runLengths(p -> p);
    double mean = mean(lengths);

    assertThat(mean).isGreaterThan(500 - 4 * standardError(lengths));
  }

  @Test
  void anAlarmComesSoonWherePValuesAreSmall() {
    // p = U^2 has the law Beta(1/2, 1), in which e = 1 / (2 U) has no mean; that of log e is
    // 1 - log 2 = 0.307 a build, so log 500 takes about 20 builds, fewer for what overshoots.
    double[] lengths = runLengths(p -> p * p);

    assertThat(mean(lengths)).isBetween(8.0, 20.0);
  }

  private static double[] runLengths(DoubleUnaryOperator pOfUniform) {
    SplittableRandom random = new SplittableRandom(500);
    double[] lengths = new double[RUNS];
    for (int k = 0; k < RUNS; k++) {
      lengths[k] = runLength(pOfUniform, random);
    }
    return lengths;
  }

  /** By a history that grows until there is an alarm in it. */
  private static int runLength(DoubleUnaryOperator pOfUniform, SplittableRandom random) {
    List<BuildDrift> builds = new ArrayList<>();
    SlowDrift drift = SlowDrift.of(builds);
    for (int more = 250; drift.alarm().isEmpty(); more *= 2) {
      for (int k = 0; k < more; k++) {
        double p = pOfUniform.applyAsDouble(1 - random.nextDouble());
        builds.add(Builds.of(builds.size(), p));
      }
      drift = SlowDrift.of(builds);
    }
    return drift.builds();
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).average().orElseThrow();
  }

  private static double standardError(double[] values) {
    double mean = mean(values);
    double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }

  private static SlowDrift of(double... pValues) {
    List<BuildDrift> builds = new ArrayList<>();
    for (double p : pValues) {
      builds.add(Builds.of(builds.size(), p));
    }
    return SlowDrift.of(builds);
  }
}
