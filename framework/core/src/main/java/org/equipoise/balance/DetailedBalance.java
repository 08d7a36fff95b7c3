package org.equipoise.balance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.equipoise.chain.Chain;
import org.equipoise.sampling.Derivation;
import org.equipoise.sampling.Sample;
import org.equipoise.statistics.Interval;
import org.equipoise.statistics.Rounded;
import org.jspecify.annotations.Nullable;

/**
 * How far an agent's moves are from detailed balance, {@code pi(f) T(g <- f) = pi(g) T(f <- g)}
 * (Eq. 4 of arXiv:2512.10047), with an exact test.
 *
 * <p>The statistic is the likelihood ratio {@code G} of the reversible maximum likelihood, in which
 * self-loops, escapes and the normalisation of the kernel cancel. Its p-value comes from the exact
 * conditional law given the moves between each pair and from each state (see {@link ExactTest});
 * the chi-squared law is far off where counts are small.
 *
 * <p>The violation {@code v} in [0, 1] is the root of {@code J}, the information in bits that one
 * move carries about the direction of time and that no potential explains: {@code J = (G - mean of
 * G on the fibre) / (2 N ln 2)} for {@code N} moves within components. It is 0 exactly in detailed
 * balance, and 1 where every move tells which way time runs.
 *
 * <p>Where the moves contain no cycle, any kernel that fits them is in detailed balance: nothing
 * can be tested, and nothing here but {@link #testable}, {@link #obstacle} and {@link
 * #movesInComponents} has an answer. The same goes for more than 2^27 moves, which the exact test
 * does not take.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class DetailedBalance {
  private static final int WORST = 3;
  private static final Derivation<DetailedBalance> OF_SAMPLE =
      Derivation.of(sample -> test(sample.judged(), options(sample)));

  private final Pairs pairs;
  private final @Nullable FibreSample fibre;
  private final @Nullable String obstacle;
  private final @Nullable ViolationBounds bounds;
  private final List<Cycle> worstCycles;
  private final List<Pair> worstPairs;
  private final double pearson;

  private DetailedBalance(Pairs pairs, @Nullable FibreSample fibre, @Nullable String obstacle) {
    this.pairs = pairs;
    this.obstacle = obstacle;
    this.fibre = fibre;
    this.bounds = fibre == null ? null : new ViolationBounds(pairs, fibre);
    double[] signedRoot = signedRoots(pairs);
    this.worstPairs = fibre == null ? List.of() : worstPairs(signedRoot, fibre);
    this.worstCycles = fibre == null ? List.of() : worstCycles(signedRoot, fibre);
    this.pearson =
        IntStream.range(0, pairs.count())
            .mapToDouble(e -> Math.pow(pairs.forward[e] - pairs.expected(e), 2) / pairs.variance(e))
            .sum();
  }

  /**
   * The test of a sample, with its seed and the replicates and passes of {@link
   * ExactTest#forMoves}, or {@link ExactTest#quick} where draws of its plan are missing. Only
   * judged draws count: while a sample explores, it starts from a state after a move into it was
   * recorded, so what leaves a state depends on what came in, and where states are found slowly the
   * test would reject balance in 6.7 % of samples at 5 % (99 % limits 6.1 to 7.4, 10,000 samples of
   * 500 draws from 50 states). Computed once per sample.
   *
   * @throws IllegalArgumentException if it has more than 2^27 moves within components
   */
  public static DetailedBalance of(Sample<?> sample) {
    return sample.derive(OF_SAMPLE);
  }

  private static ExactTest options(Sample<?> sample) {
    long moves = sample.judged().moves();
    return sample.recorded() < sample.planned()
        ? ExactTest.quick(moves, sample.seed())
        : ExactTest.forMoves(moves, sample.seed());
  }

  /**
   * Tests the moves of a chain. The result depends on the chain, the replicates, the passes and the
   * seed alone.
   */
  public static DetailedBalance test(Chain chain, ExactTest options) {
    Pairs pairs = Pairs.of(chain);
    Optional<String> obstacle = obstacle(pairs);
    return obstacle.isPresent()
        ? new DetailedBalance(pairs, null, obstacle.get())
        : new DetailedBalance(pairs, FibreStar.draw(pairs, options), null);
  }

  /** The moves of a chain without the test, which may take long for many of them. */
  public static DetailedBalance untested(Chain chain) {
    return untested(chain, "the test was not asked for");
  }

  /** The same, for this reason. */
  public static DetailedBalance untested(Chain chain, String reason) {
    return new DetailedBalance(Pairs.of(chain), null, reason);
  }

  /** Whether the test could be made; where not, {@link #obstacle} says why. */
  public boolean testable() {
    return fibre != null;
  }

  /** Why the test could not be made; empty where it could. */
  public Optional<String> obstacle() {
    return Optional.ofNullable(obstacle);
  }

  /** Whether the moves contain a cycle; without one nothing can be tested. */
  public boolean hasCycle() {
    return pairs.cycles > 0;
  }

  private static Optional<String> obstacle(Pairs pairs) {
    if (pairs.cycles == 0) {
      return Optional.of("the moves contain no cycle, so nothing can violate detailed balance");
    }
    return pairs.moves > FibreStar.MOST_MOVES
        ? Optional.of(
            "the exact test keeps each of %s moves in memory, and takes at most %s; thin the counts"
                .formatted(Rounded.count(pairs.moves), Rounded.count(FibreStar.MOST_MOVES)))
        : Optional.empty();
  }

  /** The moves within strongly connected components: those that bear on detailed balance. */
  public long movesInComponents() {
    return pairs.moves;
  }

  /** The likelihood ratio statistic {@code G}, at least 0. */
  public double statistic() {
    return tested().statistic();
  }

  /** Pearson's statistic {@code X2} of the same fit, for comparison. */
  public double pearson() {
    tested();
    return pearson;
  }

  /** The number of independent cycles. */
  public int degreesOfFreedom() {
    tested();
    return pairs.cycles;
  }

  /** The exact conditional p-value of detailed balance, at least 1 / (replicates + 1). */
  public double pValue() {
    return tested().pValue();
  }

  /** How many tables the p-value rests on. */
  public int replicates() {
    return tested().replicates().size();
  }

  /** The passes that the replicates were drawn with: those asked for, or more until they mixed. */
  public int passes() {
    return tested().passes();
  }

  /**
   * Whether twice the passes leave the mean statistic of the replicates as it is. Where not, even
   * after doubling the passes, the p-value is exact but may miss a violation, the violation is
   * estimated too low, and has no upper bound below 1.
   */
  public boolean isMixed() {
    return tested().isMixed();
  }

  /** The debiased information {@code J} in bits a move; below 0 where there is less than chance. */
  public double bitsPerMove() {
    return bounds().information();
  }

  /** The violation {@code v = sqrt(max(0, J))}. */
  public double violation() {
    return Math.sqrt(Math.max(0, bitsPerMove()));
  }

  /** A lower confidence bound of the violation, wrong with probability {@code errorRate}. */
  public double lowerBound(double errorRate) {
    return bounds().lower(errorRate);
  }

  /** An upper confidence bound of the violation, wrong with probability {@code errorRate}. */
  public double upperBound(double errorRate) {
    return bounds().upper(errorRate);
  }

  /**
   * The p-value of the claim that the violation is at most this, by the law of the bounds: at most
   * {@code errorRate} where the lower bound at that rate is at least {@code limit}. For {@code
   * limit} 0 prefer the exact {@link #pValue()}.
   *
   * @param limit in [0, 1]
   */
  public double pValueOfAtMost(double limit) {
    return bounds().pValueOfAtMost(limit);
  }

  /** The two-sided confidence interval of the violation, equal error rates at both ends. */
  public Interval interval(double level) {
    return new Interval(lowerBound((1 - level) / 2), upperBound((1 - level) / 2), level);
  }

  /**
   * The share, in [0, 1], of the moves' information about their direction that this sample can
   * show: pairs of states seen once fit any potential. Where it is low the violation is estimated
   * too low, and its upper bound, which makes up for it, is wide.
   */
  public double resolution() {
    return bounds().resolution();
  }

  /** Whether the sample shows enough of its moves' information for an upper bound below 1. */
  public boolean isResolved() {
    return bounds().isResolved();
  }

  /**
   * The share of moves that are net circulation, debiased: {@code sqrt(max(0, D^2 - D0^2))} with
   * {@code D = 2 sum |A - C p| / N}, and {@code D0} its mean on the fibre.
   */
  public double circulation() {
    double d = 2 * tested().deviation() / pairs.moves;
    double d0 = 2 * tested().meanDeviation() / pairs.moves;
    return Math.sqrt(Math.max(0, d * d - d0 * d0));
  }

  /** Up to three cycles gone round too often one way, the largest statistic first. */
  public List<Cycle> worstCycles() {
    tested();
    return worstCycles;
  }

  /** Up to three pairs that disagree with every potential, the largest deviance first. */
  public List<Pair> worstPairs() {
    tested();
    return worstPairs;
  }

  private ViolationBounds bounds() {
    tested();
    return Objects.requireNonNull(bounds);
  }

  private FibreSample tested() {
    if (fibre == null) {
      throw new IllegalStateException(
          "detailed balance cannot be tested, ask testable() first: " + obstacle().orElse(""));
    }
    return fibre;
  }

  private static double[] signedRoots(Pairs pairs) {
    PairStatistics statistics = new PairStatistics(pairs);
    return IntStream.range(0, pairs.count())
        .mapToDouble(e -> statistics.signedRoot(e, pairs.forward[e]))
        .toArray();
  }

  private List<Pair> worstPairs(double[] signedRoot, FibreSample fibre) {
    return IntStream.range(0, signedRoot.length)
        .boxed()
        .sorted(Comparator.comparingDouble(e -> -Math.abs(signedRoot[e])))
        .limit(WORST)
        .map(e -> pair(e, signedRoot[e], fibre))
        .toList();
  }

  private Pair pair(int e, double signedRoot, FibreSample fibre) {
    boolean forward = signedRoot >= 0;
    double expected = pairs.expected(e);
    return new Pair(
        key(forward ? pairs.a[e] : pairs.b[e]),
        key(forward ? pairs.b[e] : pairs.a[e]),
        forward ? pairs.forward[e] : pairs.backward[e],
        forward ? pairs.backward[e] : pairs.forward[e],
        forward ? expected : pairs.expectedBackward(e),
        Math.abs(signedRoot),
        fibre.pairPValue(Math.abs(signedRoot)));
  }

  private List<Cycle> worstCycles(double[] signedRoot, FibreSample fibre) {
    CycleSearch search = new CycleSearch(pairs);
    return search.worst(signedRoot).stream()
        .map(arcs -> cycle(fromSmallest(arcs), search.statistic(arcs, this::recorded), fibre))
        .sorted(Comparator.comparingDouble(cycle -> -cycle.statistic()))
        .toList();
  }

  /** The arcs of a cycle from its smallest state on, so that one cycle has one name. */
  private int[] fromSmallest(int[] arcs) {
    int smallest = 0;
    for (int k = 1; k < arcs.length; k++) {
      smallest = pairs.source(arcs[k]) < pairs.source(arcs[smallest]) ? k : smallest;
    }
    int[] rotated = new int[arcs.length];
    for (int k = 0; k < arcs.length; k++) {
      rotated[k] = arcs[(smallest + k) % arcs.length];
    }
    return rotated;
  }

  private Cycle cycle(int[] arcs, double statistic, FibreSample fibre) {
    List<String> states = new ArrayList<>();
    List<Long> forward = new ArrayList<>();
    List<Long> backward = new ArrayList<>();
    for (int arc : arcs) {
      states.add(key(pairs.source(arc)));
      forward.add((long) recorded(arc));
      backward.add((long) recorded(arc ^ 1));
    }
    return new Cycle(states, forward, backward, statistic, fibre.cyclePValue(statistic));
  }

  private int recorded(int arc) {
    return Math.toIntExact((arc & 1) == 0 ? pairs.forward[arc >> 1] : pairs.backward[arc >> 1]);
  }

  private String key(int state) {
    return pairs.chain().states().key(state);
  }
}
