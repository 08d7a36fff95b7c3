package org.equipoise.samples.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.equipoise.balance.DetailedBalance;
import org.equipoise.balance.ExactTest;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Kernel;
import org.equipoise.chain.KernelEstimate;
import org.equipoise.chain.Transitions;
import org.equipoise.potential.LeastAction;
import org.equipoise.potential.Potential;
import org.equipoise.potential.ViolationFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The recorded word task of Claude-4, Table II of arXiv:2512.10047. */
class ClaudeFourTest {
  private static Chain chain;
  private static Kernel kernel;

  @BeforeAll
  static void read() throws IOException {
    chain = Transitions.read(Path.of("data", "claude-4.csv")).chain();
    kernel = Kernel.of(chain, KernelEstimate.HIGH_REJECT, OptionalDouble.of(4000));
  }

  @Test
  void theHeightsAreThoseOfThePaper() {
    Potential potential = LeastAction.minimise(kernel, ViolationFunction.EXPONENTIAL).potential();

    assertThat(height(potential, "PERSONAL")).isCloseTo(4.073678, within(1e-6));
    assertThat(height(potential, "PROBLEM")).isCloseTo(5.181222, within(1e-6));
    assertThat(potential.unidentified()).containsExactlyInAnyOrder("TURKEY", "BUZZY");
  }

  @Test
  void theActionsAreThoseOfTheReference() {
    assertThat(LeastAction.minimise(kernel, ViolationFunction.EXPONENTIAL).action())
        .isCloseTo(0.0772737, within(1e-7));
    assertThat(LeastAction.minimise(kernel, ViolationFunction.SOFTPLUS).action())
        .isCloseTo(0.0229551, within(1e-7));
  }

  @Test
  void withoutACycleItsBalanceCannotBeTested() {
    assertThat(DetailedBalance.test(chain, ExactTest.forMoves(chain.moves(), 1)).testable())
        .isFalse();
  }

  private static double height(Potential potential, String word) {
    int lowest = chain.states().number("ATTITUDE");
    return potential.value(chain.states().number(word)) - potential.value(lowest);
  }
}
