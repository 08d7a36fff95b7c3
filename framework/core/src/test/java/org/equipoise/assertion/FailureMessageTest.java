package org.equipoise.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.equipoise.statistics.Interval;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;

class FailureMessageTest {

  private static Evidence evidence(Verdict verdict, List<String> culprits) {
    return Evidence.builder(
            "downhill-fraction",
            "downhill fraction at least 0.60 (margin 0.05)",
            verdict,
            "At a true downhill fraction of 0.60, so few have probability 2.1e-6.")
        .about("downhill fraction", "at least 0.60 (margin 0.05)")
        .estimate(0.509375, new Interval(0.47612, 0.54259, 0.9))
        .observations(1_640, "moves")
        .margin(0.05)
        .pValue(2.1e-6)
        .culprits(culprits)
        .build();
  }

  @Test
  void saysTheClaimTheEstimateHowSureItIsAndTheWorstOffenders() {
    Evidence evidence =
        evidence(Verdict.FAIL, List.of("A -> B: 14 of 20 moves", "C -> D: 3 of 9 moves"));
    assertThat(FailureMessage.of(evidence))
        .hasToString(
            """
            violated: downhill fraction at least 0.60 (margin 0.05)
            estimate: 0.509, 90 % interval 0.476 to 0.543, from 1,640 moves, margin 0.05
            how sure: At a true downhill fraction of 0.60, so few have probability 2.1e-6.
            worst offenders:
              - A -> B: 14 of 20 moves
              - C -> D: 3 of 9 moves""");
  }

  @Test
  void whatThereIsNotIsNotSaid() {
    Evidence evidence =
        Evidence.inconclusive("escape-rate", "escape rate at most 0.20", "300 more draws to come.");
    assertThat(FailureMessage.of(evidence))
        .hasToString(
            """
            undecided: escape rate at most 0.20
            how sure: 300 more draws to come.""");
  }

  @Test
  void whatChangedAndWhatToDoComeLast() {
    Evidence evidence =
        Evidence.builder("drift", "drift at most 0.05", Verdict.FAIL, "Luck does not explain it.")
            .changes(List.of("temperature: 1.0 -> 0.8"))
            .remedy("mvn test -Dequipoise.baseline=record")
            .build();
    assertThat(FailureMessage.of(evidence))
        .hasToString(
            """
            violated: drift at most 0.05
            how sure: Luck does not explain it.
            changed since the baseline: temperature: 1.0 -> 0.8
            what to do: mvn test -Dequipoise.baseline=record""");
  }

  @Test
  void oneOffenderStandsInItsLine() {
    assertThat(FailureMessage.of(evidence(Verdict.FAIL, List.of("A -> B"))).facts())
        .last()
        .hasToString("worst offenders: A -> B");
  }

  @Test
  void aMessageOfAPassIsNoFailure() {
    assertThat(FailureMessage.of(evidence(Verdict.PASS, List.of())).facts().get(0))
        .hasToString("holds: downhill fraction at least 0.60 (margin 0.05)");
  }

  @Test
  void hostileTextIsEscapedAndCutShort() {
    String hostile = "A\u001b[31m\nfake: line\u202e" + "x".repeat(5_000);
    String line =
        FailureMessage.of(evidence(Verdict.FAIL, List.of(hostile))).facts().get(3).values().get(0);
    assertThat(line)
        .startsWith("A\\u001b[31m\\nfake: line\\u202exxx")
        .endsWith("x…")
        .hasSize(1_000);
  }
}
