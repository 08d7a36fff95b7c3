package org.equipoise.potential;

/**
 * Solves {@code L x = b} for the Laplacian of a network by conjugate gradients with the diagonal as
 * preconditioner.
 *
 * <p>The Laplacian has one zero eigenvalue for each component: {@code b} is projected to sum 0 over
 * each of them, since without that rounding grows along these directions.
 */
final class LaplacianSolver {
  private final ActionNetwork network;
  private final double[] weight;
  private final double[] diagonal;
  private final double[] residual;
  private final double[] preconditioned;
  private final double[] direction;
  private final double[] image;
  private long iterations;

  /**
   * @param weight the weight of each slot, the same on both sides of a pair, read at each solve
   * @param diagonal the sum of the weights around each node, read at each solve
   */
  LaplacianSolver(ActionNetwork network, double[] weight, double[] diagonal) {
    this.network = network;
    this.weight = weight;
    this.diagonal = diagonal;
    int n = network.nodes();
    residual = new double[n];
    preconditioned = new double[n];
    direction = new double[n];
    image = new double[n];
  }

  /** The iterations of all solves so far. */
  long iterations() {
    return iterations;
  }

  /**
   * Writes into {@code x} a solution whose residual is at most {@code tolerance} times {@code b} in
   * the norm of the preconditioner, or the best one that rounding allows.
   */
  void solve(double[] b, double tolerance, double[] x) {
    int n = network.nodes();
    project(b);
    double norm = 0;
    for (int i = 0; i < n; i++) {
      x[i] = 0;
      preconditioned[i] = residual[i] / diagonal[i];
      direction[i] = preconditioned[i];
      norm += residual[i] * preconditioned[i];
    }
    double target = norm * tolerance * tolerance;
    // In exact arithmetic n iterations suffice; rounding may ask for some more.
    for (int k = 0; norm > target && k < 2 * n + 50; k++) {
      double next = iterate(norm, x);
      double ratio = next / norm;
      for (int i = 0; i < n; i++) {
        direction[i] = preconditioned[i] + ratio * direction[i];
      }
      norm = next;
      iterations++;
    }
  }

  private double iterate(double norm, double[] x) {
    double step = norm / multiply();
    double next = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] += step * direction[i];
      residual[i] -= step * image[i];
      preconditioned[i] = residual[i] / diagonal[i];
      next += residual[i] * preconditioned[i];
    }
    return next;
  }

  /** Writes {@code L direction} into {@code image} and returns their inner product. */
  private double multiply() {
    int[] first = network.first;
    int[] neighbour = network.neighbour;
    double product = 0;
    for (int i = 0; i < image.length; i++) {
      double sum = diagonal[i] * direction[i];
      for (int s = first[i]; s < first[i + 1]; s++) {
        sum -= weight[s] * direction[neighbour[s]];
      }
      image[i] = sum;
      product += sum * direction[i];
    }
    return product;
  }

  private void project(double[] b) {
    int n = network.nodes();
    for (int start = 0; start < n; ) {
      int end = start;
      double sum = 0;
      while (end < n && network.component[end] == network.component[start]) {
        sum += b[end++];
      }
      double mean = sum / (end - start);
      for (int i = start; i < end; i++) {
        residual[i] = b[i] - mean;
      }
      start = end;
    }
  }
}
