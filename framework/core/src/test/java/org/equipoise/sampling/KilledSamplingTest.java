package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.equipoise.verdict.ErrorRates;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Properties;
import org.equipoise.verdict.Property;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a kill with many draws under way does to the verdict. */
class KilledSamplingTest extends JournalledRuns {
  private static final Property<String> FEW_ESCAPES = Properties.escapeRate(0.3, 0.05);
  private Sample<String> whole;

  @BeforeEach
  void whole() {
    whole = plan().run();
    assertThat(whole.end()).contains(SamplingEnd.DECIDED);
    assertThat(whole.recorded()).isBetween(400, 700);
  }

  private Sampler<String> plan() {
    return sampler()
        .transitions(1_000)
        .concurrency(64)
        .until(sample -> evidence(sample).verdict() != Verdict.INCONCLUSIVE, 1);
  }

  private static Evidence evidence(Sample<String> sample) {
    return FEW_ESCAPES.judge(sample, ErrorRates.DEFAULT);
  }

  /** A run was killed when it had made draws up to 300, but for some from 210 on. */
  private void killed(int underWay) throws IOException {
    plan().callLimit(350).journal(journal, TEXT).run();
    List<String> lines = lines();
    lines.removeIf(line -> line.startsWith("{\"end\""));
    lines.removeIf(line -> isDrawBetween(line, 210, 210 + underWay));
    lines.removeIf(line -> isDrawBetween(line, 300, 1_000));
    Files.write(file, lines);
    calls.set(0);
  }

  private static boolean isDrawBetween(String line, int first, int end) {
    if (!line.startsWith("{\"draw\":")) {
      return false;
    }
    int number = Integer.parseInt(line.substring(8, line.indexOf(',')));
    return number >= first && number < end;
  }

  @Test
  void aKillThatLosesFewDrawsKeepsTheOthersAndTheRunDecidesAsSoonAsEver() throws IOException {
    killed(10);

    Sample<String> resumed = plan().journal(journal, TEXT).run();

    assertThat(resumed.recalled().draws()).isEqualTo(290);
    assertThat(resumed.recalled().redrawn()).isEqualTo(10);
    assertThat(steps(resumed)).isEqualTo(steps(whole));
    assertThat(evidence(resumed).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aKillThatLosesAsManyAsMayBeMakesTheRunDecideLaterAndNotNever() throws IOException {
    killed(50);
    Sample<String> part = plan().callLimit(200).journal(journal, TEXT).run();
    assertThat(evidence(part).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence(part).reason())
        .contains(
            "50 of %s draws were under way when runs were killed, more than the 5 %% allowed; slow answers may be missing. Sample more, or start anew."
                .formatted(part.recorded()));

    Sample<String> resumed = plan().journal(journal, TEXT).run();

    assertThat(resumed.recalled().redrawn()).isEqualTo(50);
    assertThat(resumed.recorded()).isEqualTo(1_000);
    assertThat(evidence(resumed).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aKillThatLosesMoreCostsWhatCameAfterItsFirstGapAndThatIsSaid() throws IOException {
    killed(55);

    Sample<String> resumed = plan().journal(journal, TEXT).run();

    assertThat(resumed.recalled().draws()).isEqualTo(210);
    assertThat(resumed.recalled().redrawn()).isZero();
    assertThat(steps(resumed)).isEqualTo(steps(whole));
    assertThat(evidence(resumed).verdict()).isEqualTo(Verdict.PASS);
    assertThat(told)
        .contains(
            "35 draws that a killed run had finished past draw 210 are made again: else more slow answers may be missing than the 50 that maxFaultRate allows");
    assertThat(lines())
        .anyMatch(line -> line.startsWith("{\"run\"") && line.endsWith(",\"keeps\":210}"));
    assertThat(steps(plan().journal(journal.replay(), TEXT).run())).isEqualTo(steps(whole));
  }
}
