package org.equipoise.statistics;

import org.apiguardian.api.API;

/**
 * The evidence of observations in [0, 1] against a mean, and any below it, whatever their law: the
 * capital of a gambler who bets on higher observations (Waudby-Smith and Ramdas 2023, Journal of
 * the Royal Statistical Society B 86, 1, section 4.2),
 *
 * <pre>{@code
 * E = product over i of (1 + lambda_i (x_i - mean)),
 * lambda_i = min(sqrt(2 log 20 / (variance_{i-1} i log(i + 1))), 1 / (2 mean)),
 * }</pre>
 *
 * with the variance of the observations before, shrunk towards 1/4. No bet depends on what it is
 * placed on, so the expectation of E is at most 1 at every stopping time while the mean of each
 * observation, given those before, is that one or less; it reaches {@code 1 / error} at any time
 * with probability {@code error} at most (Ville 1939).
 *
 * <p>The bets do not depend on the error that is wanted, so that what is rejected with a small
 * error is rejected with a larger one.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class BettingEvidence {
  private static final double LOG_TARGET = Math.log(20);
  private static final double MOST_AT_STAKE = 0.5;

  private final double mean;
  private double log;
  private int observations;
  private double sum = 0.5;
  private double squares = 0.25;

  /**
   * Evidence against a mean, without observations.
   *
   * @throws IllegalArgumentException if it lies outside [0, 1)
   */
  public BettingEvidence(double mean) {
    if (!(mean >= 0 && mean < 1)) {
      throw new IllegalArgumentException("a mean to bet against lies in [0, 1), got " + mean);
    }
    this.mean = mean;
  }

  /**
   * Places the next bet.
   *
   * @throws IllegalArgumentException if the observation lies outside [0, 1]
   */
  public void add(double observation) {
    if (!(observation >= 0 && observation <= 1)) {
      throw new IllegalArgumentException("an observation lies in [0, 1], got " + observation);
    }
    log += Math.log1p(bet() * (observation - mean));
    observations++;
    sum += observation;
    double deviation = observation - sum / (observations + 1);
    squares += deviation * deviation;
  }

  private double bet() {
    double next = observations + 1;
    double variance = squares / next;
    double bet = Math.sqrt(2 * LOG_TARGET / (variance * next * Math.log1p(next)));
    return Math.min(bet, MOST_AT_STAKE / mean);
  }

  /** The logarithm of the evidence so far. */
  public double log() {
    return log;
  }
}
