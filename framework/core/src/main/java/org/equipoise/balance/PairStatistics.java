package org.equipoise.balance;

/**
 * How far one table of moves lies from what detailed balance expects, pair by pair. All tables of a
 * fibre have the same expectation, so nothing is fitted again.
 */
final class PairStatistics {
  /** Up to this count, {@code n log n} is looked up. */
  private static final int TABLE = 4096;

  /** From so many expected rare moves on the deviance is chi-squared to better than 1 %. */
  private static final double MANY = 100;

  private final Pairs pairs;
  private final double[] logShareForward;
  private final double[] logShareBackward;
  private final double[] nLogN = new double[TABLE];

  PairStatistics(Pairs pairs) {
    this.pairs = pairs;
    logShareForward = new double[pairs.count()];
    logShareBackward = new double[pairs.count()];
    for (int e = 0; e < pairs.count(); e++) {
      double logTotal = Math.log((double) pairs.total(e));
      logShareForward[e] = logTotal + pairs.logForward[e];
      logShareBackward[e] = logTotal + pairs.logBackward[e];
    }
    for (int n = 2; n < TABLE; n++) {
      nLogN[n] = n * Math.log(n);
    }
  }

  /**
   * The part of a pair in {@code G = 2 sum [A log(A / m) + B log(B / (C - m))]}, with {@code m = C
   * p} (the goodness of fit of Bradley and Terry); at least 0 up to rounding.
   */
  double deviance(int pair, long forward) {
    long backward = pairs.total(pair) - forward;
    return 2
        * (nLogN(forward)
            - forward * logShareForward[pair]
            + nLogN(backward)
            - backward * logShareBackward[pair]);
  }

  /** {@code log2(A / (C p))}: what a move one way tells in bits of the direction of time. */
  double bits(int pair, boolean forward) {
    long count = forward ? pairs.forward[pair] : pairs.backward[pair];
    double logExpected = forward ? logShareForward[pair] : logShareBackward[pair];
    return count == 0 ? 0 : (Math.log((double) count) - logExpected) / Math.log(2);
  }

  /** The signed root of {@link #deviance}: positive where more moves go forward than expected. */
  double signedRoot(int pair, long forward) {
    double root = Math.sqrt(Math.max(0, deviance(pair, forward)));
    return forward >= pairs.expected(pair) ? root : -root;
  }

  /**
   * The mean of {@link #deviance} over a binomial number of moves forward: what a pair contributes
   * where the fit is known, about 1 for large counts and 0 for a pair seen once.
   */
  double expectedDeviance(int pair) {
    long total = pairs.total(pair);
    boolean mostlyForward = pairs.logForward[pair] > pairs.logBackward[pair];
    double logRare = mostlyForward ? pairs.logBackward[pair] : pairs.logForward[pair];
    double logCommon = mostlyForward ? pairs.logForward[pair] : pairs.logBackward[pair];
    double rare = total * Math.exp(logRare);
    if (rare > MANY) {
      return 1;
    }
    double mean = 0;
    double logProbability = total * logCommon;
    // Beyond 12 standard deviations of the number of rare moves nothing is left to add.
    long last = (long) Math.min(total, rare + 12 * Math.sqrt(rare + 1) + 12);
    for (long k = 0; k <= last; k++) {
      mean += Math.exp(logProbability) * deviance(pair, mostlyForward ? total - k : k);
      logProbability +=
          Math.log((double) (total - k)) - Math.log((double) (k + 1)) + logRare - logCommon;
    }
    return mean;
  }

  /**
   * The mean of {@code G} over independent binomial pairs of those on cycles, less the share that
   * the fit of the potential takes: of {@code pairs} deviances it leaves {@code df}.
   */
  double binomialMean() {
    boolean[] core = pairs.core();
    double sum = 0;
    int count = 0;
    for (int e = 0; e < core.length; e++) {
      if (core[e]) {
        sum += expectedDeviance(e);
        count++;
      }
    }
    return sum * pairs.cycles / count;
  }

  private double nLogN(long n) {
    return n < TABLE ? nLogN[(int) n] : n * Math.log((double) n);
  }
}
