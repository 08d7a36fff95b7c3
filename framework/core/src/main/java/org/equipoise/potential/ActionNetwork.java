package org.equipoise.potential;

import java.util.Arrays;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Kernel;
import org.equipoise.chain.StrongComponents;

/**
 * The moves within strongly connected components as an undirected network: for each state its
 * neighbours, with the weights of the moves to and from each.
 *
 * <p>The states are renumbered breadth first, so that neighbours lie close in memory. The
 * neighbours of node {@code i} are the <em>slots</em> {@code first[i]} to {@code first[i + 1] - 1};
 * each pair of neighbours has two slots, one on either side. Those to nodes of smaller numbers come
 * first, up to {@code middle[i] - 1}.
 */
final class ActionNetwork {
  /** The state of the chain behind each node. */
  final int[] state;

  /** The component of each node; components follow each other, so this ascends. */
  final int[] component;

  final int[] first;
  final int[] middle;
  final int[] neighbour;

  /** The weight of the moves from the slot's node to its neighbour. */
  final double[] out;

  /** The weight of the moves from the slot's neighbour to its node. */
  final double[] in;

  private ActionNetwork(
      int[] state, int[] component, int[] first, int[] neighbour, double[] out, double[] in) {
    this.state = state;
    this.component = component;
    this.first = first;
    this.neighbour = neighbour;
    this.out = out;
    this.in = in;
    this.middle = smallerFirst();
  }

  /** Moves the slots to nodes of smaller numbers to the front of each node's, and says how far. */
  private int[] smallerFirst() {
    int[] end = new int[nodes()];
    for (int i = 0; i < end.length; i++) {
      int front = first[i];
      for (int s = first[i]; s < first[i + 1]; s++) {
        if (neighbour[s] < i) {
          swap(s, front++);
        }
      }
      end[i] = front;
    }
    return end;
  }

  private void swap(int s, int t) {
    int node = neighbour[s];
    neighbour[s] = neighbour[t];
    neighbour[t] = node;
    double weight = out[s];
    out[s] = out[t];
    out[t] = weight;
    weight = in[s];
    in[s] = in[t];
    in[t] = weight;
  }

  int nodes() {
    return state.length;
  }

  int slots() {
    return neighbour.length;
  }

  static ActionNetwork of(Kernel kernel, StrongComponents components) {
    return new Assembly(kernel, components).network();
  }

  /**
   * The same network without the nodes for which {@code kept} is false, its weights scaled to sum 1
   * over each component, so that small components weigh as much as large ones in a stopping rule.
   */
  ActionNetwork core(boolean[] kept) {
    int[] number = new int[nodes()];
    int[] old = new int[nodes()];
    int nodes = 0;
    for (int i = 0; i < old.length; i++) {
      number[i] = nodes;
      if (kept[i]) {
        old[nodes++] = i;
      }
    }
    int[] keptFirst = new int[nodes + 1];
    int[] slots = new int[slots()];
    int slot = 0;
    for (int k = 0; k < nodes; k++) {
      for (int s = first[old[k]]; s < first[old[k] + 1]; s++) {
        if (kept[neighbour[s]]) {
          slots[slot++] = s;
        }
      }
      keptFirst[k + 1] = slot;
    }
    int[] keptSlots = Arrays.copyOf(slots, slot);
    ActionNetwork core =
        new ActionNetwork(
            pick(state, Arrays.copyOf(old, nodes)),
            pick(component, Arrays.copyOf(old, nodes)),
            keptFirst,
            pick(number, pick(neighbour, keptSlots)),
            pick(out, keptSlots),
            pick(in, keptSlots));
    core.scaleEachComponent();
    return core;
  }

  private static int[] pick(int[] from, int[] positions) {
    int[] picked = new int[positions.length];
    for (int k = 0; k < picked.length; k++) {
      picked[k] = from[positions[k]];
    }
    return picked;
  }

  private static double[] pick(double[] from, int[] positions) {
    double[] picked = new double[positions.length];
    for (int k = 0; k < picked.length; k++) {
      picked[k] = from[positions[k]];
    }
    return picked;
  }

