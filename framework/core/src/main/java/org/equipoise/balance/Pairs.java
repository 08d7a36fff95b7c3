package org.equipoise.balance;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Kernel;
import org.equipoise.chain.KernelEstimate;
import org.equipoise.chain.StrongComponents;
import org.equipoise.potential.LeastAction;
import org.equipoise.potential.Potential;
import org.equipoise.potential.ViolationFunction;

/**
 * The pairs of states with moves between them, within strongly connected components, and what the
 * reversible maximum likelihood expects of each: of {@code C} moves between a and b, {@code C p}
 * from a to b with {@code p = 1 / (1 + exp(theta_b - theta_a))}.
 *
 * <p>Pairs between components are bridges: they fit any potential and say nothing of balance.
 */
final class Pairs {
  private final Chain chain;

  /** The two states of each pair, {@code a < b}. */
  final int[] a;

  final int[] b;

  /** The moves from a to b. */
  final long[] forward;

  /** The moves from b to a. */
  final long[] backward;

  /** The share of a pair's moves that go from a to b where the agent is in detailed balance. */
  final double[] share;

  /** The number of independent cycles: pairs - states + components. */
  final int cycles;

  /** All moves of all pairs. */
  final long moves;

  private Pairs(Chain chain, int[] a, int[] b, int cycles) {
    this.chain = chain;
    this.a = a;
    this.b = b;
    this.forward = IntStream.range(0, a.length).mapToLong(e -> chain.moves(a[e], b[e])).toArray();
    this.backward = IntStream.range(0, a.length).mapToLong(e -> chain.moves(b[e], a[e])).toArray();
    this.share = shares(chain, a, b);
    this.cycles = cycles;
    this.moves = LongStream.of(forward).sum() + LongStream.of(backward).sum();
  }

  static Pairs of(Chain chain) {
    StrongComponents components = StrongComponents.of(chain);
    int[] a = new int[chain.edges()];
    int[] b = new int[chain.edges()];
    int pairs = 0;
    int states = 0;
    for (int i = 0; i < chain.size(); i++) {
      states += components.component(i) >= 0 ? 1 : 0;
      for (int e = chain.firstEdge(i); e < chain.firstEdge(i + 1); e++) {
        int j = chain.target(e);
        boolean inside =
            components.component(i) >= 0 && components.component(i) == components.component(j);
        // A pair is met once: from its smaller state, or from the larger where only that one moves.
        if (inside && (i < j || chain.moves(j, i) == 0)) {
          a[pairs] = Math.min(i, j);
          b[pairs++] = Math.max(i, j);
        }
      }
    }
    return new Pairs(
        chain,
        Arrays.copyOf(a, pairs),
        Arrays.copyOf(b, pairs),
        pairs - states + components.count());
  }

  /** {@code V = theta - log draws}, so {@code theta_a - theta_b = V_a - V_b + log(draws ratio)}. */
  private static double[] shares(Chain chain, int[] a, int[] b) {
    Potential potential =
        LeastAction.minimise(Kernel.of(chain, KernelEstimate.COUNTS), ViolationFunction.SOFTPLUS)
            .potential();
    double[] share = new double[a.length];
    for (int e = 0; e < share.length; e++) {
      double theta =
          potential.value(a[e])
              - potential.value(b[e])
              + Math.log((double) chain.draws(a[e]))
              - Math.log((double) chain.draws(b[e]));
      share[e] = 1 / (1 + Math.exp(-theta));
    }
    return share;
  }

  int count() {
    return a.length;
  }

  Chain chain() {
    return chain;
  }

  /** The state that an arc leaves: of arc {@code 2 e} a, of arc {@code 2 e + 1} b of pair e. */
  int source(int arc) {
    return (arc & 1) == 0 ? a[arc >> 1] : b[arc >> 1];
  }

  /** All moves of a pair. */
  long total(int pair) {
    return forward[pair] + backward[pair];
  }

  /**
   * Which pairs remain when states with one neighbour are taken off again and again: all that lie
   * on a cycle, and the bridges between cycles.
   */
  boolean[] core() {
    int[] degree = new int[chain.size()];
    int[] across = new int[chain.size()];
    for (int e = 0; e < count(); e++) {
      join(e, degree, across, 1);
    }
    boolean[] core = new boolean[count()];
    Arrays.fill(core, true);
    for (int i = 0; i < degree.length; i++) {
      // The pairs left around a state are known by the exclusive or of their numbers when it is
      // one.
      for (int state = i; degree[state] == 1; ) {
        int pair = across[state];
        core[pair] = false;
        join(pair, degree, across, -1);
        state = a[pair] == state ? b[pair] : a[pair];
      }
    }
    return core;
  }

  private void join(int pair, int[] degree, int[] across, int change) {
    degree[a[pair]] += change;
    degree[b[pair]] += change;
    across[a[pair]] ^= pair;
    across[b[pair]] ^= pair;
  }

  /** The moves from a to b that detailed balance expects. */
  double expected(int pair) {
    return total(pair) * share[pair];
  }
}
