package org.equipoise.balance;

import org.equipoise.statistics.NoncentralChiSquared;
import org.equipoise.statistics.StandardNormal;

/**
 * Confidence bounds of the violation of detailed balance, from the statistic {@code G} of {@code N}
 * moves.
 *
 * <p>Each is the wider of two. For small violations {@code G} is noncentral chi-squared, with its
 * mean in balance as its degrees of freedom and noncentrality {@code 2 N ln 2 J}. For large ones
 * the spread is that of the information {@code l} which single moves carry, {@code Var(l) / N}, to
 * which the fit of the potential adds nothing in first order.
 *
 * <p>The mean in balance is that of the replicates. A Markov chain that has not mixed keeps some of
 * the recorded violation in them, and then there is no upper bound; nor does every such chain show,
 * so an upper bound takes the smaller of that mean and the one of independent binomial pairs,
 * {@code df / pairs} of whose deviance the fit leaves.
 *
 * <p>Pairs seen once fit any potential: a share {@code 1 - c} of all information, {@code c} being
 * the {@link #resolution}, can never be seen. An upper bound takes it to be as that which can, and
 * so is divided by {@code c}; below one half there is none.
 */
final class ViolationBounds {
  /** With less, what was not seen is more than what was, and may be anything. */
  private static final double LEAST_RESOLUTION = 0.5;

  private final double statistic;
  private final double bits;
  private final double moves;
  private final double meanInBalance;
  private final double leastMeanInBalance;
  private final double varianceOfBits;
  private final boolean mixed;

  ViolationBounds(Pairs pairs, FibreSample fibre) {
    this.statistic = fibre.statistic();
    this.moves = pairs.moves;
    this.bits = 2 * moves * Math.log(2);
    PairStatistics statistics = new PairStatistics(pairs);
    this.meanInBalance = fibre.meanStatistic();
    this.leastMeanInBalance = Math.min(meanInBalance, fibre.binomialMean());
    this.varianceOfBits = varianceOfBits(pairs, statistics);
    this.mixed = fibre.isMixed();
  }

  /** The variance of the information in bits of a move about its direction, potential known. */
  private double varianceOfBits(Pairs pairs, PairStatistics statistics) {
    double squares = 0;
    for (int e = 0; e < pairs.count(); e++) {
      squares += pairs.forward[e] * square(statistics.bits(e, true));
      squares += pairs.backward[e] * square(statistics.bits(e, false));
    }
    return Math.max(0, squares / moves - square(statistic / bits));
  }

  private static double square(double x) {
    return x * x;
  }

  /** The share of the moves' information about their direction that can be seen at all. */
  double resolution() {
    return Math.max(0, 1 - leastMeanInBalance / bits);
  }

  boolean isResolved() {
    return resolution() >= LEAST_RESOLUTION;
  }

  /** The debiased information in bits a move. */
  double information() {
    return (statistic - meanInBalance) / bits;
  }

  double lower(double errorRate) {
    double local = noncentrality(meanInBalance, 1 - errorRate);
    double far = information() - StandardNormal.exceededWith(errorRate) * deviation();
    return Math.sqrt(Math.max(0, Math.min(local, far)));
  }

  double upper(double errorRate) {
    if (!mixed || !isResolved()) {
      return 1;
    }
    double local = noncentrality(leastMeanInBalance, errorRate);
    double far =
        (statistic - leastMeanInBalance) / bits
            + StandardNormal.exceededWith(errorRate) * deviation();
    return Math.sqrt(Math.min(1, Math.max(0, Math.max(local, far)) / resolution()));
  }

  /** The smallest error rate at which the lower bound is at least {@code limit}. */
  double pValueOfAtMost(double limit) {
    double information = square(limit);
    double local =
        1 - NoncentralChiSquared.cdf(statistic, Math.max(1, meanInBalance), bits * information);
    double far = StandardNormal.probabilityAbove((information() - information) / deviation());
    return Math.max(0, Math.max(local, far));
  }

  private double noncentrality(double mean, double probability) {
    // Below one degree of freedom the law degenerates, and would bound what is only rounding.
    return NoncentralChiSquared.noncentralityWhere(statistic, Math.max(1, mean), probability)
        / bits;
  }

  private double deviation() {
    return Math.sqrt(varianceOfBits / moves + 2 * meanInBalance / square(bits));
  }
}
