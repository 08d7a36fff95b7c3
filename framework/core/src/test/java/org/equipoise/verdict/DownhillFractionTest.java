package org.equipoise.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.potential.Direction;
import org.equipoise.potential.Potential;
import org.equipoise.sampling.RetryPolicy;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.sampling.SamplingEnd;
import org.equipoise.sampling.StartPolicy;
import org.junit.jupiter.api.Test;

class DownhillFractionTest {
  private final Property<Object> claim = Properties.downhillFraction(0.6, 0.05);

  /** From 5 of the 10 states all moves go down or up with the given probability. */
  private static Sampler<Integer> walk(double down) {
    Agent<Integer> agent =
        (state, draw) -> Step.to(draw.random().nextDouble() < down ? state - 1 : state + 1);
    return Sampler.of(agent)
        .from(1, 2, 3, 4, 5)
        .starts(StartPolicy.DECLARED)
        .potential(state -> 0.5 * state);
  }

  private Evidence judge(Sample<?> sample) {
    return claim.judge(sample, ErrorRates.DEFAULT);
  }

  @Test
  void anAgentThatGoesDownByADeclaredPotentialPasses() {
    Evidence evidence = judge(walk(0.8).run());
    assertThat(evidence.verdict()).isEqualTo(Verdict.PASS);
    assertThat(evidence.n()).isEqualTo(2_000);
    assertThat(evidence.property()).isEqualTo("downhill-fraction");
  }

  @Test
  void anAgentThatDoesNotFailsWithItsMostFrequentUphillMoves() {
    Sample<Integer> sample = walk(0.2).run();
    Evidence evidence = judge(sample);
    assertThat(evidence.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(evidence.culprits())
        .hasSize(3)
        .isSortedAccordingTo((a, b) -> Integer.compare(times(b), times(a)))
        .allSatisfy(
            culprit ->
                assertThat(culprit)
                    .matches("(\\d) -> \\d: \\d+ of \\d+ moves, \\d+ back, V rises by 0\\.5"));
    assertThat(evidence.estimate()).hasValue(Direction.of(sample).downhillFraction());
  }

  private static int times(String culprit) {
    return Integer.parseInt(culprit.replaceFirst(".*: (\\d+) of.*", "$1"));
  }

  @Test
  void withoutADeclaredPotentialTheExplorationDrawsGiveOne() {
    Sample<Integer> sample = Sampler.of(Agents.metropolis(6, 1)).from(0).run();
    Evidence evidence =
        Properties.<Object>downhillFraction(0.65, 0.05).judge(sample, ErrorRates.DEFAULT);
    // From a uniform start, a move goes down with probability 0.75: 15 pairs with both directions,
    // down always accepted, and up with probability e^-1 to e^-5, 2.46 of 15 on the whole.
    assertThat(evidence.verdict()).isEqualTo(Verdict.PASS);
    assertThat(evidence.interval().orElseThrow())
        .satisfies(i -> assertThat(i.low()).isLessThan(15 / 17.46))
        .satisfies(i -> assertThat(i.high()).isGreaterThan(15 / 17.46));
    assertThat(evidence.n()).isEqualTo(sample.judged().moves());
  }

  @Test
  void statesThatNeverComeBackAskForACoarserKey() {
    Agent<String> agent = (state, draw) -> Step.to("t" + draw.number());
    Evidence evidence = judge(Sampler.of(agent).from("start").transitions(40).run());
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason())
        .isEqualTo(
            "Only 0 % of the moves led to states seen before, so a fitted potential knows too few of them. "
                + "Sample more, or choose a coarser key: if 't0' and 't1', each reached once, are the same to you, "
                + "give a key that says so, such as key(state -> state.strip().toLowerCase()).");
  }

