package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.equipoise.maven.ResultFixtures.BUILD_STARTED;
import static org.equipoise.maven.ResultFixtures.assertions;
import static org.equipoise.maven.ResultFixtures.downhill;
import static org.equipoise.maven.ResultFixtures.result;
import static org.equipoise.maven.ResultFixtures.undecided;

import java.nio.file.Path;
import java.util.List;
import org.equipoise.result.PropertyFacts;
import org.equipoise.result.Result;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;

class BuildCheckTest {
  private static final Path DIRECTORY = Path.of("target", "equipoise");

  @Test
  void aClassThatIsAsClaimedPassesInOneLine() {
    BuildCheck check = check(downhill(Verdict.PASS), downhill(Verdict.PASS));

    assertThat(check.passed()).containsExactly("shop.CheckoutAgentTest: 2 of 2 properties PASS");
    assertThat(check.warnings()).isEmpty();
    assertThat(check.violations()).isEmpty();
  }

  @Test
  void aFailedPropertyIsDriftWithWhatWasMeasuredAndExpected() {
    BuildCheck check = check(downhill(Verdict.PASS), downhill(Verdict.FAIL));

    assertThat(check.passed()).isEmpty();
    assertThat(check.failure())
        .isEqualTo(
            """
            Drift in shop.CheckoutAgentTest.goesDownhill: downhill fraction is 0.51 [0.47, 0.55] \
            over 640 moves, expected at least 0.60 (margin 0.05)
            Agent tests: 1 class, properties: 1 PASS, 1 FAIL, 0 INCONCLUSIVE; results in target/equipoise""");
  }

  @Test
  void aFailureWithoutAMeasurementIsNoDriftAndItsReasonIsMadeFitForALog() {
    assertThat(check(assertions("expected 5\u001b[2J\n[INFO] BUILD SUCCESS")).violations())
        .containsExactly(
            "Failed in shop.CheckoutAgentTest.explores: expected that the assertions of the test "
                + "hold. expected 5\\u001b[2J\\n[INFO] BUILD SUCCESS");
  }

  @Test
  void anUndecidedPropertyFailsUnlessToldOtherwise() {
    String sentence =
        "Undecided in shop.CheckoutAgentTest.staysInBalance: "
            + "detailed balance violation at most 0.10. No cycle in the data.";

    assertThat(check(undecided()).violations()).containsExactly(sentence);

    BuildCheck warned = BuildCheck.of(results(undecided()), InconclusivePolicy.WARN, true);
    assertThat(warned.violations()).isEmpty();
    assertThat(warned.warnings()).containsExactly(sentence);
    assertThat(warned.passed()).containsExactly("shop.CheckoutAgentTest: 0 of 1 properties PASS");
  }

  @Test
  void aStaleResultNeverPasses() {
    Result stale = result("shop.OldTest", BUILD_STARTED.minusSeconds(3600), downhill(Verdict.PASS));
    BuildResults results = new BuildResults(DIRECTORY, List.of(), List.of(stale));

    BuildCheck check = BuildCheck.of(results, InconclusivePolicy.FAIL, true);

    assertThat(check.passed()).isEmpty();
    assertThat(check.warnings())
        .containsExactly(
            "Stale: the result of shop.OldTest was written at 2026-11-20T09:15:30Z, "
                + "before this build began, and does not count");
    assertThat(check.violations())
        .containsExactly(
            "No agent test has a result of this build in target/equipoise, "
                + "which equipoise.outputDirectory names (stale results: 1); "
                + "run the agent tests in this build, "
                + "or set -Dequipoise.failIfNoResults=false where there are none");
  }

  @Test
  void aBuildWithoutResultsPassesOnlyWhenToldSo() {
    BuildResults none = new BuildResults(DIRECTORY, List.of(), List.of());

    assertThat(BuildCheck.of(none, InconclusivePolicy.FAIL, true).violations()).hasSize(1);

    BuildCheck allowed = BuildCheck.of(none, InconclusivePolicy.FAIL, false);
    assertThat(allowed.violations()).isEmpty();
    assertThat(allowed.warnings()).hasSize(1);
  }

  @Test
  void aPolicyThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> InconclusivePolicy.of("ignore"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("equipoise.inconclusive is 'ignore'; choose fail or warn");
  }

  private static BuildCheck check(PropertyFacts... properties) {
    return BuildCheck.of(results(properties), InconclusivePolicy.FAIL, true);
  }

  private static BuildResults results(PropertyFacts... properties) {
    Result result = result("shop.CheckoutAgentTest", BUILD_STARTED, properties);
    return new BuildResults(DIRECTORY, List.of(result), List.of());
  }
}
