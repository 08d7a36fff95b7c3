package org.equipoise.verdict;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import org.equipoise.sampling.Sample;
import org.equipoise.statistics.Rounded;

/**
 * Looks at a sample that may end early, for rules whose error rates hold for one look only: after
 * 25, 50, 75 and 100 % of the draws that they count, with 10, 20, 30 and 40 % of both error rates.
 * The sum over the looks bounds each error (union bound), and late looks, which see most, have most
 * of it.
 *
 * <p>The p-value of a claim is the least of those of the looks so far, each divided by its share.
 *
 * <p>The first look that decides, decides for good. What is found depends on the draws and the plan
 * alone, not on when somebody asked.
 *
 * @param position after how many draws of a sample a look is due: the first is number 1
 * @param rule judges a sample at once, with these rates; it is given the sample up to a look
 * @param undecided the evidence that there is no verdict yet, with the reason
 */
record Looks(
    ToIntBiFunction<Sample<?>, Integer> position,
    BiFunction<Sample<?>, ErrorRates, Evidence> rule,
    Function<String, Evidence> undecided) {
  private static final double[] SHARE = {0.1, 0.2, 0.3, 0.4};

  /** Looks at a rule that counts all draws. */
  static Looks atAll(
      BiFunction<Sample<?>, ErrorRates, Evidence> rule, Function<String, Evidence> undecided) {
    return new Looks(Sample::quartersOfPlan, rule, undecided);
  }

  /** Looks at a rule that counts judged draws alone. */
  static Looks atJudged(
      BiFunction<Sample<?>, ErrorRates, Evidence> rule, Function<String, Evidence> undecided) {
    return new Looks(Sample::quartersOfJudged, rule, undecided);
  }

  /**
   * The evidence of the first look that decides, or else of the last one taken. A sample that could
   * not end early is looked at once, with the whole rates.
   */
  Evidence judge(Sample<?> sample, ErrorRates rates) {
    Optional<String> obstacle = Readiness.obstacleTo(sample);
    if (obstacle.isPresent()) {
      return Readiness.undecided(sample, undecided.apply(obstacle.get()));
    }
    return sample.isSequential() ? lookInTurn(sample, rates) : rule.apply(sample, rates);
  }

  private Evidence lookInTurn(Sample<?> sample, ErrorRates rates) {
    Evidence last = undecided.apply(firstLook(sample));
    double pValue = 1;
    for (int look = 0; look < SHARE.length && isTaken(look, sample); look++) {
      last = rule.apply(sample.upTo(draws(look, sample)), rates.part(SHARE[look]));
      if (last.pValue().isPresent()) {
        pValue = Math.min(pValue, last.pValue().getAsDouble() / SHARE[look]);
        last = last.withPValue(pValue);
      }
      if (last.settled()) {
        return last;
      }
    }
    return isTaken(SHARE.length - 1, sample)
        ? last
        : Readiness.cutShort(sample).map(undecided).orElse(last);
  }

  private boolean isTaken(int look, Sample<?> sample) {
    return draws(look, sample) <= sample.recorded();
  }

  private int draws(int look, Sample<?> sample) {
    return position.applyAsInt(sample, look + 1);
  }

  private String firstLook(Sample<?> sample) {
    return "%s more draws to come before the first look."
        .formatted(Rounded.count(Math.max(0, draws(0, sample) - sample.recorded())));
  }
}
