package org.equipoise.balance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What the recorded table of moves and the replicates drawn from its fibre show: the numbers that
 * the p-values and the debiasing of the violation rest on.
 *
 * @param observed the recorded table
 * @param replicates those drawn
 * @param later the statistics of the first of the replicates after as many moves again
 * @param passes how far the Markov chain ran for each
 * @param binomialMean the mean of the statistic where the pairs are independent and binomial
 */
record FibreSample(
    Table observed, List<Table> replicates, double[] later, int passes, double binomialMean) {
  /** Tables that are equal in exact arithmetic must not count as different. */
  private static final double ROUNDING = 1e-9;

  /** How far the mean may still move, in standard deviations of one table. */
  private static final double MOST_SHIFT = 0.25;

  /** Of the error of the shift, where few replicates leave it larger than that. */
  private static final double ERRORS = 2.5;

  /**
   * One table: its likelihood ratio statistic, its mean deviation, and its largest pair and cycle.
   *
   * @param statistic G
   * @param deviation the sum of |A - m|
   * @param largestPair the largest root of a pair's deviance
   * @param largestCycle the largest statistic of the cycles found; 0 where none is
   */
  record Table(double statistic, double deviation, double largestPair, double largestCycle) {}

  /** The statistic of the recorded table. */
  double statistic() {
    return observed.statistic;
  }

  /** The mean statistic of the replicates: what an agent in detailed balance shows. */
  double meanStatistic() {
    return statistics().average().orElseThrow();
  }

  private DoubleStream statistics() {
    return replicates.stream().mapToDouble(Table::statistic);
  }

  /**
   * Whether the replicates have forgotten the recorded table. One that has not mixed leaves some of
   * the recorded violation in them: the p-value stays exact but has less power, and the debiased
   * violation is too small.
   */
  boolean isMixed() {
    return isSteady() && isPlausible();
  }

  /**
   * With twice the moves the mean statistic is the same to a quarter of the standard deviation of
   * one, or to 2.5 standard errors where there are fewer than about 200. By chance a chain that has
   * mixed misses this in one of 80 cases.
   */
  private boolean isSteady() {
    double mean = meanStatistic();
    double variance = statistics().map(g -> (g - mean) * (g - mean)).average().orElseThrow();
    double error = Math.sqrt(1.0 / replicates.size() + 1.0 / later.length);
    double shift = Math.abs(Arrays.stream(later).average().orElseThrow() - mean);
    return shift
        <= Math.max(MOST_SHIFT, ERRORS * error) * Math.sqrt(variance) + ROUNDING * (1 + mean);
  }

  /**
   * A chain that hardly moves is steady too. But the mean statistic of the fibre is that of
   * binomial pairs where these have many moves, and up to 1.6 times that where they have few; a
   * mean far beyond twice that, in units of the chi-squared law's standard deviation, is not the
   * fibre's.
   */
  private boolean isPlausible() {
    return meanStatistic() <= 2 * binomialMean + 3 * Math.sqrt(2 * binomialMean);
  }

  /** The sum of |A - m| over the pairs of the recorded table. */
  double deviation() {
    return observed.deviation;
  }

  /** The mean of that sum over the replicates. */
  double meanDeviation() {
    return replicates.stream().mapToDouble(Table::deviation).average().orElseThrow();
  }

  /** The share of the recorded table and the replicates with a statistic at least as large. */
  double pValue() {
    return pValue(observed.statistic, statistics());
  }

  double pairPValue(double root) {
    return pValue(root, replicates.stream().mapToDouble(Table::largestPair));
  }

  double cyclePValue(double statistic) {
    return pValue(statistic, replicates.stream().mapToDouble(Table::largestCycle));
  }

  private double pValue(double value, DoubleStream ofReplicates) {
    double bar = value - ROUNDING * (1 + Math.abs(value));
    return (1 + ofReplicates.filter(v -> v >= bar).count()) / (replicates.size() + 1.0);
  }
}
