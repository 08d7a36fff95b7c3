package org.equipoise.calibration;

import java.util.stream.LongStream;
import org.equipoise.verdict.Verdict;

/**
 * How often builds fail that are compared with one and the same baseline: they share its luck, so
 * the rate differs from baseline to baseline, the more the smaller these are.
 *
 * @param mean the share of failing builds over all baselines
 * @param ninth the share that one baseline in ten exceeds
 * @param worst the largest share of one baseline
 */
record ReusedBaselines(double mean, double ninth, double worst) {

  /** So many baselines of one scenario, each with so many builds. */
  static ReusedBaselines of(Scenario scenario, int baselines, int builds) {
    long[] fails =
        LongStream.range(0, baselines)
            .map(seed -> fails(DriftScenarios.withOneBaseline(scenario, seed), seed, builds))
            .sorted()
            .toArray();
    return new ReusedBaselines(
        (double) LongStream.of(fails).sum() / baselines / builds,
        (double) fails[(int) Math.ceil(0.9 * baselines) - 1] / builds,
        (double) fails[baselines - 1] / builds);
  }

  private static long fails(Scenario scenario, long seed, int builds) {
    Scenario named =
        new Scenario(
            scenario.name() + " " + seed,
            scenario.claims(),
            scenario.plan(),
            scenario.reference(),
            scenario.endsEarly());
    return Outcome.of(named, builds).claims().get(0).verdicts(Verdict.FAIL).times();
  }
}
