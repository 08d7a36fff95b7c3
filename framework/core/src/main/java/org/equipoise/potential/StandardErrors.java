package org.equipoise.potential;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.equipoise.chain.Chain;

/**
 * The standard errors of the reversible maximum likelihood: the roots of the diagonal of the
 * pseudo-inverse of its information, the Laplacian with weights {@code C p (1 - p)} for {@code C}
 * moves between a pair of states, a share {@code p} of them one way.
 *
 * <p>Exact up to {@value #EXACT_NODES} states. Beyond, the diagonal is estimated by {@value
 * #PROBES} random sign vectors, which gives each standard error to about 4 % (one standard
 * deviation; the projection of Johnson and Lindenstrauss as used by Spielman and Srivastava 2011).
 */
final class StandardErrors {
  private static final int EXACT_NODES = 400;
  private static final int PROBES = 400;
  private static final double PROBE_TOLERANCE = 1e-4;
  private static final long PROBE_SEED = 0x5eed;

  private final ActionNetwork network;
  private final double[] value;
  private final int states;
  private double[] error = {};

  StandardErrors(ActionNetwork network, double[] value, Chain chain) {
    this.network = network;
    this.value = value;
    this.states = chain.size();
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
    double[] errors = new double[states];
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
    for (int start = 0; start < variance.length; ) {
      int end = start;
      while (end < variance.length && network.component[end] == network.component[start]) {
        end++;
      }
      exact(flows, start, end, variance);
      start = end;
    }
    return variance;
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
    for (int i = 0; i < n; i++) {
      variance[start + i] = inverse.getEntry(i, i) - 1 / (scale * n);
    }
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
      centre(x);
      for (int i = 0; i < x.length; i++) {
        variance[i] += x[i] * x[i] / PROBES;
      }
    }
    return variance;
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

  private void centre(double[] x) {
    for (int start = 0; start < x.length; ) {
      int end = start;
      double sum = 0;
      while (end < x.length && network.component[end] == network.component[start]) {
        sum += x[end++];
      }
      double mean = sum / (end - start);
      for (int i = start; i < end; i++) {
        x[i] -= mean;
      }
      start = end;
    }
  }
}
