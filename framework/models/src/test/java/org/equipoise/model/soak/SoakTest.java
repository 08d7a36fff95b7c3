package org.equipoise.model.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.ErrorRates;
import org.equipoise.verdict.Properties;
import org.equipoise.verdict.Property;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand draws of the soak; {@link SoakProgram} makes ten times as many. */
class SoakTest {
  private static final int DRAWS = 1_000;

  private static Soak soak;

  @BeforeAll
  static void sample(@TempDir Path directory) throws IOException {
    soak = Soak.run(DRAWS, 64, 1, directory.resolve("soak.jsonl"));
  }

  @Test
  void everyKindOfFaultHappened() {
    assertThat(soak.server().faults()).containsOnlyKeys(Fault.values());
  }

  @Test
  void everyOutcomeIsWhatTheServiceSent() {
    assertThat(soak.wrong()).isEmpty();
  }

  @Test
  void noDrawIsLostAndNoneIsMadeTwice() {
    assertThat(soak.sample().recorded()).isEqualTo(DRAWS);
    assertThat(soak.lost()).isEmpty();
    assertThat(soak.doubled()).isEmpty();
  }

  @Test
  void theJournalHasEachDrawOnceWithAllItsTries() throws IOException {
    assertThat(soak.wronglyWritten()).isEmpty();
  }

  @Test
  void theJournalReplaysTheSampleWithoutACall() {
    Sample<Integer> replayed = soak.replayed();

    assertThat(Soak.outcomes(replayed)).isEqualTo(Soak.outcomes(soak.sample()));
    assertThat(replayed.calls()).isZero();
  }

  @Test
  void everyCallIsCounted() {
    assertThat(soak.sample().calls()).isEqualTo(soak.server().requests());
  }

  @Test
  void trueClaimsPassAndFalseOnesFail() {
    assertThat(verdict(Properties.escapeRate(0.15, 0.05))).isEqualTo(Verdict.PASS);
    assertThat(verdict(Properties.escapeRate(0.03, 0.02))).isEqualTo(Verdict.FAIL);
    assertThat(verdict(lowerStates(0.50))).isEqualTo(Verdict.PASS);
    assertThat(verdict(lowerStates(0.75))).isEqualTo(Verdict.FAIL);
  }

  private static Property<Integer> lowerStates(double atLeast) {
    return Properties.rateAtLeast(
        "moves to a lower state",
        "moves",
        atLeast,
        0.05,
        step -> step.to().orElseThrow() < step.from(),
        step -> step.isMove());
  }

  private static Verdict verdict(Property<Integer> claim) {
    return claim.judge(soak.sample(), ErrorRates.DEFAULT).verdict();
  }
}
