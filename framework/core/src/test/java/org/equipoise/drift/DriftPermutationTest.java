package org.equipoise.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.equipoise.SimulatedKernel;
import org.equipoise.chain.Chain;
import org.equipoise.statistics.Binomial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftPermutationTest {
  private static final DriftTest TEST = new DriftTest(199, 20_261_120, 2);

  private static Chain row(String from, Object... targetsAndCounts) {
    Chain.Builder chain = Chain.builder();
    for (int i = 0; i < targetsAndCounts.length; i += 2) {
      chain.step(from, (String) targetsAndCounts[i], (int) targetsAndCounts[i + 1]);
    }
    return chain.build();
  }

  /** All C(9, 4) = 126 ways to deal 9 steps; the standard error of the p-value is below 0.0016. */
  @Test
  void thePValueIsThatOfAllWaysToDealTheSteps() {
    int[] steps = {0, 0, 0, 0, 0, 1, 1, 2, 2};
    double observed = g(new int[] {4, 1, 0}, new int[] {1, 1, 2});
    int extreme = 0;
    int ways = 0;
    for (int subset = 0; subset < 1 << steps.length; subset++) {
      if (Integer.bitCount(subset) == 4) {
        int[] build = new int[3];
        for (int i = 0; i < steps.length; i++) {
          build[steps[i]] += (subset >> i) & 1;
        }
        ways++;
        extreme +=
            g(new int[] {5 - build[0], 2 - build[1], 2 - build[2]}, build) >= observed - 1e-9
                ? 1
                : 0;
      }
    }
    Drift drift =
        Drift.between(
            row("s", "a", 4, "b", 1),
            row("s", "a", 1, "b", 1, "c", 2),
            new DriftTest(99_999, 7, 2));
    assertThat(ways).isEqualTo(126);
    assertThat(drift.statistic()).isCloseTo(observed, within(1e-12));
    assertThat(drift.pValueOfTotal()).isCloseTo((double) extreme / ways, within(4 * 0.0016));
    assertThat(drift.pValue())
        .as("one row: total and worst agree")
        .isEqualTo(drift.pValueOfTotal());
  }

  private static double g(int[] baseline, int[] build) {
    double sum = 0;
    double n = baseline[0] + baseline[1] + baseline[2];
    double m = build[0] + build[1] + build[2];
    for (int k = 0; k < 3; k++) {
      double total = baseline[k] + build[k];
      sum += baseline[k] == 0 ? 0 : baseline[k] * Math.log(baseline[k] / (total * n / (n + m)));
      sum += build[k] == 0 ? 0 : build[k] * Math.log(build[k] / (total * m / (n + m)));
    }
    return 2 * sum;
  }

  @Test
  void equalSharesAreNoDrift() {
    Drift drift = Drift.between(row("s", "a", 40, "b", 80), row("s", "a", 10, "b", 20), TEST);
    assertThat(drift.statistic()).isCloseTo(0, within(1e-9));
    assertThat(drift.pValue()).isEqualTo(1);
    assertThat(drift.drift()).isZero();
    assertThat(drift.lowerBound(0.05)).isZero();
    assertThat(drift.effectiveDraws()).as("4 * 120 * 30 / 150").isCloseTo(96, within(1e-12));
    assertThat(drift.worstRows()).isEmpty();
  }

  @Test
  void buildsOfOneSizeWithoutACommonOutcomeTellABitAStep() {
    Drift drift = Drift.between(row("s", "a", 500), row("s", "b", 500), TEST);
    assertThat(drift.pValue()).isEqualTo(1.0 / 200);
    assertThat(drift.bitsPerStep()).isBetween(0.998, 1.0);
    assertThat(drift.drift()).isBetween(0.999, 1.0);
    assertThat(drift.upperBound(0.05)).isEqualTo(1);
    assertThat(drift.lowerBound(0.05)).isGreaterThan(0.95);
  }

  @Test
  void stayingAndEscapingAreOutcomes() {
    Chain then = Chain.builder().step("s", "s", 90).step("s", "t", 10).build();
    Chain now = Chain.builder().escape("s", 60).step("s", "t", 40).build();
    Drift drift = Drift.between(then, now, TEST);
    assertThat(drift.worstRows()).hasSize(1);
    RowShift shift = drift.worstRows().get(0);
    assertThat(shift.from()).isEqualTo("s");
    assertThat(shift.baselineDraws()).isEqualTo(100);
    assertThat(shift.buildDraws()).isEqualTo(100);
    assertThat(shift.shifts())
        .containsExactly(
            new RowShift.Shift("(stays)", 90, 0),
            new RowShift.Shift("(escapes)", 0, 60),
            new RowShift.Shift("t", 10, 40));
  }

  @Test
  void faultsAreNoOutcome() {
    Chain faulty = Chain.builder().step("s", "t", 50).fault("s", 70).build();
    assertThat(Drift.between(row("s", "t", 50), faulty, TEST).statistic()).isLessThan(1e-9);
  }

  @Test
  void statesThatOnlyOneBuildReachedAreNamedMostFrequentFirst() {
    Drift drift =
        Drift.between(
            row("s", "a", 50, "old", 9, "older", 3), row("s", "a", 50, "new", 2, "newer", 5), TEST);
    assertThat(drift.appeared())
        .containsExactly(new StateCount("newer", 5), new StateCount("new", 2));
    assertThat(drift.vanished())
        .containsExactly(new StateCount("old", 9), new StateCount("older", 3));
  }

  @Test
  void withoutACommonStateThereIsNothingToCompare() {
    Chain one = row("s", "a", 5);
    Chain other = row("t", "a", 5);
    assertThat(Drift.comparable(one, other)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> Drift.between(one, other, TEST));
  }

  @Test
  void theNumberOfThreadsMovesNoDigit() {
    SimulatedKernel kernel = SimulatedKernel.reversible(30, 80, new SplittableRandom(1));
    Chain then = kernel.sample(3_000, new SplittableRandom(2));
    Chain now = kernel.sample(1_000, new SplittableRandom(3));
    Drift one = Drift.between(then, now, new DriftTest(199, 5, 1));
    Drift three = Drift.between(then, now, new DriftTest(199, 5, 3));
    assertThat(three.meanStatistic()).isEqualTo(one.meanStatistic());
    assertThat(three.pValue()).isEqualTo(one.pValue());
    assertThat(three.pValueOfWorstRow()).isEqualTo(one.pValueOfWorstRow());
  }

  private record Simulation(
      int rejections, double meanBits, double standardError, int missedBelow, int missedAbove) {}

  private static Simulation simulate(
      SimulatedKernel before, SimulatedKernel after, int draws, int times, int builds, long seed) {
    double truth = Math.sqrt(DriftedKernels.divergence(before, after));
    SplittableRandom random = new SplittableRandom(seed);
    int rejections = 0;
    int below = 0;
    int above = 0;
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < builds; k++) {
      Drift drift =
          Drift.between(
              sample(before, before.states(), times * draws, random),
              sample(after, before.states(), draws, random),
              new DriftTest(199, random.nextLong(), 2));
      rejections += drift.pValue() <= 0.05 ? 1 : 0;
      below += drift.lowerBound(0.05) > truth ? 1 : 0;
      above += drift.upperBound(0.05) < truth ? 1 : 0;
      sum += drift.bitsPerStep();
      squares += drift.bitsPerStep() * drift.bitsPerStep();
    }
    double mean = sum / builds;
    double error = Math.sqrt((squares / builds - mean * mean) / builds);
    return new Simulation(rejections, mean, error, below, above);
  }

  private static Chain sample(
      SimulatedKernel kernel, int starts, int draws, SplittableRandom random) {
    Chain.Builder chain = Chain.builder();
    for (int k = 0; k < draws; k++) {
      int from = random.nextInt(starts);
      chain.step("s" + from, "s" + kernel.next(from, random), 1);
    }
    return chain.build();
  }

  /**
   * Without drift the test rejects no more often than it says: each case would fail by chance once
   * in 200 times.
   */
  @ParameterizedTest
  @CsvSource({"20, 500, 1", "20, 500, 4", "50, 1000, 1", "50, 1000, 4"})
  void withoutDriftOneBuildInTwentyIsRejected(int states, int draws, int times) {
    SimulatedKernel kernel =
        SimulatedKernel.reversible(states, 5 * states / 2, new SplittableRandom(states));
    int builds = 400;
    Simulation simulation = simulate(kernel, kernel, draws, times, builds, 31 + states + times);
    assertThat(Binomial.lowerBound(simulation.rejections, builds, 0.005))
        .as("99 %% lower limit, %s of %s rejected", simulation.rejections, builds)
        .isLessThanOrEqualTo(0.05);
    assertThat(Binomial.lowerBound(simulation.missedBelow, builds, 0.005)).isLessThan(0.05);
  }

  /**
   * The estimate has no bias at any size of the baseline, the bounds miss no more often than they
   * say (99 % limit), and the power is at least what is given, which leaves room for chance.
   */
  @ParameterizedTest
  @CsvSource({"diffuse, 1, 0.40", "diffuse, 4, 0.75", "rows, 1, 0.65", "rows, 4, 0.9"})
  void driftIsFoundAndMeasured(String kind, int times, double power) {
    SplittableRandom random = new SplittableRandom(27);
    SimulatedKernel before = SimulatedKernel.reversible(20, 50, random);
    SimulatedKernel after =
        kind.equals("rows")
            ? DriftedKernels.retargeted(before, 1)
            : DriftedKernels.diffuse(before, 0.2, random);
    int builds = 200;
    Simulation simulation = simulate(before, after, 2_000, times, builds, 41 + times);
    assertThat(simulation.meanBits)
        .isCloseTo(DriftedKernels.divergence(before, after), within(4 * simulation.standardError));
    assertThat((double) simulation.rejections / builds).isGreaterThan(power);
    assertThat(Binomial.lowerBound(simulation.missedBelow, builds, 0.005)).isLessThan(0.05);
    assertThat(Binomial.lowerBound(simulation.missedAbove, builds, 0.005)).isLessThan(0.05);
  }

  @Test
  void aStateThatTheAgentNewlyReachesIsFound() {
    SimulatedKernel before = SimulatedKernel.reversible(20, 50, new SplittableRandom(27));
    SimulatedKernel after = DriftedKernels.withNewStates(before, 2, 0.08);
    SplittableRandom random = new SplittableRandom(5);
    Drift drift =
        Drift.between(sample(before, 20, 16_000, random), sample(after, 20, 4_000, random), TEST);
    assertThat(drift.pValue()).isEqualTo(1.0 / 200);
    assertThat(drift.appeared())
        .extracting(StateCount::state)
        .containsExactlyInAnyOrder("s20", "s21");
    assertThat(drift.worstRows())
        .extracting(RowShift::from)
        .startsWith("s0", "s1")
        .hasSizeLessThanOrEqualTo(3);
  }
}
