package org.equipoise.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistinctStatesTest {

  @Test
  void asManyStatesAsClaimedPass() {
    Sample<Integer> sample = Sampler.of(Agents.ring(20, 0.5)).from(0).run();
    Evidence evidence = judge(sample, 20);
    assertThat(evidence.verdict()).isEqualTo(Verdict.PASS);
    assertThat(evidence.estimate()).hasValue(20);
    assertThat(evidence.reason()).isEqualTo("States that were found stay found.");
  }

  /** A state that says nothing of itself: each is another, as far as its text goes. */
  private static final class Unnamed {}

  @Test
  void statesWithoutATextOfTheirOwnAreNotCounted() {
    Agent<Unnamed> agent = (state, draw) -> Step.to(new Unnamed());
    Evidence evidence =
        Properties.<Unnamed>distinctStates(20)
            .judge(
                Sampler.of(agent).from(new Unnamed()).transitions(300).run(), ErrorRates.DEFAULT);
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason())
        .startsWith("The states have no text of their own, such as '")
        .endsWith("': override toString, or give a @StateKey / key(...).");
  }

  @Test
  void aSaturatedSampleWithFewerStatesFails() {
    Evidence evidence = judge(Sampler.of(Agents.ring(5, 0.5)).from(0).run(), 8);
    assertThat(evidence.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(evidence.reason())
        .isEqualTo(
            "5 states were found, a number that varies between samples by about 1.73 or less (standard deviation): luck does not explain so few.");
  }

  @Test
  void aSampleThatStillFindsStatesIsInconclusiveNearTheClaim() {
    Sample<String> sample = Sampler.of(Agents.neverBack()).from("start").transitions(400).run();
    assertThat(judge(sample, 401).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge(Sampler.of(Agents.ring(1_000, 0.5)).from(0).transitions(2_000).run(), 200))
        .extracting(Evidence::verdict)
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  void luckMayExplainAFewStatesTooFew() {
    Sample<Integer> sample =
        Sampler.of(Agents.metropolis(1_000, 0)).from(0).transitions(1_000).run();
    int found = (int) judge(sample, 1).estimate().orElseThrow();
    Evidence evidence = judge(sample, found + 5);
    assertThat(sample.saturation().reachedOnce()).isGreaterThan(100);
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason()).endsWith("luck may explain so few, sample more.");
    assertThat(judge(sample, found + 100).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void moreStatesThanDrawsCannotBeExpected() {
    Evidence evidence = judge(Sampler.of(Agents.ring(5, 0.5)).from(0).transitions(40).run(), 50);
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason())
        .isEqualTo("40 draws cannot be expected to find 50 states: sample more.");
  }

  @Test
  void aGrowingSamplePassesAsSoonAsTheStatesAreFound() {
    List<Verdict> looks = new ArrayList<>();
    Sampler.of(Agents.ring(12, 0.9))
        .from(0)
        .explore(0)
        .transitions(100)
        .until(growing -> !looks.add(judge(growing, 3).verdict()), 1)
        .run();
    assertThat(looks.get(0)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(looks.get(98)).isEqualTo(Verdict.PASS);
    assertThat(looks).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  /**
   * The claim is the mean number of states, so that half of the samples find fewer. Draws explore a
   * ring of 1,000 states from 0: a find opens the way to the next one, so the number varies far
   * more (by 3.7) than the few states reached once tell. 5 % of 200 is 10; the 99.9 % quantile of
   * Binomial(200, 0.05) is 21.
   */
  @Test
  void falseFailsAreRareWhereDrawsExplore() {
    assertThat(failsAtTheMean(Sampler.of(Agents.ring(1_000, 0.5)).from(0))).isLessThanOrEqualTo(21);
  }

  /** As above, on draws that all start from 0; the states reached are scarce or frequent. */
  @Test
  void falseFailsAreRareWhereDrawsAreIndependent() {
    Agent<Integer> heavyTailed =
        (state, draw) -> Step.to((int) Math.min(1e9, Math.pow(draw.random().nextDouble(), -1.5)));
    assertThat(failsAtTheMean(Sampler.of(heavyTailed).from(0).explore(0))).isBetween(1, 21);
  }

  /**
   * Five states that are always found and few rare ones, of which half of the samples find fewer
   * than the mean, the claim. 5 % of 1,000 is 50; the 99.9 % quantile of Binomial(1000, 0.05) is
   * 73. In the last two rows, with a mean of 6 and 5 rare states, so few are found at times that
   * there are false FAILs; the last one has the error rate of one claim of four, and the 99.9 %
   * quantile of Binomial(1000, 0.0125) is 25.
   */
  @ParameterizedTest
  @CsvSource({
    "10, 0.1, 6, 1, 0, 73",
    "20, 0.1, 7, 1, 0, 73",
    "2, 0.5, 6, 1, 0, 73",
    "60, 0.1, 11, 1, 1, 73",
    "50, 0.1, 10, 4, 1, 25"
  })
  void falseFailsAreRareWhereFewStatesAreRare(
      int rare, double found, int claim, int properties, int least, int most) {
    Agent<Integer> agent = sureAndRare(rare, 1 - Math.pow(1 - found, 1.0 / 200));
    int fails = 0;
    for (int seed = 0; seed < 1_000; seed++) {
      Sample<Integer> sample =
          Sampler.of(agent).from(0).explore(0).transitions(200).seed(seed).run();
      Evidence evidence =
          Properties.distinctStates(claim).judge(sample, ErrorRates.DEFAULT.sharedBy(properties));
      fails += evidence.verdict() == Verdict.FAIL ? 1 : 0;
    }
    assertThat(fails).isBetween(least, most);
  }

  /** To each of the states from 5 on with this probability, else to one of the five before. */
  private static Agent<Integer> sureAndRare(int rare, double each) {
    return (state, draw) -> {
      double random = draw.random().nextDouble() / each;
      return Step.to(random < rare ? 5 + (int) random : draw.random().nextInt(5));
    };
  }

  private static int failsAtTheMean(Sampler<Integer> sampler) {
    List<Sample<Integer>> samples = new ArrayList<>();
    double mean = 0;
    for (int seed = 0; seed < 200; seed++) {
      Sample<Integer> sample = sampler.transitions(1_000).seed(seed).run();
      samples.add(sample);
      mean += judge(sample, 1).estimate().orElseThrow() / 200;
    }
    int claim = (int) mean;
    return (int) samples.stream().filter(s -> judge(s, claim).verdict() == Verdict.FAIL).count();
  }

  private static Evidence judge(Sample<?> sample, int atLeast) {
    return Properties.distinctStates(atLeast).judge(sample, ErrorRates.DEFAULT);
  }
}
