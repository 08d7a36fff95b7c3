package org.equipoise.chain;

import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.equipoise.statistics.Rounded;

/**
 * The estimated probabilities of an agent's moves, {@code T(g <- f)}, with the estimate named: one
 * weight for each edge of a {@link Chain}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Kernel {
  private final Chain chain;
  private final KernelEstimate estimate;
  private final double[] weight;
  private final boolean[] present;
  private final int states;
  private final int sources;

  private Kernel(Chain chain, KernelEstimate estimate, double[] weight, boolean[] present) {
    this.chain = chain;
    this.estimate = estimate;
    this.weight = weight;
    this.present = present;
    int presentStates = 0;
    int presentSources = 0;
    for (int i = 0; i < present.length; i++) {
      if (present[i]) {
        presentStates++;
        if (chain.firstEdge(i) < chain.firstEdge(i + 1)) {
          presentSources++;
        }
      }
    }
    this.states = presentStates;
    this.sources = presentSources;
  }

  /** The estimate of {@code chain}'s kernel; {@code N0} of high-reject is the draws per state. */
  public static Kernel of(Chain chain, KernelEstimate estimate) {
    return of(chain, estimate, OptionalDouble.empty());
  }

  /**
   * The estimate of {@code chain}'s kernel with the attempts per state known.
   *
   * @param attemptsPerState {@code N0} of {@link KernelEstimate#HIGH_REJECT}; for {@link
   *     KernelEstimate#ATTEMPTS} the draws of every state, where the recording left out escapes and
   *     self-loops
   * @throws IllegalArgumentException if it is not positive, given to an estimate that has no use
   *     for it, or smaller than a row's moves under {@link KernelEstimate#ATTEMPTS}
   */
  public static Kernel of(Chain chain, KernelEstimate estimate, OptionalDouble attemptsPerState) {
    if (attemptsPerState.isPresent() && !(attemptsPerState.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "attempts per state must be positive, got " + attemptsPerState.getAsDouble());
    }
    if (attemptsPerState.isPresent() && !estimate.takesAttempts()) {
      throw new IllegalArgumentException(
          "attempts per state have no effect with '%s'; choose 'attempts' or 'high-reject'"
              .formatted(estimate.id()));
    }
    boolean[] present = new boolean[chain.size()];
    for (int i = 0; i < present.length; i++) {
      present[i] = estimate != KernelEstimate.LOW_REJECT || chain.moves(i) > 1;
    }
    double[] weight = new double[chain.edges()];
    for (int i = 0; i < present.length; i++) {
      double attempts = present[i] ? attempts(chain, i, estimate, attemptsPerState) : Double.NaN;
      for (int e = chain.firstEdge(i); e < chain.firstEdge(i + 1); e++) {
        if (present[i] && present[chain.target(e)]) {
          double t = chain.count(e) / attempts;
          weight[e] = estimate == KernelEstimate.COUNTS ? t : Math.min(t, 1);
        }
      }
    }
    return new Kernel(chain, estimate, weight, present);
  }

  /**
   * The low-reject kernel as the authors' program has it, which differs from the paper's text: the
   * self-loops of a state count among the moves from it, {@code T = N(f->g) / (moves + self-loops
   * of f)}, for sources with more than one of them. For comparison only.
   */
  public static Kernel lowRejectOfAuthors(Chain chain) {
    boolean[] present = new boolean[chain.size()];
    for (int i = 0; i < present.length; i++) {
      present[i] = chain.moves(i) + chain.selfLoops(i) > 1;
    }
    double[] weight = new double[chain.edges()];
    for (int i = 0; i < present.length; i++) {
      for (int e = chain.firstEdge(i); e < chain.firstEdge(i + 1); e++) {
        if (present[i] && present[chain.target(e)]) {
          weight[e] = (double) chain.count(e) / (chain.moves(i) + chain.selfLoops(i));
        }
      }
    }
    return new Kernel(chain, KernelEstimate.LOW_REJECT, weight, present);
  }

  private static double attempts(
      Chain chain, int state, KernelEstimate estimate, OptionalDouble attemptsPerState) {
    return switch (estimate) {
      case COUNTS -> 1;
      case LOW_REJECT -> chain.moves(state);
      case HIGH_REJECT -> attemptsPerState.orElse((double) chain.draws() / chain.size());
      case ATTEMPTS -> {
        double attempts = attemptsPerState.orElse((double) chain.draws(state));
        if (attempts < chain.moves(state)) {
          throw new IllegalArgumentException(
              "%s moves were recorded from '%s', more than the %s attempts per state; the estimate 'attempts' needs the attempts of every state, 'high-reject' takes their mean"
                  .formatted(
                      Rounded.count(chain.moves(state)),
                      StateText.shortened(chain.states().key(state), 200),
                      attempts));
        }
        yield attempts;
      }
    };
  }

  /** The chain whose moves are weighed. */
  public Chain chain() {
    return chain;
  }

  /** How the moves are weighed. */
  public KernelEstimate estimate() {
    return estimate;
  }

  /** The weight of an edge of the chain; 0 where an end of it is no state of this kernel. */
  public double weight(int edge) {
    return weight[edge];
  }

  /** Whether a state of the chain is a state of this kernel. */
  public boolean contains(int state) {
    return present[state];
  }

  /** How many states this kernel has. */
  public int states() {
    return states;
  }

  /** How many of its states are the source of at least one move. */
  public int sources() {
    return sources;
  }
}
