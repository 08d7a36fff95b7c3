package org.equipoise.verdict;

import java.util.List;
import java.util.Optional;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.SamplingEnd;
import org.equipoise.statistics.ConfidenceSequence;
import org.equipoise.statistics.Interval;
import org.equipoise.statistics.Rounded;
import org.equipoise.statistics.SequentialRatePath;
import org.equipoise.statistics.SequentialRateTest;

/**
 * The rule that judges a claim about a rate while its trials come in: the first trial at which the
 * evidence against the good rate suffices makes it fail for good, and the first at which that
 * against the bad rate does makes it pass. Trials after that one change the estimate, and not the
 * verdict.
 *
 * @param path the test as far as it came on these trials
 * @param trials all trials that there are
 */
record SequentialRateJudgement(
    RateClaim claim,
    ErrorRates rates,
    SequentialRateTest test,
    SequentialRatePath path,
    Trials trials) {

  static SequentialRateJudgement of(RateClaim claim, ErrorRates rates, Trials trials) {
    SequentialRateTest test = claim.sequentialTest(rates);
    SequentialRatePath path = new SequentialRatePath(test);
    for (int trial = 0; trial < trials.size() && !path.isDecided(); trial++) {
      path.add(trials.counts(trial));
    }
    return new SequentialRateJudgement(claim, rates, test, path, trials);
  }

  Verdict verdict() {
    return !path.isDecided() || isContradicted() ? Verdict.INCONCLUSIVE : decision();
  }

  private Verdict decision() {
    return path.rejectsLow() == claim.isAtLeast() ? Verdict.PASS : Verdict.FAIL;
  }

  /**
   * Whether the trials after the decision rule out what it accepted, which hardly happens unless
   * the rate has changed. To withdraw a verdict makes none of its errors more frequent.
   */
  private boolean isContradicted() {
    if (!path.isDecided() || trials.size() == path.trials()) {
      return false;
    }
    return path.rejectsLow()
        ? interval().high() < Math.min(claim.good(), claim.bad())
        : interval().low() > Math.max(claim.good(), claim.bad());
  }

  Evidence evidence(Sample<?> sample, List<String> culprits) {
    Evidence.Builder evidence =
        claim
            .evidence(verdict(), reason(sample))
            .estimate((double) trials.count() / trials.size())
            .observations(trials.size(), claim.unit())
            .culprits(culprits);
    if (path.isDecided() || sample.end().isPresent()) {
      addDetails(evidence);
    }
    return (isGivenUp() || isContradicted() ? evidence.settled() : evidence).build();
  }

  /** What takes long to compute, and no look needs that asks for more draws. */
  private void addDetails(Evidence.Builder evidence) {
    evidence.estimate((double) trials.count() / trials.size(), interval()).pValue(pValueOfGood());
  }

  private boolean isGivenUp() {
    return !path.isDecided() && trials.size() >= test.cap();
  }

  /** Holds at all numbers of trials at once; its ends err as the verdicts that they go with. */
  private Interval interval() {
    double below = claim.isAtLeast() ? rates.falsePass() : rates.falseFail();
    double above = claim.isAtLeast() ? rates.falseFail() : rates.falsePass();
    return ConfidenceSequence.interval(trials.count(), trials.size(), below, above);
  }

  private double pValueOfGood() {
    return claim.isAtLeast() ? path.pValueOfHigh() : path.pValueOfLow();
  }

  private double pValueOfBad() {
    return claim.isAtLeast() ? path.pValueOfLow() : path.pValueOfHigh();
  }

  private String reason(Sample<?> sample) {
    return switch (verdict()) {
      case FAIL ->
          decided(claim.good(), pValueOfGood())
              + "%s or less rules the claim out.".formatted(Rounded.probability(rates.falseFail()));
      case PASS ->
          decided(claim.bad(), pValueOfBad())
              + "%s or less rules out a miss by the margin."
                  .formatted(Rounded.probability(rates.falsePass()));
      case INCONCLUSIVE -> undecided(sample);
    };
  }

  private String decided(double truth, double pValue) {
    return "Decided after %s %s, %s of which count: at a true %s of %s, evidence as strong ever comes up with probability %s at most; "
        .formatted(
            Rounded.count(path.trials()),
            claim.unit(),
            Rounded.count(path.successes()),
            claim.quantity(),
            rate(truth),
            Rounded.probability(pValue));
  }

  private String undecided(Sample<?> sample) {
    if (isContradicted()) {
      return "The first %s %s said %s, and the others rule that out: the rate seems to have changed during the run."
          .formatted(Rounded.count(path.trials()), claim.unit(), decision());
    }
    String neither =
        "%s of %s %s rule out neither %s nor %s"
            .formatted(
                Rounded.count(trials.count()),
                Rounded.count(trials.size()),
                claim.unit(),
                rate(claim.good()),
                rate(claim.bad()));
    if (isGivenUp()) {
      return "%s, and the test gives up after %s: the truth seems to lie between the two. Claim less, or more, or widen the margin."
          .formatted(neither, Rounded.count(test.cap()));
    }
    return cutShort(sample).orElseGet(() -> neither + ahead(sample));
  }

  /** The end of sampling, where it was neither that of the plan nor what somebody waited for. */
  private static Optional<String> cutShort(Sample<?> sample) {
    return sample.end().filter(end -> end == SamplingEnd.DECIDED).isPresent()
        ? Optional.empty()
        : Readiness.cutShort(sample);
  }

  private String ahead(Sample<?> sample) {
    long cap = test.cap();
    return sample.end().isEmpty()
        ? " yet; %s %s at most do, or the test gives up."
            .formatted(Rounded.count(cap), claim.unit())
        : "; up to %s %s may be needed, for which plan about %s transitions."
            .formatted(
                Rounded.count(cap),
                claim.unit(),
                Rounded.about((double) sample.recorded() * cap / trials.size()));
  }

  private static String rate(double value) {
    return Rounded.threshold(value);
  }
}
