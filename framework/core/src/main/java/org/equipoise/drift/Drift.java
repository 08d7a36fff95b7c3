package org.equipoise.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.equipoise.chain.Chain;
import org.equipoise.statistics.InformationBounds;
import org.equipoise.statistics.Interval;
import org.equipoise.statistics.Rounded;

/**
 * How far an agent's steps are from those of its baseline, with an exact test.
 *
 * <p>From each state that both stepped from, the outcomes are compared: the states reached, staying
 * and escaping. The likelihood ratio {@code G} of all rows, and its largest row, are tested by
 * permutation within start states ({@link DriftTest}); the chi-squared law is far off where counts
 * are small.
 *
 * <p>The drift {@code v} in [0, 1] is the root of {@code J}, the information in bits that a step
 * carries about which of the two it belongs to, were both equally large: {@code J = (G - mean) / (2
 * M ln 2)} with the mean of G over the permutations and {@code M = 4 sum of n_i m_i / (n_i + m_i)}
 * for {@code n_i} steps of the baseline and {@code m_i} of the build from state i. At equal sizes M
 * is the number of steps, and J the visit-weighted Jensen-Shannon divergence. A larger baseline
 * moves G in proportion to M as long as the drift is small, so v keeps its meaning: simulated
 * drifts of 0.07 are estimated without bias by baselines of 1, 4 and 16 times the build. What only
 * the build ever reaches counts for more: a drift of 0.064 that is all new states is taken for
 * 0.075 beside a baseline of 4 times its size, and for 0.092 beside one of 16 times.
 */
public final class Drift {
  private static final int WORST = 3;
  private static final int SHIFTS = 3;

  private final List<Row> rows;
  private final Permutations permutations;
  private final InformationBounds bounds;
  private final double effectiveDraws;
  private final List<StateCount> appeared;
  private final List<StateCount> vanished;

  /** All steps from one state are kept in memory while they are dealt, one int each. */
  private static final long MOST_STEPS = 1L << 27;

  private Drift(Chain baseline, Chain build, List<Row> rows, DriftTest test) {
    this.rows = rows;
    this.permutations = Permutations.of(rows, test);
    this.effectiveDraws = rows.stream().mapToDouble(Drift::effectiveDraws).sum();
    this.bounds =
        new InformationBounds(
            permutations.statistic(),
            effectiveDraws,
            permutations.meanStatistic(),
            permutations.meanStatistic(),
            rows.stream().mapToDouble(Drift::most).sum(),
            variance(rows));
    this.appeared = reachedOnlyBy(build, baseline);
    this.vanished = reachedOnlyBy(baseline, build);
  }

  /** Why the counts are more than the permutation test takes; empty where they are not. */
  public static Optional<String> obstacle(Chain baseline, Chain build) {
    long most = 0;
    for (int i = 0; i < baseline.size(); i++) {
      int there = build.states().number(baseline.states().key(i));
      most = Math.max(most, baseline.draws(i) + (there < 0 ? 0 : build.draws(there)));
    }
    return most <= MOST_STEPS
        ? Optional.empty()
        : Optional.of(
            "Drift cannot be tested: one state has %s steps, and the permutation test takes at most %s; thin the counts."
                .formatted(Rounded.count(most), Rounded.count(MOST_STEPS)));
  }

