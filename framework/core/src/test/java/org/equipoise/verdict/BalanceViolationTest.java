package org.equipoise.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.balance.DetailedBalance;
import org.equipoise.balance.ExactTest;
import org.equipoise.sampling.Derivation;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.junit.jupiter.api.Test;

class BalanceViolationTest {

  private static Evidence judge(Sample<?> sample, double atMost) {
    return Properties.detailedBalance(atMost).judge(sample, ErrorRates.DEFAULT);
  }

  @Test
  void anAgentInDetailedBalancePasses() {
    Sample<Integer> sample = Sampler.of(Agents.metropolis(6, 0.5)).from(0).transitions(4_000).run();
    Evidence evidence = judge(sample, 0.15);
    assertThat(evidence.verdict()).isEqualTo(Verdict.PASS);
    assertThat(evidence.interval().orElseThrow().high()).isLessThanOrEqualTo(0.15);
    assertThat(evidence.n()).isEqualTo(sample.judged().moves());
    assertThat(evidence.reason())
        .matches(
            "The violation is at most 0\\.\\d+ at this confidence; the exact test of detailed balance has p = 0\\.\\d+ \\(999 replicates\\)\\.");
  }

  /** Round a ring of 4 with 0.8 against 0.2: J = 1 - H(0.2) = 0.278 bits a move, v = 0.527. */
  @Test
  void anAgentThatGoesRoundFailsWithItsCycle() {
    Sample<Integer> sample = Sampler.of(Agents.ring(4, 0.8)).from(0).run();
    Evidence evidence = judge(sample, 0.3);
    assertThat(evidence.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(evidence.interval().orElseThrow())
        .satisfies(i -> assertThat(i.low()).isBetween(0.45, 0.527))
        .satisfies(i -> assertThat(i.high()).isBetween(0.527, 0.6));
    assertThat(evidence.pValue().orElseThrow()).isLessThan(1e-9);
    assertThat(evidence.reason()).contains("detailed balance has p = 0.001 (999 replicates)");
    assertThat(evidence.culprits())
        .hasSize(3)
        .first()
        .asString()
        .matches(
            "(\\d) -> \\d -> \\d -> \\d -> \\1: \\d+, \\d+, \\d+, \\d+ forward against \\d+, \\d+, \\d+, \\d+ back");
    assertThat(evidence.culprits().get(1))
        .matches("\\d -> \\d: \\d+ forward against \\d+ back, \\S+ expected forward");
  }

  @Test
  void thePValueIsThatOfTheClaimNotOfBalanceItself() {
    Sample<Integer> sample = Sampler.of(Agents.ring(4, 0.8)).from(0).run();
    assertThat(judge(sample, 0.7).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge(sample, 0.7).pValue().orElseThrow()).isGreaterThan(0.999);
    double limit = DetailedBalance.of(sample).lowerBound(0.05);
    assertThat(judge(sample, limit).pValue().orElseThrow()).isCloseTo(0.05, within(1e-6));
  }

  @Test
  void theExactTestIsComputedOncePerSample() {
    Sample<Integer> sample = Sampler.of(Agents.ring(4, 0.8)).from(0).transitions(200).run();
    Evidence evidence = judge(sample, 0.3);
    assertThat(DetailedBalance.of(sample)).isSameAs(DetailedBalance.of(sample));
    assertThat(evidence.estimate()).hasValue(DetailedBalance.of(sample).violation());
  }

  @Test
  void aTestThatSomebodyElseDerivedChangesNoVerdict() {
    Derivation<DetailedBalance> rough =
        Derivation.of(s -> DetailedBalance.test(s.chain(), new ExactTest(1, 1, 7, 1)));
    Sample<Integer> sample = Sampler.of(Agents.ring(4, 0.8)).from(0).transitions(200).run();
    assertThat(sample.derive(rough).pValue()).isEqualTo(0.5);
    assertThat(judge(sample, 0.3).reason()).contains("p = 0.001 (999 replicates)");
  }

  @Test
  void withoutACycleDetailedBalanceCannotBeTested() {
    Agent<Integer> path = (state, draw) -> Step.to(state == 1 ? 2 * draw.random().nextInt(2) : 1);
    Evidence evidence = judge(Sampler.of(path).from(0).run(), 0.1);
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason())
        .isEqualTo(
            "Detailed balance cannot be tested: the moves contain no cycle, so nothing can violate detailed balance; leave this claim out, or choose a coarser key.");
  }

