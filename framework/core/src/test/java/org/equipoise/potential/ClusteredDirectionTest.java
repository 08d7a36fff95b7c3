package org.equipoise.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.equipoise.chain.Chain;
import org.equipoise.chain.KernelEstimate;
import org.equipoise.chain.StateIndex;
import org.junit.jupiter.api.Test;

class ClusteredDirectionTest {
  /** A lies above B. */
  private static final Potential DECLARED =
      Potential.given(StateIndex.of(List.of("A", "B")), state -> 1 - state, "B");

  private static Chain moves(long down, long up) {
    Chain.Builder chain = Chain.builder().state("B");
    if (down > 0) {
      chain.step("A", "B", down);
    }
    if (up > 0) {
      chain.step("B", "A", up);
    }
    return chain.build();
  }

  @Test
  void eachClusterIsOneObservationHoweverManyMovesItHas() {
    ClusteredDirection found =
        ClusteredDirection.along(DECLARED, List.of(moves(1_000, 0), moves(1, 3)));

    assertThat(found.shares()).containsExactly(1.0, 0.25);
    assertThat(found.meanShare().orElseThrow()).isCloseTo(0.625, within(1e-12));
    assertThat(found.direction().down()).isEqualTo(1_001);
    assertThat(found.direction().up()).isEqualTo(3);
    assertThat(found.direction().method())
        .isEqualTo(
            "by cluster: mean share of 2 clusters, along a potential that was not fitted to them");
  }

  @Test
  void aClusterWithoutComparableMovesIsNone() {
    ClusteredDirection found =
        ClusteredDirection.along(
            DECLARED, List.of(Chain.builder().step("A", "elsewhere", 5).build(), moves(1, 1)));

    assertThat(found.shares()).containsExactly(0.5);
    assertThat(found.direction().unevaluable()).isEqualTo(5);
  }

  @Test
  void whereNoPotentialIsKnownHalfOfTheClustersFitOneAndTheOthersAreJudged() {
    List<Chain> clusters = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      // Each leaves A for B more often than B for A, at which it mostly stays.
      clusters.add(Chain.builder().step("A", "B", 9).step("B", "A", 1).step("B", "B", 8).build());
    }

    ClusteredDirection found =
        ClusteredDirection.split(clusters, KernelEstimate.COUNTS, ViolationFunction.SOFTPLUS, 1);

    assertThat(found.shares()).hasSize(5).containsOnly(0.9);
    assertThat(found.direction().method())
        .isEqualTo(
            "by cluster: mean share of 5 clusters, along the potential of 4 others (counts, softplus; seed 1)");
  }

  @Test
  void oneClusterIsTooFewToSplit() {
    assertThatThrownBy(
            () ->
                ClusteredDirection.split(
                    List.of(moves(1, 1)), KernelEstimate.COUNTS, ViolationFunction.SOFTPLUS, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "one cluster cannot be split into some to fit a potential and some to judge; record more, or declare a potential");
  }
}
