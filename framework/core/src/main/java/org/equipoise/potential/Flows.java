package org.equipoise.potential;

import java.util.Arrays;

/**
 * The flows of a network at given values of its potential: what least action balances.
 *
 * <p>For the exponential violation the flow of a move is {@code w exp(-(V(f) - V(g)) / 2)}, for the
 * softplus it is {@code w / (1 + exp(V(f) - V(g)))}. The slope of the action at a node is its
 * inflow less its outflow (times 1/2 for the exponential), and its curvature is the Laplacian with
 * {@link #curvature} as weights (times the same factor).
 */
final class Flows {
  /** Up to this range of values in a component, products of one exponential a node are exact. */
  private static final double FACTORED_RANGE = 600;

  private final ActionNetwork network;
  private final ViolationFunction violation;

  /** Outflow less inflow of each node: the negative slope of the action. */
  final double[] excess;

  /** The curvature of the action for each slot. */
  final double[] curvature;

  /** The sum of the curvatures around each node. */
  final double[] diagonal;

  /** The largest imbalance of a component: the sum of |excess| over the sum of its flows. */
  double imbalance;

  private final double[] factor;
  private boolean factored;
  private double nodeOut;
  private double nodeIn;
  private double nodeCurvature;

  Flows(ActionNetwork network, ViolationFunction violation) {
    this.network = network;
    this.violation = violation;
    int n = network.nodes();
    excess = new double[n];
    diagonal = new double[n];
    factor = new double[n];
    curvature = new double[network.slots()];
  }

  /** Sets all fields from the values of the potential. */
  void at(double[] value) {
    factorise(value);
    imbalance = 0;
    int n = network.nodes();
    for (int start = 0; start < n; ) {
      int end = start;
      double flow = 0;
      double imbalanced = 0;
      while (end < n && network.component[end] == network.component[start]) {
        if (violation == ViolationFunction.EXPONENTIAL) {
          exponential(end, value);
        } else {
          softplus(end, value);
        }
        excess[end] = nodeOut - nodeIn;
        diagonal[end] = nodeCurvature;
        flow += nodeOut;
        imbalanced += Math.abs(excess[end]);
        end++;
      }
      imbalance = Math.max(imbalance, imbalanced / flow);
      start = end;
    }
  }

  /**
   * One sweep in which each node in turn is set to the value that balances it: Osborne's iteration
   * for the exponential, Newman's (2023) for the softplus. Both are {@code V += log(out / in)}.
   */
  void sweep(double[] value) {
    factorise(value);
    for (int i = 0; i < value.length; i++) {
      if (violation == ViolationFunction.EXPONENTIAL) {
        exponential(i, value);
      } else {
        softplus(i, value);
      }
      value[i] += Math.log(nodeOut) - Math.log(nodeIn);
      factor[i] = factored ? factor(value[i]) : factor[i];
    }
  }

  private void exponential(int i, double[] value) {
    double out = 0;
    double in = 0;
    double inverse = 1 / factor[i];
    for (int s = network.first[i]; s < network.first[i + 1]; s++) {
      int j = network.neighbour[s];
      double ratio = factored ? factor[j] * inverse : Math.exp((value[j] - value[i]) / 2);
      double flowOut = network.out[s] * ratio;
      double flowIn = network.in[s] / ratio;
      out += flowOut;
      in += flowIn;
      curvature[s] = (flowOut + flowIn) / 2;
    }
    nodeOut = out;
    nodeIn = in;
    nodeCurvature = (out + in) / 2;
  }

  private void softplus(int i, double[] value) {
    double out = 0;
    double in = 0;
    double around = 0;
    for (int s = network.first[i]; s < network.first[i + 1]; s++) {
      int j = network.neighbour[s];
      // Each share by itself: 1 - share would lose all digits of a share near 1.
      double here = factored ? factor[i] : Math.exp(Math.min(0, value[i] - value[j]));
      double there = factored ? factor[j] : Math.exp(Math.min(0, value[j] - value[i]));
      double inverse = 1 / (here + there);
      double share = there * inverse;
      double rest = here * inverse;
      out += network.out[s] * share;
      in += network.in[s] * rest;
      curvature[s] = (network.out[s] + network.in[s]) * share * rest;
      around += curvature[s];
    }
    nodeOut = out;
    nodeIn = in;
    nodeCurvature = around;
  }

  /** One exponential a node instead of one a slot, where the range of values allows it. */
  private void factorise(double[] value) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double v : value) {
      low = Math.min(low, v);
      high = Math.max(high, v);
    }
    factored = Math.max(Math.abs(low), Math.abs(high)) <= FACTORED_RANGE / 2;
    for (int i = 0; factored && i < value.length; i++) {
      factor[i] = factor(value[i]);
    }
    if (!factored) {
      Arrays.fill(factor, 1);
    }
  }

  private double factor(double value) {
    return Math.exp(violation == ViolationFunction.EXPONENTIAL ? value / 2 : value);
  }
}