  private void scaleEachComponent() {
    for (int start = 0; start < nodes(); ) {
      int end = start;
      double sum = 0;
      while (end < nodes() && component[end] == component[start]) {
        for (int s = first[end]; s < first[end + 1]; s++) {
          sum += out[s];
        }
        end++;
      }
      for (int s = first[start]; s < first[end]; s++) {
        out[s] /= sum;
        in[s] /= sum;
      }
      start = end;
    }
  }

  /** Merges the rows of the chain and of its transpose into slots. */
  private static final class Assembly {
    private final Kernel kernel;
    private final Chain chain;
    private final StrongComponents components;
    private final int[] firstIn;
    private final int[] edgeIn;
    private final int[] sourceIn;

    Assembly(Kernel kernel, StrongComponents components) {
      this.kernel = kernel;
      this.chain = kernel.chain();
      this.components = components;
      int n = chain.size();
      firstIn = new int[n + 1];
      for (int e = 0; e < chain.edges(); e++) {
        firstIn[chain.target(e) + 1]++;
      }
      for (int i = 0; i < n; i++) {
        firstIn[i + 1] += firstIn[i];
      }
      edgeIn = new int[chain.edges()];
      sourceIn = new int[chain.edges()];
      int[] next = Arrays.copyOf(firstIn, n);
      for (int i = 0; i < n; i++) {
        for (int e = chain.firstEdge(i); e < chain.firstEdge(i + 1); e++) {
          int position = next[chain.target(e)]++;
          edgeIn[position] = e;
          sourceIn[position] = i;
        }
      }
    }

    ActionNetwork network() {
      int[] node = new int[chain.size()];
      int[] state = breadthFirst(node);
      int[] component = new int[state.length];
      int[] first = new int[state.length + 1];
      int capacity = 2 * chain.edges();
      int[] neighbour = new int[capacity];
      double[] out = new double[capacity];
      double[] in = new double[capacity];
      int slot = 0;
      for (int k = 0; k < state.length; k++) {
        component[k] = components.component(state[k]);
        slot = row(state[k], node, neighbour, out, in, slot);
        first[k + 1] = slot;
      }
      return new ActionNetwork(
          state,
          component,
          first,
          Arrays.copyOf(neighbour, slot),
          Arrays.copyOf(out, slot),
          Arrays.copyOf(in, slot));
    }

    /** Writes the slots of one state; both lists of edges are in the order of the other state. */
    private int row(int i, int[] node, int[] neighbour, double[] out, double[] in, int slot) {
      int e = chain.firstEdge(i);
      int endOut = chain.firstEdge(i + 1);
      int r = firstIn[i];
      int endIn = firstIn[i + 1];
      while (e < endOut || r < endIn) {
        int to = e < endOut ? chain.target(e) : Integer.MAX_VALUE;
        int from = r < endIn ? sourceIn[r] : Integer.MAX_VALUE;
        int other = Math.min(to, from);
        double weightOut = to == other ? kernel.weight(e++) : 0;
        double weightIn = from == other ? kernel.weight(edgeIn[r++]) : 0;
        if (components.component(other) == components.component(i) && weightOut + weightIn > 0) {
          neighbour[slot] = node[other];
          out[slot] = weightOut;
          in[slot++] = weightIn;
        }
      }
      return slot;
    }

    private int[] breadthFirst(int[] node) {
      int n = chain.size();
      int[] start = new int[components.count()];
      Arrays.fill(start, -1);
      int nodes = 0;
      for (int i = 0; i < n; i++) {
        node[i] = -1;
        int c = components.component(i);
        if (c >= 0) {
          nodes++;
          start[c] = start[c] < 0 ? i : start[c];
        }
      }
      int[] queue = new int[nodes];
      int tail = 0;
      int head = 0;
      for (int c = 0; c < components.count(); c++) {
        node[start[c]] = tail;
        queue[tail++] = start[c];
        while (head < tail) {
          tail = enqueueTargets(queue[head++], node, queue, tail);
        }
      }
      return queue;
    }

    /** Along outgoing moves alone every state of a strongly connected component is reached. */
    private int enqueueTargets(int i, int[] node, int[] queue, int tail) {
      for (int e = chain.firstEdge(i); e < chain.firstEdge(i + 1); e++) {
        int to = chain.target(e);
        if (node[to] < 0
            && kernel.weight(e) > 0
            && components.component(to) == components.component(i)) {
          node[to] = tail;
          queue[tail++] = to;
        }
      }
      return tail;
    }
  }
}
