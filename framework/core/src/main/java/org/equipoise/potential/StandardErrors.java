package org.equipoise.potential;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The standard errors of the reversible maximum likelihood, of each value less the one at the zero
 * of its component: the roots of the effective resistances between the two in the network of its
 * information, the Laplacian with weights {@code C p (1 - p)} for {@code C} moves between a pair of
 * states, a share {@code p} of them one way.
 *
 * <p>Exact up to {@value #EXACT_NODES} states. Beyond, they are estimated by {@value #PROBES}
 * random sign vectors, which gives each standard error to about 4 % (one standard deviation; the
 * projection of Johnson and Lindenstrauss as used by Spielman and Srivastava 2011).
 */
final class StandardErrors {
  private static final int EXACT_NODES = 400;
  private static final int PROBES = 400;
  private static final double PROBE_TOLERANCE = 1e-4;
  private static final long PROBE_SEED = 0x5eed;

  private final ActionNetwork network;
  private final double[] value;
  private final Potential potential;
  private double[] error = {};

  StandardErrors(ActionNetwork network, double[] value, Potential potential) {
    this.network = network;
    this.value = value;
    this.potential = potential;
  }

  /** The standard error of a state of the network. */
  synchronized double of(int state) {
    if (error.length == 0) {
      error = compute();
    }
    return error[state];
  }

  private double[] compute() {
    Flows flows = new Flows(network, ViolationFunction.SOFTPLUS);
    flows.at(value);
    double[] variance = variance(flows);
    double[] errors = new double[potential.states().size()];
    Arrays.fill(errors, Double.NaN);
    for (int i = 0; i < variance.length; i++) {
      errors[network.state[i]] = Math.sqrt(variance[i]);
    }
    return errors;
  }

  private double[] variance(Flows flows) {
    if (network.nodes() > EXACT_NODES) {
      return probed(flows);
    }
    try {
      return exact(flows);
    } catch (NonPositiveDefiniteMatrixException e) {
      // Weights over some fifteen decades: rounding has made the information singular.
      return probed(flows);
    }
  }

  private double[] exact(Flows flows) {
    double[] variance = new double[network.nodes()];
    forEachComponent((start, end) -> exact(flows, start, end, variance));
    return variance;
  }

  private void forEachComponent(Span action) {
    for (int start = 0; start < network.nodes(); ) {
      int end = start;
      while (end < network.nodes() && network.component[end] == network.component[start]) {
        end++;
      }
      action.accept(start, end);
      start = end;
    }
  }

  /** Nodes {@code start} to {@code end - 1}. */
  private interface Span {
    void accept(int start, int end);
  }

  /** With the all-ones matrix over n added, the Laplacian can be inverted and keeps its inverse. */
  private void exact(Flows flows, int start, int end, double[] variance) {
    int n = end - start;
    double scale = flows.diagonal[start];
    RealMatrix laplacian = MatrixUtils.createRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        laplacian.addToEntry(i, j, scale / n);
      }
      laplacian.addToEntry(i, i, flows.diagonal[start + i]);
      for (int s = network.middle[start + i]; s < network.first[start + i + 1]; s++) {
        int j = network.neighbour[s] - start;
        laplacian.addToEntry(i, j, -flows.curvature[s]);
        laplacian.addToEntry(j, i, -flows.curvature[s]);
      }
    }
    RealMatrix inverse = new CholeskyDecomposition(laplacian, 1e-9, 0).getSolver().getInverse();
    int zero = zero(start, end) - start;
    for (int i = 0; i < n; i++) {
      variance[start + i] =
          inverse.getEntry(i, i) + inverse.getEntry(zero, zero) - 2 * inverse.getEntry(i, zero);
    }
  }

  /** The first of these nodes that is at the zero of the potential. */
  private int zero(int start, int end) {
    int node = start;
    while (node < end - 1 && potential.value(network.state[node]) != 0) {
      node++;
    }
    return node;
  }

  private double[] probed(Flows flows) {
    SplittableRandom random = new SplittableRandom(PROBE_SEED);
    LaplacianSolver solver = new LaplacianSolver(network, flows.curvature, flows.diagonal);
    double[] variance = new double[network.nodes()];
    double[] b = new double[variance.length];
    double[] x = new double[variance.length];
    for (int probe = 0; probe < PROBES; probe++) {
      signedFlow(flows, random, b);
      solver.solve(b, PROBE_TOLERANCE, x);
      forEachComponent((start, end) -> addSquares(x, start, end, variance));
    }
    return variance;
  }

  private void addSquares(double[] x, int start, int end, double[] variance) {
    int zero = zero(start, end);
    for (int i = start; i < end; i++) {
      variance[i] += (x[i] - x[zero]) * (x[i] - x[zero]) / PROBES;
    }
  }

  /** The divergence of a flow of {@code +-sqrt(curvature)} along each pair, at random. */
  private void signedFlow(Flows flows, SplittableRandom random, double[] b) {
    Arrays.fill(b, 0);
    for (int i = 0; i < b.length; i++) {
      for (int s = network.first[i]; s < network.first[i + 1]; s++) {
        int j = network.neighbour[s];
        if (i < j) {
          double flow = Math.sqrt(flows.curvature[s]);
          double signed = random.nextBoolean() ? flow : -flow;
          b[i] += signed;
          b[j] -= signed;
        }
      }
    }
  }
}
