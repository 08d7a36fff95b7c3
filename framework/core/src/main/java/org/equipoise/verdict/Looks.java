package org.equipoise.verdict;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.equipoise.sampling.Sample;
import org.equipoise.statistics.Rounded;

/**
 * Looks at a sample that may end early, for rules whose error rates hold for one look only: after
 * 25, 50, 75 and 100 % of the planned draws, with 10, 20, 30 and 40 % of both error rates. The sum
 * over the looks bounds each error (union bound), and late looks, which see most, have most of it.
 *
 * <p>The first look that decides, decides for good. What is found depends on the draws and the plan
 * alone, not on when somebody asked.
 *
 * @param rule judges a sample at once, with these rates; it is given the sample up to a look
 * @param undecided the evidence that there is no verdict yet, with the reason
 */
record Looks(
    BiFunction<Sample<?>, ErrorRates, Evidence> rule, Function<String, Evidence> undecided) {
  private static final double[] SHARE = {0.1, 0.2, 0.3, 0.4};

  /**
   * The evidence of the first look that decides, or else of the last one taken. A sample that could
   * not end early is looked at once, with the whole rates.
   */
  Evidence judge(Sample<?> sample, ErrorRates rates) {
    Optional<String> obstacle =
        sample.isSequential() ? Readiness.tooManyFaults(sample) : Readiness.obstacle(sample);
    if (obstacle.isPresent()) {
      return undecided.apply(obstacle.get());
    }
    return sample.isSequential() ? lookInTurn(sample, rates) : rule.apply(sample, rates);
  }

  private Evidence lookInTurn(Sample<?> sample, ErrorRates rates) {
    Evidence last = undecided.apply(firstLook(sample));
    for (int look = 0; look < SHARE.length && isTaken(look, sample); look++) {
      last = rule.apply(sample.upTo(draws(look, sample)), rates.part(SHARE[look]));
      if (last.settled()) {
        return last;
      }
    }
    return isTaken(SHARE.length - 1, sample)
        ? last
        : Readiness.cutShort(sample).map(undecided).orElse(last);
  }

  private static boolean isTaken(int look, Sample<?> sample) {
    return draws(look, sample) <= sample.recorded();
  }

  private static int draws(int look, Sample<?> sample) {
    return sample.quarterOfPlan(look + 1);
  }

  private static String firstLook(Sample<?> sample) {
    return "%s more draws to come before the first look."
        .formatted(Rounded.count(Math.max(0, draws(0, sample) - sample.recorded())));
  }
}
