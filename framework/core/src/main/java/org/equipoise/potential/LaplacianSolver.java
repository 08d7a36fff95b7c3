package org.equipoise.potential;

/**
 * Solves {@code A x = b} for the Laplacian {@code A} of a network by conjugate gradients,
 * preconditioned by one symmetric Gauss-Seidel sweep.
 *
 * <p>With {@code A = D - E - E'} for the diagonal {@code D} and the strictly lower part {@code -E},
 * the iteration runs on {@code L^-1 A L^-T}, {@code L = D - E}. Since {@code A = L + L' - D}, its
 * product with a vector takes one backward and one forward substitution, no more than the product
 * with {@code A} itself (Eisenstat 1981), and about half as many iterations as with the diagonal as
 * preconditioner.
 *
 * <p>The Laplacian has one zero eigenvalue for each component: {@code b} is projected to sum 0 over
 * each of them, since without that rounding grows along these directions.
 */
final class LaplacianSolver {
  private final ActionNetwork network;
  private final double[] weight;
  private final double[] diagonal;
  private final double[] inverse;
  private final double[] residual;
  private final double[] direction;
  private final double[] back;
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
    inverse = new double[n];
    residual = new double[n];
    direction = new double[n];
    back = new double[n];
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
    for (int i = 0; i < n; i++) {
      inverse[i] = 1 / diagonal[i];
    }
    project(b);
    double norm = start(x);
    double target = norm * tolerance * tolerance;
    // In exact arithmetic n iterations suffice; rounding may ask for some more.
    for (int k = 0; norm > target && k < 2 * n + 50; k++) {
      double next = iterate(norm, x);
      double ratio = next / norm;
      for (int i = 0; i < n; i++) {
        direction[i] = diagonal[i] * residual[i] + ratio * direction[i];
      }
      norm = next;
      iterations++;
    }
  }

  /** Sets {@code L residual = b}, {@code direction = D residual} and {@code x = 0}. */
  private double start(double[] x) {
    double norm = 0;
    for (int i = 0; i < x.length; i++) {
      double sum = residual[i];
      for (int s = network.first[i]; s < network.middle[i]; s++) {
        sum += weight[s] * residual[network.neighbour[s]];
      }
      residual[i] = sum * inverse[i];
      direction[i] = sum;
      norm += sum * residual[i];
      x[i] = 0;
    }
    return norm;
  }

  private double iterate(double norm, double[] x) {
    substituteBackward();
    double step = norm / substituteForward();
    double next = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] += step * back[i];
      residual[i] -= step * (back[i] + image[i]);
      next += diagonal[i] * residual[i] * residual[i];
    }
    return next;
  }

  /** {@code L' back = direction}. */
  private void substituteBackward() {
    int[] neighbour = network.neighbour;
    for (int i = back.length - 1; i >= 0; i--) {
      double sum = direction[i];
      for (int s = network.middle[i]; s < network.first[i + 1]; s++) {
        sum += weight[s] * back[neighbour[s]];
      }
      back[i] = sum * inverse[i];
    }
  }

  /**
   * {@code L image = direction - D back}, so that {@code back + image} is the image of the
   * direction; returns their inner product.
   */
  private double substituteForward() {
    int[] neighbour = network.neighbour;
    double product = 0;
    for (int i = 0; i < image.length; i++) {
      double sum = direction[i] - diagonal[i] * back[i];
      for (int s = network.first[i]; s < network.middle[i]; s++) {
        sum += weight[s] * image[neighbour[s]];
      }
      image[i] = sum * inverse[i];
      product += (back[i] + image[i]) * direction[i];
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
