package org.equipoise.verdict;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.equipoise.sampling.RecordedStep;
import org.equipoise.sampling.Sample;
import org.equipoise.statistics.Rounded;

/** A rate that the user says how to count is at least, or at most, so much. */
record ObservedRate<S>(
    RateClaim rate,
    Predicate<? super RecordedStep<? extends S>> counts,
    Predicate<? super RecordedStep<? extends S>> among)
    implements Property<S> {

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
        .orElseGet(() -> judgeSteps(sample, rates));
  }

  private Evidence judgeSteps(Sample<? extends S> sample, ErrorRates rates) {
    Trials trials = Trials.judged(sample, counts, among);
    Evidence found =
        Readiness.isJudgedInTurn(sample)
            ? rate.judgeInTurn(sample, trials, rates, List::of)
            : rate.judge(trials.count(), trials.size(), sample.planned(), rates, List.of());
    return doubt(trials, sample).map(found::noting).orElse(found);
  }

  /** A condition that never holds may be meant so, or may compare what is never equal. */
  private Optional<String> doubt(Trials trials, Sample<?> sample) {
    long steps = trials.size() > 0 ? trials.size() : sample.judged().draws();
    return trials.count() > 0 || steps == 0
        ? Optional.empty()
        : Optional.of(
            "The condition for %s held for none of %s %s: is it right?"
                .formatted(
                    trials.size() > 0 ? "the " + rate.quantity() : rate.unit(),
                    Rounded.count(steps),
                    trials.size() > 0 ? rate.unit() : "steps"));
  }
}
