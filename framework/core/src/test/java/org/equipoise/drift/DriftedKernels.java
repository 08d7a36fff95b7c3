package org.equipoise.drift;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.equipoise.SimulatedKernel;

/** Kernels that have drifted from another in a known way. */
public final class DriftedKernels {
  private DriftedKernels() {}

  /** Every probability times {@code exp(scale z)}, z standard normal, and the rows scaled to 1. */
  public static SimulatedKernel diffuse(
      SimulatedKernel kernel, double scale, SplittableRandom random) {
    double[][] rate = new double[kernel.states()][];
    for (int i = 0; i < rate.length; i++) {
      rate[i] =
          Arrays.stream(kernel.probability()[i])
              .map(p -> p * Math.exp(scale * random.nextGaussian()))
              .toArray();
    }
    return SimulatedKernel.of(rate);
  }

  /** The first rows have their probabilities moved on to the next target. */
  public static SimulatedKernel retargeted(SimulatedKernel kernel, int rows) {
    double[][] rate = copy(kernel, kernel.states());
    for (int i = 0; i < rows; i++) {
      int[] targets = targets(rate[i]);
      double first = rate[i][targets[0]];
      for (int k = 0; k + 1 < targets.length; k++) {
        rate[i][targets[k]] = rate[i][targets[k + 1]];
      }
      rate[i][targets[targets.length - 1]] = first;
    }
    return SimulatedKernel.of(rate);
  }

  private static int[] targets(double[] row) {
    return IntStream.range(0, row.length).filter(j -> row[j] > 0).toArray();
  }

  /** So many rows send this share to one state each that no row reached before. */
  public static SimulatedKernel withNewStates(SimulatedKernel kernel, int rows, double share) {
    int n = kernel.states();
    double[][] rate = copy(kernel, n + rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < n; j++) {
        rate[i][j] *= 1 - share;
      }
      rate[i][n + i] = share;
      rate[n + i][i] = 1;
    }
    for (int i = n; i < n + rows; i++) {
      rate[i][0] += 1e-12;
    }
    return SimulatedKernel.of(rate);
  }

  private static double[][] copy(SimulatedKernel kernel, int size) {
    double[][] rate = new double[size][];
    for (int i = 0; i < size; i++) {
      rate[i] =
          i < kernel.states() ? Arrays.copyOf(kernel.probability()[i], size) : new double[size];
    }
    return rate;
  }

  /**
   * The Jensen-Shannon divergence in bits of two kernels with uniform starts over the states of the
   * first.
   */
  public static double divergence(SimulatedKernel one, SimulatedKernel other) {
    double sum = 0;
    for (int i = 0; i < one.states(); i++) {
      for (int j = 0; j < other.states(); j++) {
        double p = j < one.states() ? one.probability()[i][j] : 0;
        double q = other.probability()[i][j];
        sum += (p == 0 ? 0 : p * Math.log(2 * p / (p + q)) / 2);
        sum += (q == 0 ? 0 : q * Math.log(2 * q / (p + q)) / 2);
      }
    }
    return sum / one.states() / Math.log(2);
  }
}
