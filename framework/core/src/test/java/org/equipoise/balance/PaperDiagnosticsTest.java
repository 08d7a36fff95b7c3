package org.equipoise.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.OptionalDouble;
import org.equipoise.ReferenceChains;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Kernel;
import org.equipoise.chain.KernelEstimate;
import org.equipoise.potential.LeastAction;
import org.equipoise.potential.Potential;
import org.equipoise.potential.ViolationFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperDiagnosticsTest {

  private static Chain triangle() {
    return Chain.builder()
        .step("a", "b", 20)
        .step("b", "a", 10)
        .step("b", "c", 40)
        .step("c", "b", 20)
        .step("c", "a", 5)
        .step("a", "c", 5)
        .build();
  }

  @Test
  void aTripletsResidualIsTheLogOfItsTwoProducts() {
    ClosedPaths paths = ClosedPaths.triplets(triangle(), 1);

    double residual = Math.log(2 * 2);
    double variance = 1.0 / 20 + 1.0 / 10 + 1.0 / 40 + 1.0 / 20 + 1.0 / 5 + 1.0 / 5;
    double totals = 1.0 / 25 + 1.0 / 50 + 1.0 / 25;
    assertThat(paths.count()).isEqualTo(1);
    assertThat(paths.chi2()).isCloseTo(residual * residual / variance, offset(1e-12));
    assertThat(paths.paperChi2())
        .isCloseTo(residual * residual / (variance + 2 * totals), offset(1e-12));
  }

  @Test
  void aTripletWithAMoveSeenTooSeldomIsLeftOut() {
    assertThat(ClosedPaths.triplets(triangle(), 5).count()).isEqualTo(1);
    assertThat(ClosedPaths.triplets(triangle(), 6).count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "metropolis40/high, loops_thr0, 1",
    "metropolis40/high, loops_thr1, 2",
    "driven40/high, loops_thr0, 1",
    "paper7484/high, loops_thr0, 1",
    "paper7484/high, loops_thr1, 2"
  })
  void tripletsOfTheReferenceChainsAreTheReference(String name, String loops, long atLeast)
      throws IOException {
    JsonNode answer = ReferenceChains.answers(name).get(loops);
    Chain chain = ReferenceChains.chain(name.substring(0, name.indexOf('/')) + ".csv");
    ClosedPaths paths = ClosedPaths.triplets(chain, atLeast);

    assertThat(paths.count()).isEqualTo(answer.get("n_triangles").longValue());
    assertThat(paths.chi2())
        .isCloseTo(answer.get("naive_chi2_correct_var").doubleValue(), offset(1e-6));
    assertThat(paths.paperChi2()).isCloseTo(answer.get("paper_chi2").doubleValue(), offset(1e-6));
  }

  @Test
  void pairsOfABalancedChainLieOnTheDiagonal() {
    // 100 draws from each state; with the stationary law 1 : 2 : 4 all flows are equal both ways.
    Chain chain =
        Chain.builder()
            .step("a", "b", 40)
            .step("b", "a", 20)
            .step("b", "c", 40)
            .step("c", "b", 20)
            .step("a", "c", 40)
            .step("c", "a", 10)
            .step("a", "a", 20)
            .step("b", "b", 40)
            .step("c", "c", 70)
            .build();
    PairPlot plot = PairPlot.of(chain, fitted(chain));

    assertThat(plot.points()).hasSize(3);
    assertThat(plot.independent()).isEqualTo(1);
    assertThat(plot.chi2()).isCloseTo(0, offset(1e-12));
    assertThat(plot.correlation().orElseThrow()).isCloseTo(1, offset(1e-9));
    PairPlot.Point point = plot.points().get(0);
    assertThat(point.drop()).isCloseTo(Math.log(2), offset(1e-9));
    assertThat(point.logRatio()).isCloseTo(Math.log(2), offset(1e-12));
    assertThat(point.standardError()).isCloseTo(Math.sqrt(1.0 / 40 + 1.0 / 20), offset(1e-12));
  }

  @Test
  void fewerThanTwoPairsHaveNoCorrelation() {
    Chain chain = Chain.builder().step("a", "b", 4).step("b", "a", 2).build();

    assertThat(PairPlot.of(chain, fitted(chain)).correlation()).isEmpty();
  }

  @Test
  void aMoveNeverReturnedBoundsThePotentialFromOneSide() {
    Chain chain = Chain.builder().step("TURKEY", "ATTITUDE", 4000).escape("ATTITUDE", 4000).build();
    OneWayPair pair = OneWayPair.of(chain, fitted(chain), 0.05).get(0);

    // log(1 / (1 - 0.05^(1/4000))) = 7.20 in the notes on the paper's Table II.
    assertThat(pair.from()).isEqualTo("TURKEY");
    assertThat(pair.atLeast()).isCloseTo(7.197, offset(1e-3));
    assertThat(pair.drop()).isEqualTo(OptionalDouble.empty());
    assertThat(pair.isContradicted()).isFalse();
  }

  private static Potential fitted(Chain chain) {
    return LeastAction.minimise(Kernel.of(chain, KernelEstimate.COUNTS), ViolationFunction.SOFTPLUS)
        .potential();
  }
}
