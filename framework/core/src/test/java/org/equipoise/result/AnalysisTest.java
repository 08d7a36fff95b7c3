package org.equipoise.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.equipoise.agent.Step;
import org.equipoise.chain.Chain;
import org.equipoise.chain.KernelEstimate;
import org.equipoise.chain.StateValues;
import org.equipoise.chain.Transitions;
import org.equipoise.potential.ViolationFunction;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisTest {
  @TempDir Path directory;

  /** Table II of arXiv:2512.10047, with the answers of Eq. 22 to more digits. */
  @ParameterizedTest
  @CsvSource({"exp, 0.077273657799", "softplus, 0.022955080427"})
  void thePaperSmallestAgentHasThePotentialAndActionOfThePaper(String function, double action) {
    PotentialFacts potential = part(paperOptions(function)).potential();

    assertThat(potential.values()).containsOnlyKeys("ATTITUDE", "PERSONAL", "PROBLEM");
    assertThat(potential.values().get("ATTITUDE")).isZero();
    assertThat(potential.values().get("PERSONAL")).isCloseTo(4.073677925, within(1e-8));
    assertThat(potential.values().get("PROBLEM")).isCloseTo(5.181221595, within(1e-8));
    assertThat(potential.unidentified()).containsExactly("BUZZY", "TURKEY");
    assertThat(potential.action()).isCloseTo(action, within(1e-11));
    assertThat(potential.components()).hasSize(1);
    assertThat(potential.components().get(0).states())
        .containsExactly("ATTITUDE", "PERSONAL", "PROBLEM");
    assertThat(potential.standardErrors()).isEmpty();
  }

  @Test
  void theActionExpectedOfTheSpreadIsTheScaledComplementaryErrorFunction() {
    PotentialFacts potential = part(paperOptions("exp")).potential();

    // exp(s^2) erfc(s) at the standard deviation of 0, 4.0737 and 5.1812.
    assertThat(potential.sigma()).isCloseTo(2.22777, within(1e-5));
    assertThat(potential.sigmaAction()).isCloseTo(0.23307, within(1e-5));
    assertThat(Analysis.of(stuck(5), AnalysisOptions.DEFAULT).result().potential().sigmaAction())
        .isNull();
  }

  @Test
  void thePapersDirectionCountsEachLikelyMoveOnce() {
    Chain chain =
        Chain.builder()
            .step("A", "B", 90)
            .step("B", "A", 6)
            .step("B", "B", 94)
            .step("B", "C", 30)
            .step("C", "B", 1)
            .step("C", "C", 59)
            .build();
    PaperFacts.Moves direction =
        Analysis.of(chain, AnalysisOptions.DEFAULT.withReplicates(19))
            .result()
            .balance()
            .paper()
            .direction();

    // T(B <- A) = 1 and T(C <- B) = 0.23 go down; T(A <- B) = 0.046 and T(B <- C) = 0.017 are
    // small.
    assertThat(direction).isEqualTo(new PaperFacts.Moves(0.05, 2, 0, 0));
  }

  @Test
  void withoutACycleTheBalanceHasNoNumbers() {
    BalanceFacts balance = part(paperOptions("exp")).balance();

    assertThat(balance.testable()).isFalse();
    assertThat(balance.reason())
        .isEqualTo("the moves contain no cycle, so nothing can violate detailed balance");
    assertThat(balance.movesInComponents()).isEqualTo(7523);
    assertThat(balance.violation()).isNull();
    assertThat(balance.interval()).isNull();
    assertThat(balance.bitsPerMove()).isNull();
    assertThat(balance.test()).isNull();
    assertThat(balance.paper().pairs().count()).isEqualTo(2);
    assertThat(balance.paper().pairs().chi2()).isNull();
    assertThat(balance.paper().triplets().count()).isZero();
    assertThat(balance.paper().triplets().chi2()).isNull();
  }

  @Test
  void aStateThatIsHardlyLeftIsTrapping() {
    ExplorationFacts exploration = part(paperOptions("exp")).exploration();

    assertThat(exploration.distinctStates()).isEqualTo(5);
    assertThat(exploration.trapping()).hasSize(1);
    ExplorationFacts.Trap trap = exploration.trapping().get(0);
    assertThat(trap.state()).isEqualTo("ATTITUDE");
    assertThat(trap.draws()).isEqualTo(4000);
    assertThat(trap.moves()).isEqualTo(86);
    // The Clopper-Pearson bound: the 95 % quantile of Beta(87, 3914).
    assertThat(trap.leaveRateAtMost()).isCloseTo(0.02566781800286446, within(1e-10));
  }

  @Test
  void aStateLeftInOneOfSeventyDrawsMayBeLeftInOneOfTwentySoItIsNotTrapping() {
    Chain chain = Chain.builder().step("A", "A", 69).step("A", "B", 1).step("B", "B", 19).build();

    // 1 - 0.05 quantiles: 1 of 70 gives 0.066, and 19 draws are too few to tell.
    assertThat(ExplorationFacts.of(chain).trapping()).isEmpty();
  }

  @Test
  void aStateNeverLeftIsTrappingFromSixtyDrawsOn() {
    // 0 of n draws bounds the rate by 1 - 0.05^(1/n): 0.0500 at 58.4 draws.
    assertThat(ExplorationFacts.of(stuck(58)).trapping()).isEmpty();
    assertThat(ExplorationFacts.of(stuck(59)).trapping()).hasSize(1);
  }

  private static Chain stuck(long draws) {
    return Chain.builder().step("A", "A", draws).build();
  }

  @Test
  void movesToStatesReachedOnceLowerTheSaturation() {
    Chain chain = Chain.builder().step("A", "B", 3).step("B", "C", 1).build();

    assertThat(ExplorationFacts.of(chain).saturation()).isEqualTo(0.75);
    assertThat(ExplorationFacts.of(stuck(5)).saturation()).isNull();
  }

  @Test
  void theDirectionOfRecordedTransitionsIsCrossFitted() {
    Chain chain =
        Chain.builder().step("A", "B", 900).step("B", "A", 100).step("B", "B", 800).build();
    DirectionFacts direction = Analysis.of(chain, AnalysisOptions.DEFAULT).result().direction();

    // A is always left and B in one of nine draws, so either fold ranks B below A.
    assertThat(direction.down()).isEqualTo(900);
    assertThat(direction.up()).isEqualTo(100);
    assertThat(direction.method()).contains("cross-fitted").contains("seed 1");
    assertThat(direction.downhillFraction()).isEqualTo(0.9);
    // Recorded moves are not known to be independent, so there is no interval.
    assertThat(direction.interval()).isNull();
  }

  /**
   * Clusters go down, or up, as a whole. An interval by moves would exclude the truth, 0.5, nearly
   * always; that by clusters does in 5 % of cases at most, which 20 of 200 exceed with probability
   * 0.002.
   */
  @Test
  void theIntervalOfClustersHoldsWhereTheirMovesDependOnEachOther() throws IOException {
    StateValues heights =
        StateValues.read(
            Files.writeString(directory.resolve("v.csv"), "state,potential\nA,1\nB,0\n"));
    Random random = new Random(11);
    int excluded = 0;
    for (int replicate = 0; replicate < 200; replicate++) {
      Map<String, Chain> clusters = new HashMap<>();
      Chain.Builder all = Chain.builder();
      for (int cluster = 0; cluster < 30; cluster++) {
        boolean down = random.nextBoolean();
        Chain part = Chain.builder().step(down ? "A" : "B", down ? "B" : "A", 100).build();
        clusters.put("walk " + cluster, part);
        all.add(part);
      }
      DirectionFacts direction =
          Analysis.along(
                  heights,
                  new Transitions(all.build(), Map.of(), clusters),
                  AnalysisOptions.DEFAULT)
              .result()
              .direction();
      List<Double> ends = direction.interval();
      excluded += ends.get(0) > 0.5 || ends.get(1) < 0.5 ? 1 : 0;
      assertThat(direction.clusters()).isEqualTo(30);
      assertThat(direction.level()).isCloseTo(0.95, within(1e-12));
    }
    assertThat(excluded).isLessThanOrEqualTo(20);
  }

  @Test
  void whatKnowsOfNoClustersIsNotJudgedWhereMovesComeInThem() {
    Chain cycle = Chain.builder().step("A", "B", 12).step("B", "C", 11).step("C", "A", 9).build();
    Chain all = Chain.builder().add(cycle).add(cycle).build();
    Transitions transitions = new Transitions(all, Map.of(), Map.of("1", cycle, "2", cycle));

    Result result = Analysis.of(transitions, AnalysisOptions.DEFAULT).result();

    assertThat(result.balance().testable()).isFalse();
    assertThat(result.balance().reason())
        .isEqualTo(
            "not judged by cluster, since the test takes moves for independent of each other");
    assertThat(result.potential().values()).hasSize(3);
    assertThat(result.potential().standardErrors()).isEmpty();
    assertThat(result.direction().clusters()).isEqualTo(1);
  }

  @Test
  void attemptsOfAllClustersAreNotThoseOfHalf() {
    Chain moves = Chain.builder().step("A", "B", 12).step("B", "A", 11).build();
    Transitions transitions =
        new Transitions(
            Chain.builder().add(moves).add(moves).build(),
            Map.of(),
            Map.of("1", moves, "2", moves));

    assertThatThrownBy(
            () ->
                Analysis.of(
                    transitions,
                    AnalysisOptions.DEFAULT
                        .withKernel(KernelEstimate.of("high-reject"))
                        .withAttempts(1_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the attempts per state are those of all clusters");
  }

  @Test
  void theTestOfBalanceCanBeLeftOut() {
    Chain chain = Chain.builder().step("A", "B", 12).step("B", "C", 11).step("C", "A", 9).build();
    BalanceFacts balance =
        Analysis.of(chain, AnalysisOptions.DEFAULT.withReplicates(0)).result().balance();

    assertThat(balance.testable()).isFalse();
    assertThat(balance.reason()).isEqualTo("the test was not asked for");
    assertThat(balance.movesInComponents()).isEqualTo(32);
  }

  @Test
  void aDrivenCycleIsFoundAndNamed() {
    Chain chain =
        Chain.builder()
            .step("A", "B", 120)
            .step("B", "C", 110)
            .step("C", "A", 98)
            .step("B", "A", 12)
            .step("C", "B", 9)
            .step("A", "C", 14)
            .build();
    Result result = Analysis.of(chain, AnalysisOptions.DEFAULT.withReplicates(199)).result();
    BalanceFacts balance = result.balance();

    assertThat(balance.testable()).isTrue();
    assertThat(balance.reason()).isNull();
    assertThat(balance.test().degreesOfFreedom()).isEqualTo(1);
    assertThat(balance.test().replicates()).isEqualTo(199);
    assertThat(balance.test().pValue()).isEqualTo(0.005);
    assertThat(balance.violation()).isBetween(0.5, 0.9);
    assertThat(balance.worstCycles().get(0).states()).containsExactlyInAnyOrder("A", "B", "C");
    assertThat(balance.paper().triplets().count()).isEqualTo(1);
  }

  @Test
  void theSameTransitionsGiveTheSameResult() {
    Chain chain = Chain.builder().step("A", "B", 9).step("B", "C", 8).step("C", "A", 7).build();

    assertThat(Analysis.of(chain, AnalysisOptions.DEFAULT).result())
        .isEqualTo(Analysis.of(chain, AnalysisOptions.DEFAULT).result());
  }

  @Test
  void aSampleIsJudgedOnItsJudgedDraws() {
    Sample<Integer> sample =
        Sampler.<Integer>of((i, draw) -> Step.to((i + (draw.random().nextInt(10) < 7 ? 1 : 4)) % 5))
            .from(0)
            .transitions(400)
            .seed(5)
            .run();
    Analysis analysis = Analysis.of(sample, AnalysisOptions.DEFAULT);
    Result result = analysis.result();

    assertThat(result.seed()).isEqualTo(5);
    assertThat(result.end()).isEqualTo("COMPLETE");
    assertThat(result.sample().moves()).isEqualTo(400);
    assertThat(analysis.leastAction().kernel().chain()).isSameAs(sample.chain());
    assertThat(result.direction().interval()).isNotNull();
    assertThat(result.direction().down() + result.direction().up() + result.direction().flat())
        .isEqualTo(sample.judged().moves());
    assertThat(analysis.balance().movesInComponents()).isEqualTo(200);
    assertThat(result.potential().method()).isEqualTo("least action");
    assertThat(result.cost().calls()).isEqualTo(400);
  }

  @Test
  void aDeclaredPotentialIsTakenAsItIs() {
    Sample<Integer> sample =
        Sampler.<Integer>of((i, draw) -> Step.to(Math.max(0, i - 1)))
            .from(3)
            .transitions(100)
            .potential(i -> 10 * i)
            .run();
    Result result = Analysis.of(sample, AnalysisOptions.DEFAULT).result();

    assertThat(result.potential().method()).isEqualTo("declared");
    assertThat(result.potential().values())
        .containsExactly(
            Map.entry("0", 0.0), Map.entry("1", 10.0), Map.entry("2", 20.0), Map.entry("3", 30.0));
    assertThat(result.direction().downhillFraction()).isEqualTo(1);
  }

  @Test
  void badOptionsAreRefused() {
    assertThatThrownBy(() -> AnalysisOptions.DEFAULT.withAttempts(Double.NaN))
        .hasMessage("the attempts per state are a positive number, got NaN");
    assertThatThrownBy(() -> AnalysisOptions.DEFAULT.withReplicates(-1))
        .hasMessage("the exact test needs at least 1 replicate, or 0 to leave it out, got -1");
  }

  private static AnalysisOptions paperOptions(String function) {
    return AnalysisOptions.DEFAULT
        .withKernel(KernelEstimate.HIGH_REJECT)
        .withAttempts(4000)
        .withViolationFunction(ViolationFunction.of(function));
  }

  private static Result part(AnalysisOptions options) {
    return Analysis.of(Results.CLAUDE_4, options).result();
  }
}