  @Test
  void statesWithoutATextOfTheirOwnAskForOne() {
    Agent<Object> agent = (state, draw) -> Step.to(new Object());
    Evidence evidence = judge(Sampler.of(agent).from(new Object()).transitions(40).run());
    assertThat(evidence.reason())
        .matches(
            ".*The states have no text of their own, such as 'java\\.lang\\.Object@[0-9a-f]+':"
                + " override toString, or give a @StateKey / key\\(\\.\\.\\.\\)\\.");
  }

  @Test
  void twoKeysThatDifferInCaseAloneAreTheExample() {
    List<String> words = List.of("Oslo", "Rome", "Paris", "Bonn", "paris ", "Bern");
    Agent<String> agent = (state, draw) -> Step.to(words.get((int) draw.number()));
    Evidence evidence = judge(Sampler.of(agent).from("start").transitions(6).run());
    assertThat(evidence.reason())
        .endsWith(
            "Sample more, or choose a coarser key: 'Paris' and 'paris ', each reached once, are the same to "
                + "key(state -> state.strip().toLowerCase()).");
    assertThat("paris ".strip().toLowerCase(Locale.ROOT))
        .isEqualTo("Paris".toLowerCase(Locale.ROOT));
  }

  @Test
  void statesThatAreNeverLeftCannotBeCompared() {
    Agent<Integer> star =
        (state, draw) -> state == 0 ? Step.to(1 + draw.random().nextInt(4)) : Step.stay();
    Evidence evidence = judge(Sampler.of(star).from(0).transitions(1_000).run());
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason())
        .matches(
            "(\\d+) of \\1 judged moves join states that the exploration draws cannot compare\\. No move was ever taken back, and such moves show no heights: declare a @PotentialFunction / potential\\(\\.\\.\\.\\)\\.");
  }

  @Test
  void withoutExplorationThereIsNothingToFitAPotentialOn() {
    Evidence evidence = judge(Sampler.of(Agents.ring(5, 0.5)).from(0).explore(0).run());
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason())
        .isEqualTo(
            "There are no exploration moves to fit a potential on: let a share of the draws explore, or declare a potential.");
  }

  @Test
  void aGrowingSampleIsDecidedByTheFirstMovesThatSuffice() {
    List<Evidence> looks = new ArrayList<>();
    Sample<Integer> sample =
        walk(0.8).until(growing -> looks.add(judge(growing)) && isSettled(looks), 1).run();
    Evidence last = looks.get(looks.size() - 1);
    assertThat(sample.end()).hasValue(SamplingEnd.DECIDED);
    assertThat(sample.recorded()).isBetween(10, 200).isEqualTo((int) last.n());
    assertThat(looks.subList(0, looks.size() - 1))
        .extracting(Evidence::verdict)
        .containsOnly(Verdict.INCONCLUSIVE);
    assertThat(last.verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge(sample).reason()).isEqualTo(last.reason());
  }

  private static boolean isSettled(List<Evidence> looks) {
    return looks.get(looks.size() - 1).settled();
  }

  private static Sample<Integer> turningAfter100(double later) {
    Agent<Integer> turning =
        (state, draw) -> {
          double down = draw.number() < 100 ? 0.9 : later;
          return Step.to(draw.random().nextDouble() < down ? state - 1 : state + 1);
        };
    return Sampler.of(turning)
        .from(1, 2, 3)
        .starts(StartPolicy.DECLARED)
        .potential(state -> state)
        .until(growing -> false, 100)
        .run();
  }

  @Test
  void movesAfterTheDecisionDoNotChangeIt() {
    Evidence evidence = judge(turningAfter100(0.62));
    assertThat(evidence.estimate().orElseThrow()).isBetween(0.6, 0.66);
    assertThat(evidence.verdict()).isEqualTo(Verdict.PASS);
    assertThat(evidence.reason()).matches("Decided after \\d\\d moves, \\d\\d of which count: .*");
  }

  @Test
  void movesThatRuleOutTheDecisionWithdrawIt() {
    Evidence evidence = judge(turningAfter100(0.1));
    assertThat(evidence.estimate().orElseThrow()).isLessThan(0.2);
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.settled()).isTrue();
    assertThat(evidence.reason())
        .matches(
            "The first \\d\\d moves said PASS, and the others rule that out: the rate seems to have changed during the run\\.");
  }

  @Test
  void aFittedPotentialIsThatOfTheExplorationAtEveryLook() {
    List<Potential> potentials = new ArrayList<>();
    Sample<Integer> sample =
        Sampler.of(Agents.metropolis(6, 1))
            .from(0)
            .until(
                growing -> {
                  Property<Object> down = Properties.downhillFraction(0.65, 0.05);
                  boolean settled = down.judge(growing, ErrorRates.DEFAULT).settled();
                  if (growing.recorded() > growing.firstJudged()) {
                    potentials.add(Direction.potentialOf(growing.upTo(growing.firstJudged())));
                  }
                  return settled;
                },
                1)
            .run();
    assertThat(sample.end()).hasValue(SamplingEnd.DECIDED);
    assertThat(potentials).hasSizeGreaterThan(5);
    assertThat(new HashSet<>(potentials)).hasSize(1);
    Evidence evidence =
        Properties.<Object>downhillFraction(0.65, 0.05).judge(sample, ErrorRates.DEFAULT);
    assertThat(evidence.verdict()).isEqualTo(Verdict.PASS);
    assertThat(evidence.estimate()).hasValue(Direction.of(sample).downhillFraction());
  }

  @Test
  void stepsToStatesFirstReachedWhileJudgedAreNoTrials() {
    Agent<Integer> late =
        (state, draw) ->
            Step.to(
                draw.number() < 1_000 || state > 1 ? 1 - state % 2 : 1_000 + (int) draw.number());
    Sample<Integer> sample = Sampler.of(late).from(0).until(growing -> false, 500).run();
    Evidence evidence = judge(sample);
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.settled()).isFalse();
    assertThat(evidence.reason())
        .startsWith("1,000 of 1,000 judged moves join states that the exploration draws cannot");
  }

  @Test
  void noPotentialToBeFoundAsksForNoMoreDraws() {
    Agent<String> agent = (state, draw) -> Step.to("t" + draw.number());
    Sample<String> sample =
        Sampler.of(agent)
            .from("start")
            .transitions(400)
            .until(growing -> judge(growing).settled(), 1)
            .run();
    assertThat(sample.recorded()).isEqualTo(201);
    assertThat(judge(sample).reason())
        .startsWith("Only 0 % of the moves led to states seen before");
  }

  @Test
  void aSampleCutShortIsNeverAPass() {
    Evidence evidence = judge(walk(0.8).callLimit(900).run());
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason())
        .isEqualTo(
            "Sampling ended after 900 of 2,000 draws: the limit of 900 calls was reached; raise callLimit, or plan fewer transitions. "
                + "A sample cut short decides nothing.");
  }

  @Test
  void aSampleThatStoppedWhenItLookedRightIsNoPassForThat() {
    Evidence evidence =
        judge(walk(0.58).until(s -> Direction.of(s).downhillFraction() > 0.6, 5).run());
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason())
        .matches(
            "\\d+ of \\d+ moves rule out neither 0\\.60 nor 0\\.55; up to 1,587 moves may be needed, for which plan about 1,600 transitions\\.");
  }

  @Test
  void tooManyFaultsLeaveNothingToJudge() {
    Agent<Integer> faulty =
        (state, draw) -> {
          if (draw.number() % 10 == 0) {
            throw new java.io.IOException("connection\nreset");
          }
          return Step.to(1 - state);
        };
    Evidence evidence =
        judge(Sampler.of(faulty).from(0, 1).potential(s -> s).retries(RetryPolicy.NONE).run());
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason())
        .isEqualTo(
            "10 % of the steps ended in faults, more than the 5 % allowed; what did not answer cannot be judged. Faults: IOException: connection\\nreset.");
  }
}
