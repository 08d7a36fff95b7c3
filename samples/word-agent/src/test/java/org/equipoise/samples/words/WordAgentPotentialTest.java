package org.equipoise.samples.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Kernel;
import org.equipoise.chain.KernelEstimate;
import org.equipoise.potential.LeastAction;
import org.equipoise.potential.ViolationFunction;
import org.equipoise.sampling.Sampler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The potential estimated from 150,000 steps against the one known in closed form.
 *
 * <p>The estimate of a word rests on the steps from it and on the moves to it. Starts are spread
 * evenly over the known words, so every word has a few hundred steps; but a word high up is moved
 * to now and then only, and its estimate is as wide as 1 over the root of these arrivals.
 */
class WordAgentPotentialTest {
  private static final int STEPS = 150_000;

  private static WordAgent agent;
  private static Chain chain;
  private static LeastAction estimate;

  @BeforeAll
  static void sampleAndFit() {
    agent = new WordAgent();
    chain = Sampler.of(agent).from("BUZZY").transitions(STEPS).concurrency(2).run().chain();
    estimate =
        LeastAction.minimise(Kernel.of(chain, KernelEstimate.COUNTS), ViolationFunction.SOFTPLUS);
  }

  @Test
  void theEstimateLiesOnTheExactPotential() {
    int[] arrivals = arrivals();
    SimpleRegression steps = regression(state -> chain.draws(state) >= 100);
    SimpleRegression visits =
        regression(state -> chain.draws(state) >= 100 && arrivals[state] >= 10);

    report("at least 100 steps from them", steps);
    report("at least 100 steps from and 10 moves to them", visits);
    assertThat(visits.getN()).isGreaterThan(400);
    assertThat(visits.getR()).isGreaterThanOrEqualTo(0.98);
    assertThat(visits.getSlope()).isCloseTo(1, within(0.1));
    assertThat(steps.getR()).isGreaterThanOrEqualTo(0.97);
    assertThat(steps.getSlope()).isCloseTo(1, within(0.1));
  }

  /**
   * A word that was moved to ten times has an estimate that is near normal. Of 400 such estimates a
   * share of 0.95 is covered, give or take 0.02 (one standard deviation is 0.011).
   */
  @Test
  void theStandardErrorsAreThoseOfTheEstimate() {
    int[] arrivals = arrivals();
    int[] states = identified(state -> arrivals[state] >= 10);
    double zero = commonZero(states);

    long covered =
        IntStream.of(states)
            .filter(state -> Math.abs(error(state) - zero) <= 1.96 * standardError(state))
            .count();

    assertThat((double) covered / states.length).isBetween(0.92, 0.98);
  }

  @Test
  void buzzyIsLeftAndNeverFoundAgainSoItsHeightIsUnknown() {
    assertThat(estimate.potential().unidentified()).contains("BUZZY");
  }

  /** Both potentials have a free constant: the mean of their difference, weighted by precision. */
  private static double commonZero(int[] states) {
    double sum = 0;
    double weights = 0;
    for (int state : states) {
      double weight = 1 / Math.pow(standardError(state), 2);
      sum += weight * error(state);
      weights += weight;
    }
    return sum / weights;
  }

  private static double error(int state) {
    return estimated(state) - exact(state);
  }

  private static double standardError(int state) {
    return estimate.standardError(state).orElseThrow();
  }

  private static SimpleRegression regression(IntPredicate enough) {
    SimpleRegression regression = new SimpleRegression();
    for (int state : identified(enough)) {
      regression.addData(exact(state), estimated(state));
    }
    return regression;
  }

  private static int[] identified(IntPredicate enough) {
    return IntStream.range(0, chain.size())
        .filter(estimate.potential()::isIdentified)
        .filter(enough)
        .toArray();
  }

  private static double exact(int state) {
    return agent.potential(chain.states().key(state));
  }

  private static double estimated(int state) {
    return estimate.potential().value(state);
  }

  private static int[] arrivals() {
    int[] arrivals = new int[chain.size()];
    for (int edge = 0; edge < chain.edges(); edge++) {
      arrivals[chain.target(edge)] += Math.toIntExact(chain.count(edge));
    }
    return arrivals;
  }

  private static void report(String which, SimpleRegression fit) {
    System.out.printf(
        "Estimated against exact potential, %,d steps, %d words with %s: correlation %.4f, slope"
            + " %.3f%n",
        STEPS, fit.getN(), which, fit.getR(), fit.getSlope());
  }
}
