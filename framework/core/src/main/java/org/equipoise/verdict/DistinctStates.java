package org.equipoise.verdict;

import java.util.Optional;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.equipoise.chain.Chain;
import org.equipoise.sampling.Sample;
import org.equipoise.statistics.Interval;
import org.equipoise.statistics.Rounded;
import org.equipoise.statistics.StandardNormal;

/**
 * The sample visits at least so many different states.
 *
 * <p>PASS as soon as it does: states that were found cannot be unfound, whatever else befalls the
 * sample. FAIL where even luck does not explain so few: {@code D + shortfall < atLeast} for the
 * number {@code D} of states found, with {@code shortfall = max(z sqrt(variance), U - f1)}.
 *
 * <p>The variance is bounded by the expected number of states that only one move reached, where the
 * draws are independent: leaving out one draw loses no more (Efron and Stein 1981, Annals of
 * Statistics 9, 586). The number observed, f1, is too low just where luck was bad: with few rare
 * states it is often 0. A mean of mu of them is missed altogether with probability exp(-mu), which
 * is alpha = 0.05 at mu = 3; so f1 + 3 is taken as the variance. And no mean up to U counts as
 * ruled out, the upper bound at alpha of a Poisson mean where f1 was observed (Garwood 1936,
 * Biometrika 28, 437), which is -ln alpha where f1 = 0: rare states are found each by itself.
 *
 * <p>Draws that explore are not independent, as each find opens the way to others; unless they had
 * come to an end, so that the judged draws found nothing new, the variance is taken as that of a
 * Poisson number, D, where that is more. It is smaller where finds make further finds rarer.
 */
record DistinctStates<S>(int atLeast) implements Property<S> {
  private static final String NAME = "distinct-states";
  private static final String QUANTITY = "distinct states";

  /** The mean number of rare states of which, in 1 of 20 samples, none is found. */
  private static final double MISSED = 3;

  DistinctStates {
    if (atLeast < 1) {
      throw new IllegalArgumentException(
          "distinct states at least " + atLeast + " says nothing; claim at least 1");
    }
  }

  @Override
  public String claim() {
    return QUANTITY + " " + expected();
  }

  private String expected() {
    return "at least " + Rounded.count(atLeast);
  }

  @Override
  public Evidence judge(Sample<? extends S> sample, ErrorRates rates) {
    int found = visited(sample.chain());
    Optional<String> textless = CoarserKey.textless(sample.chain().states().keys());
    if (textless.isPresent()) {
      return evidence(sample, rates, found, Verdict.INCONCLUSIVE, textless.get());
    }
    if (found >= atLeast) {
      return evidence(sample, rates, found, Verdict.PASS, "States that were found stay found.");
    }
    return Readiness.obstacle(sample)
        .or(() -> dependence(sample))
        .or(() -> tooFewDraws(sample))
        .map(reason -> evidence(sample, rates, found, Verdict.INCONCLUSIVE, reason))
        .orElseGet(() -> judgeFewer(sample, rates, found));
  }

  private static Optional<String> dependence(Sample<?> sample) {
    return sample.hasTrajectories()
        ? Optional.of(
            "How many states trajectories find varies in a way that their steps, which depend on each other, do not tell: record more.")
        : Optional.empty();
  }

  private Optional<String> tooFewDraws(Sample<?> sample) {
    return sample.draws() >= atLeast
        ? Optional.empty()
        : Optional.of(
            "%s draws cannot be expected to find %s states: sample more."
                .formatted(Rounded.count(sample.draws()), Rounded.count(atLeast)));
  }

  private Evidence judgeFewer(Sample<?> sample, ErrorRates rates, int found) {
    double deviation = deviation(sample, found);
    boolean ruledOut = found + shortfall(sample, deviation, rates) < atLeast;
    String reason =
        "%s states were found, a number that varies between samples by about %s or less (standard deviation): %s."
            .formatted(
                Rounded.count(found),
                Rounded.estimate(deviation),
                ruledOut ? "luck does not explain so few" : "luck may explain so few, sample more");
    return evidence(sample, rates, found, ruledOut ? Verdict.FAIL : Verdict.INCONCLUSIVE, reason);
  }

  private static double deviation(Sample<?> sample, int found) {
    double rare = sample.saturation().reachedOnce() + MISSED;
    return Math.sqrt(exploredToTheEnd(sample, found) ? rare : Math.max(found, rare));
  }

  /** By how many states luck may leave a sample short of the mean. */
  private static double shortfall(Sample<?> sample, double deviation, ErrorRates rates) {
    int once = sample.saturation().reachedOnce();
    double bound =
        new GammaDistribution(once + 1, 1).inverseCumulativeProbability(1 - rates.falseFail());
    return Math.max(StandardNormal.exceededWith(rates.falseFail()) * deviation, bound - once);
  }

  /** Whether there was no exploring, or about as many judged draws found nothing new after it. */
  private static boolean exploredToTheEnd(Sample<?> sample, int found) {
    Chain explored = sample.explored();
    return explored.draws() == 0
        || (visited(explored) == found && 10 * sample.judged().draws() >= 9 * explored.draws());
  }

  private Evidence evidence(
      Sample<?> sample, ErrorRates rates, int found, Verdict verdict, String reason) {
    double deviation = deviation(sample, found);
    double low = Math.max(0, found - StandardNormal.exceededWith(rates.falsePass()) * deviation);
    double high = found + shortfall(sample, deviation, rates);
    return Evidence.builder(NAME, claim(), verdict, reason)
        .about(QUANTITY, expected())
        .estimate(found, new Interval(low, high, rates.confidence()))
        .observations(sample.draws(), "draws")
        .build();
  }

  /** The states in which a step started or ended. */
  private static int visited(Chain chain) {
    boolean[] visited = new boolean[chain.size()];
    int count = 0;
    for (int i = 0; i < chain.size(); i++) {
      visited[i] = chain.draws(i) > 0;
    }
    for (int e = 0; e < chain.edges(); e++) {
      visited[chain.target(e)] = true;
    }
    for (boolean state : visited) {
      count += state ? 1 : 0;
    }
    return count;
  }
}
