package org.equipoise.balance;

import org.equipoise.statistics.InformationBounds;

/**
 * Confidence bounds of the violation of detailed balance, from the statistic {@code G} of {@code N}
 * moves: the roots of the {@linkplain InformationBounds bounds of the information} {@code J} about
 * the direction of a move, to which the fit of the potential adds nothing in first order.
 *
 * <p>The mean in balance is that of the replicates. A Markov chain that has not mixed keeps some of
 * the recorded violation in them, and then there is no upper bound; nor does every such chain show,
 * so an upper bound takes the smaller of that mean and the one of independent binomial pairs,
 * {@code df / pairs} of whose deviance the fit leaves.
 *
 * <p>No move tells more than one bit about its direction, and pairs seen once, which fit any
 * potential, tell nothing.
 */
final class ViolationBounds {
  private final InformationBounds bounds;
  private final boolean mixed;

  ViolationBounds(Pairs pairs, FibreSample fibre) {
    double mean = fibre.meanStatistic();
    this.mixed = fibre.isMixed();
    this.bounds =
        new InformationBounds(
            fibre.statistic(),
            pairs.moves,
            mean,
            Math.min(mean, fibre.binomialMean()),
            2 * pairs.moves * Math.log(2),
            variance(pairs, fibre.statistic()));
  }

  /** The variance of the moves' information about their direction, in bits, potential known. */
  private static double variance(Pairs pairs, double statistic) {
    PairStatistics statistics = new PairStatistics(pairs);
    double squares = 0;
    for (int e = 0; e < pairs.count(); e++) {
      squares += pairs.forward[e] * square(statistics.bits(e, true));
      squares += pairs.backward[e] * square(statistics.bits(e, false));
    }
    double sum = statistic / (2 * Math.log(2));
    return Math.max(0, squares - sum * sum / pairs.moves);
  }

  private static double square(double x) {
    return x * x;
  }

  /** The share of the moves' information about their direction that can be seen at all. */
  double resolution() {
    return bounds.resolution();
  }

  boolean isResolved() {
    return bounds.isResolved();
  }

  /** The debiased information in bits a move. */
  double information() {
    return bounds.information();
  }

  double lower(double errorRate) {
    return Math.sqrt(bounds.lower(errorRate));
  }

  double upper(double errorRate) {
    return mixed ? Math.sqrt(Math.min(1, bounds.upper(errorRate))) : 1;
  }

  /** The smallest error rate at which the lower bound is at least {@code limit}. */
  double pValueOfAtMost(double limit) {
    return bounds.pValueOfAtMost(limit * limit);
  }
}
