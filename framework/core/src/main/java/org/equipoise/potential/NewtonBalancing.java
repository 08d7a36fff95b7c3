package org.equipoise.potential;

/**
 * Newton's method for the potential of least action on a network without pendant trees.
 *
 * <p>Three balancing sweeps start it; each step is solved only as far as it is worth (forcing term
 * {@code min(0.1, sqrt(imbalance))}), kept from changing any difference across a pair by more than
 * 3, and halved until the slope of the action along it is at most half of what it was, upwards.
 */
final class NewtonBalancing {
  private static final int SWEEPS = 3;
  private static final double LONGEST_STEP = 3;
  private static final int MOST_STEPS = 2_000;

  /**
   * Where more steps are needed, weights range so far that steps must be solved in full, and that
   * sweeps, which see one state at a time, get on where steps do not.
   */
  private static final int USUAL_STEPS = 15;

  private static final int HARD_SWEEPS = 20;

  private static final double HARD_ACCURACY = 1e-10;

  /** From here on rounding, not the distance from the minimum, makes the steps long. */
  private static final int PATIENCE = 50;

  /** The accuracy promised: the imbalance of every component, relative to its flows. */
  static final double TOLERANCE = 1e-10;

  /** Below this the imbalance is rounding. */
  private static final double ROUNDING = 1e-13;

  /** The error of a potential is about the square of its last step. */
  private static final double LAST_STEP = 1e-6;

  private final ActionNetwork network;
  private final Flows flows;
  private final LaplacianSolver solver;
  private final double[] value;
  private int steps;

  NewtonBalancing(ActionNetwork network, ViolationFunction violation) {
    this.network = network;
    this.flows = new Flows(network, violation);
    this.solver = new LaplacianSolver(network, flows.curvature, flows.diagonal);
    this.value = new double[network.nodes()];
  }

  int steps() {
    return steps;
  }

  long iterations() {
    return solver.iterations();
  }

  /**
   * The values at the minimum.
   *
   * @throws ArithmeticException if rounding keeps the imbalance above {@link #TOLERANCE}
   */
  double[] solve() {
    sweep(SWEEPS);
    flows.at(value);
    double[] step = new double[value.length];
    double length = Double.POSITIVE_INFINITY;
    while (!isBalanced(length)) {
      if (steps++ == MOST_STEPS) {
        throw new ArithmeticException(
            "least action stopped at a relative imbalance of %s, above %s: the weights range over too many decades for double precision; leave out the rarest moves"
                .formatted(flows.imbalance, TOLERANCE));
      }
      if (steps > USUAL_STEPS) {
        sweep(HARD_SWEEPS);
        flows.at(value);
      }
      solver.solve(flows.excess, accuracy(), step);
      length = advance(step);
      centre();
    }
    return value;
  }

  private void sweep(int times) {
    for (int k = 0; k < times; k++) {
      flows.sweep(value);
      centre();
    }
  }

  private boolean isBalanced(double length) {
    boolean settled = length <= LAST_STEP || steps >= PATIENCE;
    return flows.imbalance <= ROUNDING || (settled && flows.imbalance <= TOLERANCE);
  }

  private double accuracy() {
    return steps <= USUAL_STEPS ? Math.min(0.1, Math.sqrt(flows.imbalance)) : HARD_ACCURACY;
  }

  /** Goes along the step as far as is safe; returns the length of the full step. */
  private double advance(double[] step) {
    double longest = 0;
    for (double d : step) {
      longest = Math.max(longest, Math.abs(d));
    }
    double slope = slope(step);
    double[] from = value.clone();
    double t = longest <= LONGEST_STEP / 2 ? 1 : Math.min(1, LONGEST_STEP / largestChange(step));
    while (true) {
      for (int i = 0; i < value.length; i++) {
        value[i] = from[i] + t * step[i];
      }
      flows.at(value);
      if (slope(step) <= -slope / 2 || t < 1e-12) {
        return longest;
      }
      t /= 2;
    }
  }

  /** The slope of the action along a step: negative downwards. */
  private double slope(double[] step) {
    double slope = 0;
    for (int i = 0; i < step.length; i++) {
      slope -= flows.excess[i] * step[i];
    }
    return slope;
  }

  private double largestChange(double[] step) {
    double largest = 0;
    for (int i = 0; i < step.length; i++) {
      for (int s = network.first[i]; s < network.first[i + 1]; s++) {
        largest = Math.max(largest, Math.abs(step[i] - step[network.neighbour[s]]));
      }
    }
    return largest;
  }

  /** Shifts each component to the middle of its range, where its exponentials are safest. */
  private void centre() {
    int n = value.length;
    for (int start = 0; start < n; ) {
      int end = start;
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      while (end < n && network.component[end] == network.component[start]) {
        low = Math.min(low, value[end]);
        high = Math.max(high, value[end]);
        end++;
      }
      double middle = (low + high) / 2;
      for (int i = start; i < end; i++) {
        value[i] -= middle;
      }
      start = end;
    }
  }
}
