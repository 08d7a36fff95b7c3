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

  @Test
  void buzzyIsLeftAndNeverFoundAgainSoItsHeightIsUnknown() {
    assertThat(estimate.potential().unidentified()).contains("BUZZY");
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
