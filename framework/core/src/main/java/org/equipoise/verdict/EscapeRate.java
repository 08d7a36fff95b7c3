package org.equipoise.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.equipoise.chain.Chain;
import org.equipoise.sampling.RecordedStep;
import org.equipoise.sampling.Sample;
import org.equipoise.statistics.Rounded;

/** The share of judged draws that end in no valid state is at most so much. */
record EscapeRate<S>(RateClaim rate) implements Property<S> {
  private static final int WORST = 3;

  @Override
  public String claim() {
    return rate.text();
  }

  @Override
  public Optional<Plan> plan(ErrorRates rates) {
    return Optional.of(new RatePlan(rate, rates));
  }

  @Override
  public Evidence judge(Sample<? extends S> sample, ErrorRates rates) {
    return Readiness.obstacleTo(sample)
        .map(reason -> Readiness.undecided(sample, rate.undecided(reason)))
        .orElseGet(() -> judgeDraws(sample, rates));
  }

  private Evidence judgeDraws(Sample<?> sample, ErrorRates rates) {
    if (Readiness.isJudgedInTurn(sample)) {
      Trials draws = Trials.judged(sample, RecordedStep::isEscape, step -> true);
      return rate.judgeInTurn(sample, draws, rates, () -> culprits(sample));
    }
    Chain judged = sample.judged();
    return rate.judge(judged.escapes(), judged.draws(), sample.planned(), rates, culprits(sample));
  }

  private static List<String> culprits(Sample<?> sample) {
    return Stream.concat(reasons(sample), starts(sample.judged())).toList();
  }

  private static Stream<String> reasons(Sample<?> sample) {
    long escapes = sample.judged().escapes();
    return sample.judgedEscapesByReason().entrySet().stream()
        .limit(WORST)
        .map(
            reason ->
                "\"%s\": %s of %s escapes"
                    .formatted(
                        Shown.reason(reason.getKey()),
                        Rounded.count(reason.getValue()),
                        Rounded.count(escapes)));
  }

  /** The starts with the most escapes; of equally many the one with fewer draws. */
  private static Stream<String> starts(Chain judged) {
    Comparator<Integer> mostEscapes = Comparator.comparingLong(i -> -judged.escapes(i));
    return IntStream.range(0, judged.size())
        .filter(i -> judged.escapes(i) > 0)
        .boxed()
        .sorted(mostEscapes.thenComparingLong(judged::draws))
        .limit(WORST)
        .map(
            i ->
                "from %s: %s of %s draws escape"
                    .formatted(
                        Shown.state(judged.states().key(i)),
                        Rounded.count(judged.escapes(i)),
                        Rounded.count(judged.draws(i))));
  }
}
