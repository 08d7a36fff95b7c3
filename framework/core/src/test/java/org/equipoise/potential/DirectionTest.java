package org.equipoise.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Kernel;
import org.equipoise.chain.KernelEstimate;
import org.junit.jupiter.api.Test;

class DirectionTest {
  private final Chain chain =
      Chain.builder()
          .step("high", "low", 5)
          .step("low", "high", 2)
          .step("high", "alsoHigh", 3)
          .step("low", "low", 7)
          .escape("low", 11)
          .build();

  private static Potential potential(Chain chain) {
    return Potential.given(
        chain.states(), i -> chain.states().key(i).endsWith("igh") ? 1.5 : -0.5, "zero");
  }

  @Test
  void movesGoDownUpOrStayFlatAndOtherStepsDoNotCount() {
    Direction direction = Direction.of(chain, potential(chain));
    assertThat(direction)
        .isEqualTo(
            new Direction(5, 2, 3, 0, "moves judged by a potential that was not fitted to them"));
    assertThat(direction.evaluable()).isEqualTo(10);
    assertThat(direction.downhillFraction()).isEqualTo(0.5);
  }

  @Test
  void movesBetweenStatesThatCannotBeComparedAreUnevaluable() {
    Chain explored =
        Chain.builder()
            .step("a", "b", 9)
            .step("b", "a", 1)
            .step("b", "b", 8)
            .step("c", "d", 4)
            .step("d", "c", 4)
            .state("e")
            .build();
    Chain.Tally moves = new Chain.Tally();
    moves.step(0, 1, 6);
    moves.step(1, 0, 1);
    moves.step(0, 2, 3);
    moves.step(3, 4, 2);
    Chain judged = moves.chain(explored.states());
    Potential fitted = fit(explored);
    Direction direction = Direction.of(judged, fitted);
    assertThat(direction.down()).isEqualTo(6);
    assertThat(direction.up()).isEqualTo(1);
    assertThat(direction.flat()).isZero();
    assertThat(direction.unevaluable()).isEqualTo(5);
  }

  @Test
  void withoutAnEvaluableMoveThereIsNoDownhillFraction() {
    Direction nothing = new Direction(0, 0, 0, 4, "any");
    assertThatThrownBy(nothing::downhillFraction)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "there is no downhill fraction: none of the 4 moves leads between states whose potentials can be compared");
  }

  @Test
  void aPotentialMayNotJudgeTheMovesThatItWasFittedOn() {
    Potential fitted = fit(chain);
    assertThatThrownBy(() -> Direction.of(chain, fitted))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "this potential was fitted on the very moves it is to judge, which flatters the agent; "
                + "take Direction.crossFitted, or Direction.inSample if that is what you want");
    Kernel kernel = Kernel.of(chain, KernelEstimate.ATTEMPTS);
    assertThatThrownBy(() -> Direction.overDistinctMoves(kernel, 0.05, fitted))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Direction.inSample(chain, fitted).method()).contains("flatters");
  }

  @Test
  void aPotentialOfOtherStatesIsRefused() {
    Chain other = Chain.builder().step("x", "y", 1).build();
    assertThatThrownBy(() -> Direction.of(chain, potential(other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the potential belongs to other states (2 states) than the moves (3 states)");
  }

  @Test
  void anEqualIndexOfStatesWillDo() {
    Chain same = Chain.builder().state("high").state("low").state("alsoHigh").build();
    assertThat(Direction.of(chain, potential(same)).down()).isEqualTo(5);
  }

  @Test
  void thePapersDirectionCountsEachDistinctMoveAboveTheThresholdOnce() {
    Kernel kernel = Kernel.of(chain, KernelEstimate.ATTEMPTS);
    Direction direction = Direction.overDistinctMoves(kernel, 0.15, potential(chain));
    assertThat(direction)
        .isEqualTo(
            new Direction(
                1, 0, 1, 0, "distinct moves of weight above 0.15 (attempts), each counted once"));
  }

  @Test
  void theThresholdOfAKernelIsNotNegative() {
    Kernel kernel = Kernel.of(chain, KernelEstimate.ATTEMPTS);
    assertThatThrownBy(() -> Direction.overDistinctMoves(kernel, -0.1, potential(chain)))
        .hasMessage("the threshold of a kernel is at least 0 (the paper's is 0.05), got -0.1");
  }

  @Test
  void foldsShareTheStepsOfAChainEvenly() {
    Chain many =
        Chain.builder()
            .step("a", "b", 1_000_003)
            .step("b", "a", 1)
            .step("a", "a", 999)
            .escape("b", 200)
            .fault("b", 5)
            .build();
    Folds folds = Folds.of(many, 3);
    assertThat(folds.first().moves(0, 1) + folds.second().moves(0, 1)).isEqualTo(1_000_003);
    assertThat(folds.first().moves(1, 0) + folds.second().moves(1, 0)).isEqualTo(1);
    assertThat(folds.first().selfLoops(0) + folds.second().selfLoops(0)).isEqualTo(999);
    assertThat(folds.first().escapes(1) + folds.second().escapes(1)).isEqualTo(200);
    assertThat(folds.first().faults()).isZero();
    // Five standard deviations of a fair split: a false alarm in 1.7 million seeds.
    assertThat((double) folds.first().moves(0, 1)).isCloseTo(500_001.5, within(2_500.0));
  }

  @Test
  void crossFittingRepeatsWithItsSeedAndSaysHowItWasDone() {
    Chain noise = noise(50, 500, new SplittableRandom(4));
    Direction direction = crossFitted(noise, 7);
    assertThat(direction).isEqualTo(crossFitted(noise, 7));
    assertThat(direction.evaluable() + direction.unevaluable()).isEqualTo(noise.moves());
    assertThat(direction.method())
        .isEqualTo(
            "cross-fitted: two folds, each along the other's potential (counts, softplus; seed 7)");
  }

  /**
   * 60 chains of pure noise, some 25,000 evaluable moves: the mean's standard error is 0.004, and
   * the bands are five of these wide.
   */
  @Test
  void noiseSeemsToGoDownInSampleButNotCrossFitted() {
    SplittableRandom random = new SplittableRandom(1);
    double inSample = 0;
    double crossFitted = 0;
    for (int i = 0; i < 60; i++) {
      Chain noise = noise(50, 500, random.split());
      inSample += Direction.inSample(noise, fit(noise)).downhillFraction() / 60;
      crossFitted += crossFitted(noise, i).downhillFraction() / 60;
    }
    assertThat(inSample).isCloseTo(0.602, within(0.02));
    assertThat(crossFitted).isCloseTo(0.5, within(0.02));
  }

  private static Direction crossFitted(Chain chain, long seed) {
    return Direction.crossFitted(
        chain, KernelEstimate.COUNTS, OptionalDouble.empty(), ViolationFunction.SOFTPLUS, seed);
  }

  private static Potential fit(Chain chain) {
    return LeastAction.minimise(Kernel.of(chain, KernelEstimate.COUNTS), ViolationFunction.SOFTPLUS)
        .potential();
  }

  /** Each move leads from any state to any of three others, whatever their order. */
  private static Chain noise(int states, int moves, SplittableRandom random) {
    Chain.Builder chain = Chain.builder();
    for (int i = 0; i < states; i++) {
      chain.state("s" + i);
    }
    for (int k = 0; k < moves; k++) {
      int from = random.nextInt(states);
      int distance = 1 + random.nextInt(3);
      int to = Math.floorMod(random.nextBoolean() ? from + distance : from - distance, states);
      chain.step("s" + from, "s" + to, 1);
    }
    return chain.build();
  }
}
