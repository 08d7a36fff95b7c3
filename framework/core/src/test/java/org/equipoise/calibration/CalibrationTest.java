package org.equipoise.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.ErrorRates;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Property;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;

/**
 * A part of the {@link Calibration}: the gates err at most as often as they say. Each check is at
 * the lower end of an exact 99 % interval, so a gate whose rate is just the nominal one would fail
 * it in one of 200 seeds; the seeds are fixed.
 */
class CalibrationTest {

  private static List<String> excesses(List<Scenario> scenarios, int builds) {
    return scenarios.stream().flatMap(s -> Outcome.of(s, builds).excesses().stream()).toList();
  }

  @Test
  void ratesDecidedWhileSamplingKeepTheirErrorRates() {
    assertThat(excesses(RateScenarios.downhill(), 1_000)).isEmpty();
    assertThat(excesses(RateScenarios.escapes(), 1_000)).isEmpty();
  }

  @Test
  void ratesDecidedAtOnceKeepTheirErrorRates() {
    assertThat(excesses(RateScenarios.downhillAtOnce(), 2_000)).isEmpty();
  }

  @Test
  void detailedBalanceKeepsItsErrorRates() {
    assertThat(
            excesses(
                List.of(
                    BalanceScenarios.inBalance(20, 500),
                    BalanceScenarios.at(0.15, 10, 1_000),
                    BalanceScenarios.at(0.3, 10, 500)),
                150))
        .isEmpty();
  }

  @Test
  void driftKeepsItsErrorRates() {
    assertThat(
            excesses(
                List.of(
                    DriftScenarios.unchanged(20, 500, 4),
                    DriftScenarios.diffuse(0.05, 20, 1_000),
                    DriftScenarios.diffuse(0.1, 20, 1_000)),
                60))
        .isEmpty();
  }

  @Test
  void driftOfWhatOnlyOneSideHasKeepsItsErrorRates() {
    assertThat(excesses(DriftScenarios.oneSided(800, 4), 100)).isEmpty();
    assertThat(excesses(DriftScenarios.deterministic(200), 500)).isEmpty();
  }

  @Test
  void aClassOfFivePropertiesKeepsItsErrorRate() {
    assertThat(excesses(List.of(FamilyScenarios.atTheBars(800)), 100)).isEmpty();
  }

  /** "Observed at least 0.70" passes at a true 0.68 in more than a quarter of builds. */
  private static final class Naive implements Property<Integer> {
    @Override
    public String claim() {
      return "observed at least 0.70";
    }

    @Override
    public Evidence judge(Sample<? extends Integer> sample, ErrorRates rates) {
      long down = sample.judged().moves(0, sample.states().number("-1"));
      Verdict verdict = down >= 0.7 * sample.judged().moves() ? Verdict.PASS : Verdict.FAIL;
      return Evidence.of("naive", claim(), verdict, "The observed share decides.");
    }
  }

  @Test
  void aGateThatErrsTooOftenIsFound() {
    Scenario fair = RateScenarios.downhill(0.7, 0.02, 0.68, 248);
    Scenario naive =
        Scenario.of("naive", List.of(Claim.missed(new Naive(), 0.68)), fair.plan()).judgedOnce();

    assertThat(excesses(List.of(naive), 300))
        .singleElement()
        .asString()
        .startsWith("naive, fixed: observed at least 0.70, truth 0.68: PASS in 0.");
  }
}
