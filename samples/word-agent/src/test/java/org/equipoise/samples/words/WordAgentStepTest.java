package org.equipoise.samples.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.Test;

class WordAgentStepTest {
  /** Words that sum to 6, of which some are shorter than the longest prefix. */
  private static final List<String> SHORT =
      List.of("F", "AE", "EA", "BD", "CC", "ABC", "AAD", "BBB");

  @Test
  void theLargeAgentIsInExactDetailedBalanceWithItsPotential() {
    WordAgent agent = new WordAgent();
    ExactKernel kernel = new ExactKernel(agent, WordAgent.TRIES);

    assertThat(kernel.size()).isEqualTo(757);
    assertThat(worstFlow(agent, kernel)).isLessThanOrEqualTo(1e-15);
    assertThat(worstLogRatio(agent, kernel)).isLessThanOrEqualTo(1e-9);
  }

  @Test
  void balanceIsExactAlsoWhereAWordIsShorterThanThePrefix() {
    for (int tries : new int[] {1, 3, 1_000}) {
      WordAgent agent = new WordAgent(SHORT, 3, 1, 6, tries);
      ExactKernel kernel = new ExactKernel(agent, tries);

      assertThat(worstFlow(agent, kernel)).as("%d tries", tries).isLessThanOrEqualTo(1e-15);
      assertThat(worstLogRatio(agent, kernel)).as("%d tries", tries).isLessThanOrEqualTo(1e-12);
    }
  }

  @Test
  void movesSelfLoopsAndEscapesSumToOne() {
    ExactKernel kernel = new ExactKernel(new WordAgent(SHORT, 3, 1, 6, 3), 3);

    for (int from = 0; from < kernel.size(); from++) {
      double sum = kernel.escape(from);
      for (int to = 0; to < kernel.size(); to++) {
        sum += kernel.probability(from, to);
      }
      assertThat(sum).isCloseTo(1, within(1e-14));
    }
  }

  /** Fixed seed; a right agent fails at one seed in a thousand. */
  @Test
  void stepsFollowTheEnumeratedProbabilities() {
    WordAgent agent = new WordAgent(SHORT, 3, 1, 6, 3);
    ExactKernel kernel = new ExactKernel(agent, 3);

    for (int from = 0; from < kernel.size(); from++) {
      assertThat(pValue(agent, kernel, from, 20_000))
          .as("steps from %s", agent.words().get(from))
          .isGreaterThan(0.001 / kernel.size());
    }
  }

  @Test
  void theSameDrawIsTheSameStep() {
    WordAgent agent = new WordAgent(SHORT, 3, 1, 6, 3);

    for (long number = 0; number < 100; number++) {
      assertThat(agent.step("ABC", Draw.of(7, number)))
          .isEqualTo(agent.step("ABC", Draw.of(7, number)));
    }
  }

  @Test
  void aPrefixOfNoValidWordEndsInAnEscape() {
    WordAgent agent = new WordAgent(SHORT, 3, 1, 6, 3);

    assertThat(agent.step("ZZZZ", drawThatKeeps(3)))
        .isEqualTo(Step.escape("no valid word in 3 tries"));
  }

  @Test
  void aWordShorterThanTheKeptPrefixStays() {
    WordAgent agent = new WordAgent(SHORT, 3, 1, 6, 3);

    assertThat(agent.step("F", drawThatKeeps(3))).isEqualTo(Step.stay());
  }

  private static Draw drawThatKeeps(int letters) {
    for (long number = 0; ; number++) {
      if (Draw.of(1, number).random().nextInt(WordAgent.LONGEST_PREFIX + 1) == letters) {
        return Draw.of(1, number);
      }
    }
  }

  /** The largest |pi(f) T(g <- f) - pi(g) T(f <- g)|. */
  private static double worstFlow(WordAgent agent, ExactKernel kernel) {
    double[] pi =
        ExactKernel.boltzmann(agent.words().stream().mapToDouble(agent::potential).toArray());
    double worst = 0;
    for (int f = 0; f < kernel.size(); f++) {
      for (int g = 0; g < f; g++) {
        double net = pi[f] * kernel.probability(f, g) - pi[g] * kernel.probability(g, f);
        worst = Math.max(worst, Math.abs(net));
      }
    }
    return worst;
  }

  /** The largest |log[T(g <- f) / T(f <- g)] - V(f) + V(g)|. */
  private static double worstLogRatio(WordAgent agent, ExactKernel kernel) {
    double worst = 0;
    for (int f = 0; f < kernel.size(); f++) {
      for (int g = 0; g < f; g++) {
        double ratio = Math.log(kernel.probability(f, g) / kernel.probability(g, f));
        double drop = agent.potential(agent.words().get(f)) - agent.potential(agent.words().get(g));
        worst = Math.max(worst, Math.abs(ratio - drop));
      }
    }
    return worst;
  }

  private static double pValue(WordAgent agent, ExactKernel kernel, int from, int draws) {
    int states = kernel.size();
    long[] count = new long[states + 1];
    double[] expected = new double[states + 1];
    for (int to = 0; to < states; to++) {
      expected[to] = kernel.probability(from, to);
    }
    expected[states] = kernel.escape(from);
    for (int number = 0; number < draws; number++) {
      count[end(agent, from, Draw.of(from, number))]++;
    }
    return new ChiSquareTest().chiSquareTest(expected, count);
  }

  private static int end(WordAgent agent, int from, Draw draw) {
    Step<String> step = agent.step(agent.words().get(from), draw);
    if (step instanceof Step.Move<String> move) {
      return agent.words().indexOf(move.state());
    }
    return step instanceof Step.SelfLoop ? from : agent.words().size();
  }
}
