package org.equipoise.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.equipoise.PaperTables;
import org.equipoise.ReferenceChains;
import org.equipoise.chain.Chain;
import org.equipoise.potential.ViolationFunction;
import org.junit.jupiter.api.Test;

class AuthorsFactsTest {
  private static List<AuthorsFacts> of(Chain chain, ViolationFunction violation) {
    return AuthorsFacts.of(chain, OptionalDouble.empty(), violation);
  }

  /** Table II: 20,000 attempts over 5 states, which is the N0 of the paper. */
  @Test
  void claudeFourHasTheLeastActionOfItsHighRejectKernel() {
    AuthorsFacts high = of(PaperTables.CLAUDE_4, ViolationFunction.EXPONENTIAL).get(1);

    assertThat(high.kernel()).isEqualTo("high-reject");
    assertThat(high.attemptsPerState()).isEqualTo(4_000);
    assertThat(high.action()).isCloseTo(0.077273657799, offset(1e-11));
    assertThat(high.pairs()).isEqualTo(2);
    assertThat(high.triplets()).isZero();
  }

  @Test
  void attemptsThatAreGivenReplaceTheTwentyThousand() {
    AuthorsFacts high =
        AuthorsFacts.of(
                PaperTables.CLAUDE_4, OptionalDouble.of(5_000), ViolationFunction.EXPONENTIAL)
            .get(1);

    assertThat(high.attemptsPerState()).isEqualTo(5_000);
  }

  /** A, 3 moves and 1 self-loop; B, 2 moves and 4 escapes; C, one move: no source of theirs. */
  @Test
  void lowRejectCountsSelfLoopsAndLeavesOutEscapes() {
    Chain chain =
        Chain.builder()
            .step("A", "B", 3)
            .step("A", "A", 1)
            .step("B", "A", 2)
            .escape("B", 4)
            .step("C", "A", 1)
            .build();

    AuthorsFacts low = of(chain, ViolationFunction.EXPONENTIAL).get(0);

    // Of two states 2 sqrt(T(A->B) T(B->A)) is left, with T = 3/4 and 1, over the states in action.
    assertThat(low.action()).isCloseTo(2 * Math.sqrt(0.75) / 2, offset(1e-12));
    // Neither of the two log ratios is off: V(A) - V(B) = log(3/4).
    assertThat(low.pairsChi2()).isCloseTo(0, offset(1e-20));
    assertThat(low.sigma()).isCloseTo(-Math.log(0.75) / 2, offset(1e-12));
    assertThat(low.expectedAction())
        .isCloseTo(1 / (low.sigma() * Math.sqrt(Math.PI)), offset(1e-12));
    assertThat(low.down() + low.up()).isEqualTo(2);
  }

  @Test
  void theReferenceChainsHaveTheirNumbers() throws IOException {
    Chain metropolis = ReferenceChains.chain("metropolis40.csv");
    Chain driven = ReferenceChains.chain("driven40.csv");

    AuthorsFacts balanced = of(metropolis, ViolationFunction.SOFTPLUS).get(0);
    AuthorsFacts turning = of(driven, ViolationFunction.SOFTPLUS).get(0);

    assertThat(balanced.action()).isCloseTo(0.227661431075313, offset(1e-9));
    assertThat(turning.action()).isCloseTo(0.140027332533572, offset(1e-9));
    // The cycle of affinity 8 that their closed paths do not see.
    assertThat(turning.tripletsChi2() / turning.triplets()).isCloseTo(1.03, within(0.005));
  }
}
