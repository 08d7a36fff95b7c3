package org.equipoise.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.special.Erf;
import org.equipoise.chain.Chain;
import org.equipoise.sampling.Sample;
import org.equipoise.statistics.Interval;
import org.equipoise.statistics.Rounded;

/**
 * The sample visits at least so many different states.
 *
 * <p>PASS as soon as it does: states that were found cannot be unfound, whatever else befalls the
 * sample. FAIL where even luck does not explain so few, {@code D + z sqrt(f1) < atLeast}: by Efron
 * and Stein (1981, Annals of Statistics 9, 586) the variance of the number D of states found is at
 * most the expected number f1 of those that only one move reached, since leaving out one draw loses
 * no other. While the sampler explores, a lost state may lose what was found from it; the bound
 * then holds approximately.
 */
record DistinctStates<S>(int atLeast) implements Property<S> {
  private static final String NAME = "distinct-states";

  DistinctStates {
    if (atLeast < 1) {
      throw new IllegalArgumentException(
          "distinct states at least " + atLeast + " says nothing; claim at least 1");
    }
  }

  @Override
  public String claim() {
    return "distinct states at least " + Rounded.count(atLeast);
  }

  @Override
  public Evidence judge(Sample<? extends S> sample, ErrorRates rates) {
    int found = visited(sample.chain());
    if (found >= atLeast) {
      return evidence(sample, rates, found, Verdict.PASS, "States that were found stay found.");
    }
    return Readiness.obstacle(sample)
        .or(() -> tooFewDraws(sample))
        .map(reason -> evidence(sample, rates, found, Verdict.INCONCLUSIVE, reason))
        .orElseGet(() -> judgeFewer(sample, rates, found));
  }

  private Optional<String> tooFewDraws(Sample<?> sample) {
    return sample.draws() >= atLeast
        ? Optional.empty()
        : Optional.of(
            "%s draws cannot be expected to find %s states: sample more."
                .formatted(Rounded.count(sample.draws()), Rounded.count(atLeast)));
  }

  private Evidence judgeFewer(Sample<?> sample, ErrorRates rates, int found) {
    int once = sample.onceSeen(Integer.MAX_VALUE).size();
    boolean ruledOut = found + quantile(rates.falseFail()) * Math.sqrt(once) < atLeast;
    String reason =
        "%s of the %s states found were reached only once, so the number varies between samples by %s or less (standard deviation); %s."
            .formatted(
                Rounded.count(once),
                Rounded.count(found),
                Rounded.estimate(Math.sqrt(once)),
                ruledOut ? "luck does not explain so few" : "luck may explain so few: sample more");
    return evidence(sample, rates, found, ruledOut ? Verdict.FAIL : Verdict.INCONCLUSIVE, reason);
  }

  private Evidence evidence(
      Sample<?> sample, ErrorRates rates, int found, Verdict verdict, String reason) {
    double spread = Math.sqrt(sample.onceSeen(Integer.MAX_VALUE).size());
    double low = Math.max(0, found - quantile(rates.falsePass()) * spread);
    double high = found + quantile(rates.falseFail()) * spread;
    return new Evidence(
        NAME,
        claim(),
        verdict,
        OptionalDouble.of(found),
        Optional.of(new Interval(low, high, rates.confidence())),
        sample.draws(),
        "draws",
        0,
        OptionalDouble.empty(),
        reason,
        List.of());
  }

  /** What a standard normal variable exceeds with this probability. */
  private static double quantile(double probability) {
    return Math.sqrt(2) * Erf.erfcInv(2 * probability);
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
