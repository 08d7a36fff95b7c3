package org.equipoise.verdict;

import java.util.List;
import java.util.Optional;
import org.equipoise.sampling.RecordedStep;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.SamplingEnd;
import org.equipoise.statistics.Rounded;

/**
 * The share of all steps that end in a fault of the infrastructure is at most so much.
 *
 * <p>A run that was ended by L faults in a row is too short for the rule of fixed size, yet it can
 * rule the claim out: at a true rate r, L faults from a given draw on have probability r^L, and
 * they can begin at no more than N places in a plan of N draws, so that such an end has probability
 * {@code N r^L} at most (union bound). FAIL where that is at most the rate of false FAILs. The rule
 * for samples that end when they are decided needs no such help.
 */
record FaultRate<S>(RateClaim rate) implements Property<S> {

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
    if (sample.hasTrajectories()) {
      return rate.undecided(
          "Recorded trajectories hold answers alone, so they tell nothing of faults.");
    }
    if (sample.isSequential()) {
      Trials steps = Trials.from(0, sample, RecordedStep::isFault, step -> true);
      return rate.judgeInTurn(sample, steps, rates, () -> examples(sample));
    }
    if (endedByFaults(sample) && improbability(sample) <= rates.falseFail()) {
      return ruledOut(sample, rates);
    }
    return Readiness.incompleteness(sample)
        .map(rate::undecided)
        .orElseGet(
            () ->
                rate.judge(
                    sample.faults(),
                    sample.draws() + sample.faults(),
                    sample.planned(),
                    rates,
                    examples(sample)));
  }

  private static boolean endedByFaults(Sample<?> sample) {
    return sample.end().filter(end -> end == SamplingEnd.CONSECUTIVE_FAULTS).isPresent();
  }

  /** The bound on the probability of such an end at the rate claimed. */
  private double improbability(Sample<?> sample) {
    return Math.min(1, sample.planned() * Math.pow(rate.good(), sample.consecutiveFaultLimit()));
  }

  private Evidence ruledOut(Sample<?> sample, ErrorRates rates) {
    long steps = sample.draws() + sample.faults();
    return rate.evidence(Verdict.FAIL, reason(sample, rates))
        .estimate((double) sample.faults() / steps)
        .observations(steps, rate.unit())
        .pValue(improbability(sample))
        .culprits(examples(sample))
        .build();
  }

  private String reason(Sample<?> sample, ErrorRates rates) {
    String limit = Rounded.count(sample.consecutiveFaultLimit());
    return "%s faults in a row ended the run. At a true fault rate of %s, so many begin anywhere among %s draws with probability %s at most (union bound); %s or less rules the claim out. %s"
        .formatted(
            limit,
            Rounded.threshold(rate.good()),
            Rounded.count(sample.planned()),
            Rounded.probability(improbability(sample)),
            Rounded.probability(rates.falseFail()),
            Readiness.faults(sample));
  }

  private static List<String> examples(Sample<?> sample) {
    return sample.faultExamples().stream().map(Shown::reason).toList();
  }
}
