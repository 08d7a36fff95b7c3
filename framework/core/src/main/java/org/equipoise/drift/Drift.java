package org.equipoise.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
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
 * <p>The drift {@code v} in [0, 1] is the root of {@code J}, the Jensen-Shannon divergence in bits
 * between the outcomes of both, averaged over the states: the information that a step carries about
 * which of the two it belongs to, were both equally large. With {@code n_i} steps of the baseline
 * and {@code m_i} of the build from state i, and weights {@code M_i = 4 n_i m_i / (n_i + m_i)},
 *
 * <pre>{@code
 * J = (sum of M_i JS_i - its mean over the permutations) / M,   M = sum of M_i.
 * }</pre>
 *
 * So v means the same beside a baseline of any size. Near 0, {@code 2 ln 2 sum of M_i JS_i} has the
 * law of G, on which the bounds rest. Whatever was seen, an outcome of probability q that the build
 * has and the baseline has not may have stayed unseen: an upper bound is never below the drift of
 * the q that leaves no trace in so many steps with the bound's error rate.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Drift {
  private static final int WORST = 3;
  private static final int SHIFTS = 3;

  private final List<Row> rows;
  private final Permutations permutations;
  private final InformationBounds bounds;
  private final double effectiveDraws;
  private final List<StateCount> appeared;
  private final List<StateCount> vanished;

  /** All steps from one state are kept in memory while they are dealt: 50 MB at most. */
  private static final long MOST_STEPS = 1L << 22;

  private Drift(Chain baseline, Chain build, List<Row> rows, DriftTest test) {
    this.rows = rows;
    this.permutations = Permutations.of(rows, test);
    this.effectiveDraws = rows.stream().mapToDouble(Row::effectiveDraws).sum();
    double bits = 2 * Math.log(2);
    this.bounds =
        new InformationBounds(
            bits * permutations.divergence(),
            effectiveDraws,
            bits * permutations.meanDivergence(),
            bits * permutations.meanSharedDivergence(),
            bits * effectiveDraws,
            rows.stream().mapToDouble(Drift::variance).sum());
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

  /** The variance of {@code M_i JS_i}: that of the information, in bits, of the row's steps. */
  private static double variance(Row row) {
    double n = row.baselineDraws();
    double m = row.buildDraws();
    double[] ofBaseline = new double[2];
    double[] ofBuild = new double[2];
    for (int k = 0; k < row.outcomes().size(); k++) {
      double p = row.baseline()[k] / n;
      double q = row.build()[k] / m;
      addMoments(ofBaseline, p, 2 * p / (p + q));
      addMoments(ofBuild, q, 2 * q / (p + q));
    }
    double half = row.effectiveDraws() / 2;
    return half
        * half
        * ((ofBaseline[1] - ofBaseline[0] * ofBaseline[0]) / n
            + (ofBuild[1] - ofBuild[0] * ofBuild[0]) / m);
  }

  private static void addMoments(double[] moments, double probability, double ratio) {
    double information = probability == 0 ? 0 : Math.log(ratio) / Math.log(2);
    moments[0] += probability * information;
    moments[1] += probability * information * information;
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
    return root(Math.max(bounds.upper(errorRate), unseen(errorRate)));
  }

  /** The divergence of an outcome that stays unseen in all steps with this probability. */
  private double unseen(double errorRate) {
    double q = -Math.expm1(Math.log(errorRate) / draws());
    double rest = q == 1 ? 0 : (1 - q) * Math.log(2 * (1 - q) / (2 - q));
    return (q * Math.log(2) + rest + Math.log(2 / (2 - q))) / (2 * Math.log(2));
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
