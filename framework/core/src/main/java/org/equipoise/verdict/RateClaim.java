package org.equipoise.verdict;

import java.util.List;
import org.equipoise.statistics.RateTest;
import org.equipoise.statistics.Rounded;

/**
 * A claim that a rate is at least, or at most, a threshold, with an indifference margin.
 *
 * @param property the machine name of the property
 * @param quantity the rate in words
 * @param unit what is counted, in the plural
 * @param isAtLeast whether high rates are good
 * @param good the threshold claimed
 * @param margin the distance of the bad rate from it
 */
record RateClaim(
    String property, String quantity, String unit, boolean isAtLeast, double good, double margin) {

  RateClaim {
    if (!(good >= 0 && good <= 1)) {
      throw new IllegalArgumentException(
          "%s %s is no rate; a rate lies in [0, 1], write 0.6 for 60 %%"
              .formatted(relation(quantity, isAtLeast), good));
    }
    double room = isAtLeast ? good : 1 - good;
    if (room == 0) {
      throw new IllegalArgumentException(
          "%s %s holds for every agent; claim a rate strictly between 0 and 1"
              .formatted(relation(quantity, isAtLeast), Rounded.threshold(good)));
    }
    if (!(margin > 0 && margin < room)) {
      throw new IllegalArgumentException(
          "%s %s cannot have the margin %s; write one above 0 and below %s, such as %s"
              .formatted(
                  relation(quantity, isAtLeast),
                  Rounded.threshold(good),
                  margin,
                  Rounded.threshold(room),
                  Rounded.threshold(Math.min(Properties.DEFAULT_MARGIN, room / 2))));
    }
  }

  private static String relation(String quantity, boolean isAtLeast) {
    return quantity + (isAtLeast ? " at least" : " at most");
  }

  static RateClaim atLeast(
      String property, String quantity, String unit, double good, double margin) {
    return new RateClaim(property, quantity, unit, true, good, margin);
  }

  static RateClaim atMost(
      String property, String quantity, String unit, double good, double margin) {
    return new RateClaim(property, quantity, unit, false, good, margin);
  }

  /** The claim in words. */
  String text() {
    return quantity + " " + expected();
  }

  /** What the claim expects of the rate. */
  private String expected() {
    return "%s %s (margin %s)"
        .formatted(
            isAtLeast ? "at least" : "at most", Rounded.threshold(good), Rounded.threshold(margin));
  }

  /** The rate that misses the claim by its margin. */
  double bad() {
    return isAtLeast ? good - margin : good + margin;
  }

  /** The exact test between the good rate and the bad one. */
  RateTest test(ErrorRates rates) {
    return isAtLeast
        ? new RateTest(bad(), good, rates.falsePass(), rates.falseFail())
        : new RateTest(good, bad(), rates.falseFail(), rates.falsePass());
  }

  Evidence undecided(String reason) {
    return evidence(Verdict.INCONCLUSIVE, reason).build();
  }

  Evidence.Builder evidence(Verdict verdict, String reason) {
    return Evidence.builder(property, text(), verdict, reason)
        .about(quantity, expected())
        .margin(margin);
  }

  /**
   * The verdict on this claim.
   *
   * @param count how many of the trials count towards the rate
   * @param trials how many independent observations there are
   * @param planned how many draws were planned to have them
   */
  Evidence judge(long count, long trials, long planned, ErrorRates rates, List<String> culprits) {
    return trials == 0
        ? undecided("There are no %s to judge: sample more.".formatted(unit))
        : new RateJudgement(this, rates, count, trials).evidence(planned, culprits);
  }
}
