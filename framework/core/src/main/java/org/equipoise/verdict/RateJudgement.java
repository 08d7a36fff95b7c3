package org.equipoise.verdict;

import java.util.List;
import org.equipoise.statistics.Binomial;
import org.equipoise.statistics.Interval;
import org.equipoise.statistics.RateTest;
import org.equipoise.statistics.Rounded;

/**
 * The exact rule that judges a claim about a rate once, on a fixed number of independent trials.
 *
 * <p>FAIL where the data rule out the good rate, the threshold claimed; PASS where they rule out
 * the bad one, which misses it by the margin. Plenty of data can rule out both, when the truth lies
 * between them: then the more likely of the two decides. Neither error rate is exceeded, since
 * every FAIL rules out the good rate and every PASS the bad one.
 *
 * @param count how many of the trials count towards the rate
 */
record RateJudgement(RateClaim claim, ErrorRates rates, long count, long trials) {

  Verdict verdict() {
    if (rulesOutGood() && rulesOutBad()) {
      return favoursGood() ? Verdict.PASS : Verdict.FAIL;
    }
    if (rulesOutGood()) {
      return Verdict.FAIL;
    }
    return rulesOutBad() ? Verdict.PASS : Verdict.INCONCLUSIVE;
  }

  private RateTest test() {
    return claim.test(rates);
  }

  private boolean rulesOutGood() {
    return pValueOfGood() <= rates.falseFail();
  }

  private boolean rulesOutBad() {
    return pValueOfBad() <= rates.falsePass();
  }

  private double pValueOfGood() {
    return claim.isAtLeast()
        ? test().pValueOfHigh(count, trials)
        : test().pValueOfLow(count, trials);
  }

  private double pValueOfBad() {
    return claim.isAtLeast()
        ? test().pValueOfLow(count, trials)
        : test().pValueOfHigh(count, trials);
  }

  private boolean favoursGood() {
    double high = test().logLikelihoodRatio(count, trials);
    return claim.isAtLeast() ? high >= 0 : high <= 0;
  }

  Evidence evidence(long planned, List<String> culprits) {
    return claim
        .evidence(verdict(), reason(planned))
        .estimate((double) count / trials, interval())
        .observations(trials, claim.unit())
        .pValue(pValueOfGood())
        .culprits(culprits)
        .build();
  }

  /**
   * From the lower to the upper Clopper-Pearson bound, each at the error rate of the verdict that
   * it decides: the claim fails where the interval excludes the good rate, and passes where it
   * excludes the bad one.
   */
  private Interval interval() {
    double below = claim.isAtLeast() ? rates.falsePass() : rates.falseFail();
    double above = claim.isAtLeast() ? rates.falseFail() : rates.falsePass();
    return new Interval(
        Binomial.lowerBound(count, trials, below),
        Binomial.upperBound(count, trials, above),
        rates.confidence());
  }

  private String reason(long planned) {
    if (rulesOutGood() && rulesOutBad()) {
      return "The truth lies within the margin: %s rule out %s as well as %s, and are likelier at %s."
          .formatted(
              observed(),
              rate(claim.good()),
              rate(claim.bad()),
              rate(favoursGood() ? claim.good() : claim.bad()));
    }
    return switch (verdict()) {
      case FAIL ->
          improbable(claim.good(), !claim.isAtLeast(), pValueOfGood())
              + "%s or less rules the claim out.".formatted(Rounded.probability(rates.falseFail()));
      case PASS ->
          improbable(claim.bad(), claim.isAtLeast(), pValueOfBad())
              + "%s or less rules out a miss by the margin."
                  .formatted(Rounded.probability(rates.falsePass()));
      case INCONCLUSIVE -> needed(planned);
    };
  }

  private String improbable(double truth, boolean orMore, double pValue) {
    return "At a true %s of %s, %s or %s have probability %s; "
        .formatted(
            claim.quantity(),
            rate(truth),
            observed(),
            orMore ? "more" : "fewer",
            Rounded.probability(pValue));
  }

  private String needed(long planned) {
    long size = test().sizeAbove(trials);
    return "%s rule out neither %s nor %s; about %s %s decide, for which plan about %s transitions."
        .formatted(
            observed(),
            rate(claim.good()),
            rate(claim.bad()),
            Rounded.about((double) size),
            claim.unit(),
            Rounded.about((double) planned * size / trials));
  }

  private String observed() {
    return "%s of %s %s".formatted(Rounded.count(count), Rounded.count(trials), claim.unit());
  }

  private static String rate(double value) {
    return Rounded.threshold(value);
  }
}
