package org.equipoise.balance;

/**
 * How far one table of moves lies from what detailed balance expects, pair by pair. All tables of a
 * fibre have the same expectation, so nothing is fitted again.
 */
final class PairStatistics {
  /** Up to this count, {@code n log n} is looked up. */
  private static final int TABLE = 4096;

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
      logShareForward[e] = logTotal + Math.log(pairs.share[e]);
      logShareBackward[e] = logTotal + Math.log1p(-pairs.share[e]);
    }
    for (int n = 2; n < TABLE; n++) {
      nLogN[n] = n * Math.log(n);
    }
  }

  /**
   * The part of a pair in {@code G = 2 sum [A log(A / m) + B log(B / (C - m))]}, with {@code m = C
   * p} (stats of Bradley-Terry goodness of fit); at least 0 up to rounding.
   */
  double deviance(int pair, long forward) {
    long backward = pairs.total(pair) - forward;
    return 2
        * (nLogN(forward)
            - forward * logShareForward[pair]
            + nLogN(backward)
            - backward * logShareBackward[pair]);
  }

  /** The signed root of {@link #deviance}: positive where more moves go forward than expected. */
  double signedRoot(int pair, long forward) {
    double root = Math.sqrt(Math.max(0, deviance(pair, forward)));
    return forward >= pairs.expected(pair) ? root : -root;
  }

  private double nLogN(long n) {
    return n < TABLE ? nLogN[(int) n] : n * Math.log((double) n);
  }
}
