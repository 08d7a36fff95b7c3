package org.equipoise.potential;

import java.util.Arrays;

/**
 * The trees that hang from a network: nodes with one neighbour, and those left with one neighbour
 * when these are taken off.
 *
 * <p>Where one pair of neighbours alone connects two parts, least action makes its two flows equal,
 * whatever the rest does, so {@code V(i) - V(j) = log(w(i->j) / w(j->i))} under either violation
 * function. Taking these nodes off first solves trees exactly, at any depth and any range of the
 * potential, and leaves the iterative solver a smaller and better conditioned network.
 */
final class Pendants {
  private final int[] node;
  private final int[] neighbour;
  private final double[] rise;
  private int count;
  private final boolean[] kept;

  private Pendants(int nodes) {
    node = new int[nodes];
    neighbour = new int[nodes];
    rise = new double[nodes];
    kept = new boolean[nodes];
    Arrays.fill(kept, true);
  }

  static Pendants of(ActionNetwork network) {
    int n = network.nodes();
    Pendants pendants = new Pendants(n);
    int[] degree = new int[n];
    int[] queue = new int[n];
    int tail = 0;
    for (int i = 0; i < n; i++) {
      degree[i] = network.first[i + 1] - network.first[i];
      if (degree[i] == 1) {
        queue[tail++] = i;
      }
    }
    for (int head = 0; head < tail; head++) {
      int i = queue[head];
      // The last two nodes of a tree are both in the queue when the first of them is taken off.
      if (degree[i] == 1) {
        int j = pendants.takeOff(i, network);
        degree[i] = 0;
        if (--degree[j] == 1) {
          queue[tail++] = j;
        }
        // What is left of a tree is one node, the root from which the others hang.
        pendants.kept[j] &= degree[j] > 0;
      }
    }
    return pendants;
  }

  private int takeOff(int i, ActionNetwork network) {
    int s = network.first[i];
    while (!kept[network.neighbour[s]]) {
      s++;
    }
    kept[i] = false;
    node[count] = i;
    neighbour[count] = network.neighbour[s];
    rise[count++] = Math.log(network.out[s]) - Math.log(network.in[s]);
    return network.neighbour[s];
  }

  /** Which nodes are left when the trees are taken off. */
  boolean[] kept() {
    return kept;
  }

  /** The values of all nodes, from those of the nodes left, in their order. */
  double[] extend(double[] core) {
    double[] value = new double[kept.length];
    for (int i = 0, next = 0; i < kept.length; i++) {
      value[i] = kept[i] ? core[next++] : 0;
    }
    for (int k = count - 1; k >= 0; k--) {
      value[node[k]] = value[neighbour[k]] + rise[k];
    }
    return value;
  }
}
