package org.equipoise.statistics;

import org.apiguardian.api.API;

/**
 * The exact test between two rates of success, {@code low} and {@code high}, with both of its
 * errors bounded: it speaks against {@code low} where so many successes are too improbable at that
 * rate, and against {@code high} where so few are at that one.
 *
 * @param low the lower of the two rates, in [0, 1)
 * @param high the higher of the two rates, in (0, 1]
 * @param errorAtLow at most this probability of rejecting {@code low} where that is the rate, or
 *     any below it
 * @param errorAtHigh at most this probability of rejecting {@code high} where that is the rate, or
 *     any above it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record RateTest(double low, double high, double errorAtLow, double errorAtHigh) {
  /**
   * Above this size the normal approximation is given. It is then off by less than 1 % at moderate
   * rates, and more at extreme ones, where few successes decide: 10 % low between 0 and 1e-5.
   */
  private static final long LARGE = 100_000;

  public RateTest {
    if (!(low >= 0 && low < high && high <= 1)) {
      throw new IllegalArgumentException(
          "a test between rates needs 0 <= low < high <= 1, got " + low + " and " + high);
    }
    checkError(errorAtLow);
    checkError(errorAtHigh);
  }

  private static void checkError(double error) {
    if (!(error > 0 && error <= 0.5)) {
      throw new IllegalArgumentException("an error rate lies in (0, 0.5], got " + error);
    }
  }

  /** The probability of so many successes or more at {@code low}: the p-value of that rate. */
  public double pValueOfLow(long successes, long trials) {
    return Binomial.atLeast(successes, trials, low);
  }

  /** The probability of so few successes or fewer at {@code high}: the p-value of that rate. */
  public double pValueOfHigh(long successes, long trials) {
    return Binomial.atMost(successes, trials, high);
  }

  /** Whether so many successes rule out {@code low}, and any rate below it. */
  public boolean rejectsLow(long successes, long trials) {
    return pValueOfLow(successes, trials) <= errorAtLow;
  }

  /** Whether so few successes rule out {@code high}, and any rate above it. */
  public boolean rejectsHigh(long successes, long trials) {
    return pValueOfHigh(successes, trials) <= errorAtHigh;
  }

  /** The logarithm of the likelihood of {@code high} over that of {@code low}; may be infinite. */
  public double logLikelihoodRatio(long successes, long trials) {
    return times(successes, Math.log(high) - Math.log(low))
        + times(trials - successes, Math.log1p(-high) - Math.log1p(-low));
  }

  /** With 0 times infinity as 0: an outcome that did not occur says nothing. */
  private static double times(long count, double logRatio) {
    return count == 0 ? 0 : count * logRatio;
  }

  /**
   * The least number of trials, above {@code trials}, after which this test cannot but reject one
   * of the rates: its exact fixed-sample size where {@code trials} is 0. From 100,000 trials on it
   * is the normal approximation of that.
   */
  public long sizeAbove(long trials) {
    long normal = normalSize();
    if (Math.max(normal, trials) > LARGE) {
      return Math.max(normal, trials + 1);
    }
    long n =
        Math.max(trials, normal < 2_000 ? 0 : normal - (long) (4 * Math.sqrt((double) normal))) + 1;
    long critical = (long) (n * low);
    while (true) {
      while (critical <= n && !rejectsLow(critical, n)) {
        critical++;
      }
      if (critical == 0 || rejectsHigh(critical - 1, n)) {
        return n;
      }
      n++;
    }
  }

  private long normalSize() {
    double deviations =
        StandardNormal.exceededWith(errorAtLow) * Math.sqrt(low * (1 - low))
            + StandardNormal.exceededWith(errorAtHigh) * Math.sqrt(high * (1 - high));
    double root = deviations / (high - low);
    return (long) Math.ceil(root * root);
  }
}