  @Test
  void aSampleTooSmallSaysHowManyMovesTell() {
    Evidence evidence = judge(Sampler.of(Agents.ring(4, 0.5)).from(0).transitions(200).run(), 0.1);
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason())
        .matches(
            "The violation may lie on either side of 0\\.10; the exact test of detailed balance has p = \\S+ \\(999 replicates\\)\\. "
                + "About [\\d,]+ moves tell, for which plan about [\\d,]+ transitions\\.");
    assertThat(evidence.estimate()).isPresent();
  }

  @Test
  void statesThatHardlyComeBackAreNotJudged() {
    Agent<Integer> agent =
        (state, draw) ->
            Step.to(draw.number() < 40 ? (int) draw.number() % 3 : 1_000 + (int) draw.number());
    Evidence evidence =
        judge(Sampler.of(agent).from(0, 1, 2).explore(0).transitions(400).run(), 0.1);
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason())
        .startsWith("Only ")
        .contains(
            "too few to compare their ways there and back. Sample more, or choose a coarser key");
  }

  private static Sampler<Integer> looking(Agent<Integer> agent, double atMost) {
    Property<Integer> property = Properties.detailedBalance(atMost);
    return Sampler.of(agent)
        .from(0)
        .transitions(8_000)
        .until(sample -> property.judge(sample, ErrorRates.DEFAULT).settled(), 500);
  }

  @Test
  void aSampleThatMayEndEarlyEndsAtTheFirstLookThatDecides() {
    Sample<Integer> balanced = looking(Agents.metropolis(6, 0.5), 0.25).run();
    Sample<Integer> driven = looking(Agents.ring(4, 0.8), 0.3).run();

    // 4,000 draws explore; a quarter of the others is judged at the first look.
    assertThat(balanced.recorded()).isEqualTo(5_000);
    assertThat(judge(balanced, 0.25).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge(balanced, 0.25).reason()).contains("(199 replicates)");
    assertThat(driven.recorded()).isEqualTo(5_000);
    assertThat(judge(driven, 0.3).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void whatALookDecidedStandsHoweverManyDrawsFollow() {
    Agent<Integer> agent = Agents.ring(4, 0.8);
    Sample<Integer> early = looking(agent, 0.3).run();
    Sample<Integer> late =
        Sampler.of(agent).from(0).transitions(8_000).until(sample -> false, 500).run();

    assertThat(late.recorded()).isEqualTo(8_000);
    assertThat(judge(late, 0.3)).isEqualTo(judge(early, 0.3));
  }

  /**
   * 60 rungs of a closed ladder, walked one way: a violation of 0.24 that no cycle found undoes.
   */
  @Test
  void aTestThatDoesNotMixCertifiesNothing() {
    Agent<Integer> ladder =
        (state, draw) -> {
          RandomGenerator random = draw.random();
          int step = random.nextDouble() < 0.7 ? 2 : -2;
          return Step.to(random.nextBoolean() ? state ^ 1 : Math.floorMod(state + step, 120));
        };
    Sample<Integer> sample =
        Sampler.of(ladder)
            .from(IntStream.range(0, 120).boxed().toList())
            .explore(0)
            .transitions(6_000)
            .run();
    Evidence evidence = judge(sample, 0.5);

    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason())
        .startsWith("The exact test did not mix within 64 passes, so a violation may be hidden");
  }
}