  /** Whether two builds stepped from any state in common, so that they can be compared. */
  public static boolean comparable(Chain baseline, Chain build) {
    for (int i = 0; i < baseline.size(); i++) {
      int there = build.states().number(baseline.states().key(i));
      if (there >= 0 && baseline.draws(i) > 0 && build.draws(there) > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Compares a build with its baseline. The result depends on the counts, the permutations and the
   * seed alone.
   *
   * @throws IllegalArgumentException if they stepped from no state in common, or there is an
   *     {@linkplain #obstacle obstacle}
   */
  public static Drift between(Chain baseline, Chain build, DriftTest test) {
    obstacle(baseline, build)
        .ifPresent(
            obstacle -> {
              throw new IllegalArgumentException(obstacle);
            });
    List<Row> rows = Row.common(baseline, build);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "the baseline and the build stepped from no state in common; ask comparable() first");
    }
    return new Drift(baseline, build, rows, test);
  }

  private static double effectiveDraws(Row row) {
    double n = row.baselineDraws();
    double m = row.buildDraws();
    return 4 * n * m / (n + m);
  }

  /** The statistic of a row if baseline and build had no outcome in common. */
  private static double most(Row row) {
    double n = row.baselineDraws();
    double m = row.buildDraws();
    return 2 * (n * Math.log((n + m) / n) + m * Math.log((n + m) / m));
  }

  /** The variance of the steps' information, in bits, about which of the two they belong to. */
  private static double variance(List<Row> rows) {
    double steps = 0;
    double sum = 0;
    double squares = 0;
    for (Row row : rows) {
      double share = (double) row.baselineDraws() / (row.baselineDraws() + row.buildDraws());
      for (int k = 0; k < row.outcomes().size(); k++) {
        double n = row.baseline()[k];
        double m = row.build()[k];
        double ofBaseline = n == 0 ? 0 : Math.log(n / (n + m) / share) / Math.log(2);
        double ofBuild = m == 0 ? 0 : Math.log(m / (n + m) / (1 - share)) / Math.log(2);
        steps += n + m;
        sum += n * ofBaseline + m * ofBuild;
        squares += n * ofBaseline * ofBaseline + m * ofBuild * ofBuild;
      }
    }
    return Math.max(0, squares - sum * sum / steps);
  }

  private static List<StateCount> reachedOnlyBy(Chain one, Chain other) {
    long[] reached = new long[one.size()];
    for (int e = 0; e < one.edges(); e++) {
      reached[one.target(e)] += one.count(e);
    }
    boolean[] known = new boolean[other.size()];
    for (int i = 0; i < other.size(); i++) {
      known[i] = other.draws(i) > 0;
    }
    for (int e = 0; e < other.edges(); e++) {
      known[other.target(e)] = true;
    }
    List<StateCount> only = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      int there = other.states().number(one.states().key(i));
      if (reached[i] > 0 && (there < 0 || !known[there])) {
        only.add(new StateCount(one.states().key(i), reached[i]));
      }
    }
    only.sort(Comparator.comparingLong(StateCount::steps).reversed());
    return List.copyOf(only);
  }

  /** The states that both stepped from. */
  public int rows() {
    return rows.size();
  }

  /** The steps of the build that are compared: those from states that the baseline stepped from. */
  public long draws() {
    return rows.stream().mapToLong(Row::buildDraws).sum();
  }

  /** The steps of the baseline that are compared. */
  public long baselineDraws() {
    return rows.stream().mapToLong(Row::baselineDraws).sum();
  }

  /** The likelihood ratio statistic {@code G} of all rows. */
  public double statistic() {
    return permutations.statistic();
  }

  /** The mean of {@code G} over the permutations: that of an agent that has not drifted. */
  public double meanStatistic() {
    return permutations.meanStatistic();
  }

  /** The effective number of steps {@code M}. */
  public double effectiveDraws() {
    return effectiveDraws;
  }

  /** How many permutations the p-values rest on. */
  public int permutations() {
    return permutations.permutations();
  }

  /**
   * The p-value of no drift: that of the smaller of both p-values, of the total and of the worst
   * row, recalibrated on the same permutations.
   */
  public double pValue() {
    return permutations.pValue();
  }

  /** The p-value of no drift by the total {@code G} alone. */
  public double pValueOfTotal() {
    return permutations.pValueOfTotal();
  }

  /** The p-value of no drift by the worst row alone. */
  public double pValueOfWorstRow() {
    return permutations.pValueOfWorst();
  }

  /** The debiased information {@code J} in bits a step; below 0 where there is less than chance. */
  public double bitsPerStep() {
    return bounds.information();
  }

  /** The drift {@code v = sqrt(max(0, J))}, at most 1. */
  public double drift() {
    return root(bitsPerStep());
  }

  /** A lower confidence bound of the drift, wrong with probability {@code errorRate}. */
  public double lowerBound(double errorRate) {
    return root(bounds.lower(errorRate));
  }

  /** An upper confidence bound of the drift, wrong with probability {@code errorRate}. */
  public double upperBound(double errorRate) {
    return root(bounds.upper(errorRate));
  }

  /** The two-sided confidence interval of the drift, equal error rates at both ends. */
  public Interval interval(double level) {
    return new Interval(lowerBound((1 - level) / 2), upperBound((1 - level) / 2), level);
  }

  /** The p-value of the claim that the drift is at most {@code limit}, by the law of the bounds. */
  public double pValueOfAtMost(double limit) {
    return bounds.pValueOfAtMost(limit * limit);
  }

  private static double root(double information) {
    return Math.sqrt(Math.min(1, Math.max(0, information)));
  }

  /**
   * The share, in [0, 1], of the information about drift that these builds can show: outcomes seen
   * once tell nothing. Where it is low the drift is estimated too low.
   */
  public double resolution() {
    return bounds.resolution();
  }

  /** Whether enough can be seen for an upper bound below 1. */
  public boolean isResolved() {
    return bounds.isResolved();
  }

  /** Up to three states whose steps changed most, the least probable change first. */
  public List<RowShift> worstRows() {
    return IntStream.range(0, rows.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer r) -> -permutations.rowScore(r)))
        .limit(WORST)
        .filter(r -> permutations.rowScore(r) > 0)
        .map(r -> shift(rows.get(r), permutations.rowPValue(r)))
        .toList();
  }

  private static RowShift shift(Row row, double pValue) {
    double n = row.baselineDraws();
    double m = row.buildDraws();
    List<RowShift.Shift> shifts =
        IntStream.range(0, row.outcomes().size())
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    (Integer k) -> -Math.abs(row.build()[k] / m - row.baseline()[k] / n)))
            .limit(SHIFTS)
            .map(
                k ->
                    new RowShift.Shift(
                        row.outcomes().get(k).text(), row.baseline()[k], row.build()[k]))
            .toList();
    return new RowShift(row.from(), row.baselineDraws(), row.buildDraws(), shifts, pValue);
  }

  /** The states that the build reached and the baseline never knew, most frequent first. */
  public List<StateCount> appeared() {
    return appeared;
  }

  /** The states that the baseline reached and the build never knew, most frequent first. */
  public List<StateCount> vanished() {
    return vanished;
  }
}
