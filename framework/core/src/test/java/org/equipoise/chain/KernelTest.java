package org.equipoise.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.equipoise.PaperTables.CLAUDE_4;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Checked against the Claude-4 counts, Table II of arXiv:2512.10047. */
class KernelTest {
  @Test
  void highRejectDividesByTheAttemptsPerStateAndIsCappedAtOne() {
    Kernel kernel = Kernel.of(CLAUDE_4, KernelEstimate.HIGH_REJECT, OptionalDouble.of(4000));
    assertThat(weight(kernel, "TURKEY", "ATTITUDE")).isEqualTo(1);
    assertThat(weight(kernel, "ATTITUDE", "PERSONAL")).isEqualTo(66 / 4000.0);
    assertThat(weight(kernel, "ATTITUDE", "PROBLEM")).isEqualTo(20 / 4000.0);
    assertThat(weight(kernel, "PERSONAL", "ATTITUDE")).isEqualTo(3879 / 4000.0);
    assertThat(weight(kernel, "BUZZY", "TURKEY")).isEqualTo(238 / 4000.0);
    assertThat(kernel.states()).isEqualTo(5);
    assertThat(kernel.sources()).isEqualTo(5);
  }

  @Test
  void highRejectTakesTheMeanAttemptsWhereNoneAreGiven() {
    Kernel kernel = Kernel.of(CLAUDE_4, KernelEstimate.HIGH_REJECT);
    double mean = (4000 + 4122 + 4000 + 4000 + 4097) / 5.0;
    assertThat(weight(kernel, "BUZZY", "TURKEY")).isCloseTo(238 / mean, within(1e-15));
  }

  @Test
  void countsAreTheMovesThemselves() {
    Kernel kernel = Kernel.of(CLAUDE_4, KernelEstimate.COUNTS);
    assertThat(weight(kernel, "TURKEY", "ATTITUDE")).isEqualTo(4122);
    assertThat(kernel.estimate()).isEqualTo(KernelEstimate.COUNTS);
    assertThat(kernel.chain()).isSameAs(CLAUDE_4);
  }

  @Test
  void attemptsDividesByTheDrawsOfEachState() {
    Kernel kernel = Kernel.of(CLAUDE_4, KernelEstimate.ATTEMPTS);
    assertThat(weight(kernel, "TURKEY", "ATTITUDE")).isEqualTo(1);
    assertThat(weight(kernel, "BUZZY", "TURKEY")).isEqualTo(238 / 4097.0);
    assertThat(weight(kernel, "PROBLEM", "ATTITUDE")).isEqualTo(3558 / 4000.0);
  }

  @Test
  void anEstimateWithoutUseForAttemptsRefusesThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kernel.of(CLAUDE_4, KernelEstimate.COUNTS, OptionalDouble.of(4000)))
        .withMessage(
            "attempts per state have no effect with 'counts'; choose 'attempts' or 'high-reject'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kernel.of(CLAUDE_4, KernelEstimate.LOW_REJECT, OptionalDouble.of(4000)))
        .withMessageContaining("'low-reject'");
  }

  @Test
  void attemptsRefusesFewerAttemptsThanMoves() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kernel.of(CLAUDE_4, KernelEstimate.ATTEMPTS, OptionalDouble.of(4000)))
        .withMessageContaining("4,122 moves were recorded from 'TURKEY'")
        .withMessageContaining("more than the 4000.0 attempts per state")
        .withMessageContaining("'high-reject'");
  }

  @Test
  void lowRejectDividesByTheMovesOfEachState() {
    Kernel kernel = Kernel.of(CLAUDE_4, KernelEstimate.LOW_REJECT);
    assertThat(weight(kernel, "ATTITUDE", "PERSONAL")).isEqualTo(66 / 86.0);
    assertThat(weight(kernel, "TURKEY", "ATTITUDE")).isEqualTo(1);
  }

  @Test
  void lowRejectHasOnlyTheStatesWithMoreThanOneMove() {
    Chain chain =
        Chain.builder()
            .step("A", "B", 3)
            .step("A", "C", 1)
            .step("B", "A", 2)
            .step("C", "A", 1)
            .build();
    Kernel kernel = Kernel.of(chain, KernelEstimate.LOW_REJECT);
    assertThat(kernel.contains(chain.states().number("C"))).isFalse();
    assertThat(weight(kernel, "A", "B")).isEqualTo(0.75);
    assertThat(weight(kernel, "A", "C")).isZero();
    assertThat(weight(kernel, "C", "A")).isZero();
    assertThat(kernel.states()).isEqualTo(2);
    assertThat(kernel.sources()).isEqualTo(2);
  }

  @Test
  void aStateThatWasNeverLeftIsNoSource() {
    Kernel kernel = Kernel.of(Chain.builder().step("A", "B", 1).build(), KernelEstimate.COUNTS);
    assertThat(kernel.states()).isEqualTo(2);
    assertThat(kernel.sources()).isEqualTo(1);
  }

  @Test
  void attemptsPerStateArePositive() {
    for (double bad : new double[] {0, -1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Kernel.of(CLAUDE_4, KernelEstimate.HIGH_REJECT, OptionalDouble.of(bad)))
          .withMessage("attempts per state must be positive, got " + bad);
    }
  }

  private static double weight(Kernel kernel, String from, String to) {
    Chain chain = kernel.chain();
    return kernel.weight(chain.edge(chain.states().number(from), chain.states().number(to)));
  }
}
