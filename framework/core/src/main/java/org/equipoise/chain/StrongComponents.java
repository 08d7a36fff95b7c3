package org.equipoise.chain;

import java.util.Arrays;
import java.util.Comparator;
import org.apiguardian.api.API;

/**
 * The strongly connected components of the recorded moves with two or more states, largest first.
 *
 * <p>Two states are in one component when moves lead from each to the other. Only within a
 * component does a potential have finite differences, and only there can detailed balance be
 * tested. States alone in their component belong to none here.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class StrongComponents {
  /** The component of a state that is connected with no other. */
  public static final int NONE = -1;

  private final int[] component;
  private final int[] size;

  private StrongComponents(int[] component, int[] size) {
    this.component = component;
    this.size = size;
  }

  /** The components of all recorded moves of a chain. */
  public static StrongComponents of(Chain chain) {
    return of(Kernel.of(chain, KernelEstimate.COUNTS));
  }

  /** The components of the moves between states of a kernel. */
  public static StrongComponents of(Kernel kernel) {
    return largestFirst(new Search(kernel).components());
  }

  /** The component of a state, from 0 on, or {@link #NONE}. */
  public int component(int state) {
    return component[state];
  }

  /** How many components there are. */
  public int count() {
    return size.length;
  }

  /** How many states a component has, at least 2. */
  public int size(int component) {
    return size[component];
  }

  private static StrongComponents largestFirst(int[] root) {
    int[] sizeOfRoot = new int[root.length];
    for (int r : root) {
      sizeOfRoot[r]++;
    }
    // In the order of their smallest states first, which a stable sort by size keeps among equals.
    int[] roots =
        Arrays.stream(root)
            .filter(r -> sizeOfRoot[r] > 1)
            .distinct()
            .boxed()
            .sorted(Comparator.comparing(r -> -sizeOfRoot[r]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] number = new int[root.length];
    Arrays.fill(number, NONE);
    for (int c = 0; c < roots.length; c++) {
      number[roots[c]] = c;
    }
    return new StrongComponents(
        Arrays.stream(root).map(r -> number[r]).toArray(),
        Arrays.stream(roots).map(r -> sizeOfRoot[r]).toArray());
  }

  /** Tarjan's depth-first search (1972), with its own stack so that no depth overflows. */
  private static final class Search {
    private static final int UNSEEN = -1;

    private final Kernel kernel;
    private final Chain chain;
    private final int[] low;
    private final int[] nextEdge;
    private final int[] root;
    private final int[] path;
    private final int[] open;
    private int pathLength;
    private int openLength;
    private int clock;

    Search(Kernel kernel) {
      this.kernel = kernel;
      this.chain = kernel.chain();
      int n = chain.size();
      low = new int[n];
      Arrays.fill(low, UNSEEN);
      nextEdge = new int[n];
      root = new int[n];
      Arrays.fill(root, UNSEEN);
      path = new int[n];
      open = new int[n];
    }

    /** For each state, one state that stands for its component. */
    int[] components() {
      int[] discovered = new int[chain.size()];
      for (int start = 0; start < chain.size(); start++) {
        if (low[start] == UNSEEN) {
          enter(start, discovered);
          while (pathLength > 0) {
            advance(path[pathLength - 1], discovered);
          }
        }
      }
      return root;
    }

    private void enter(int state, int[] discovered) {
      discovered[state] = clock;
      low[state] = clock++;
      nextEdge[state] = chain.firstEdge(state);
      path[pathLength++] = state;
      open[openLength++] = state;
    }

    private void advance(int state, int[] discovered) {
      int end = chain.firstEdge(state + 1);
      while (nextEdge[state] < end) {
        int edge = nextEdge[state]++;
        int to = chain.target(edge);
        if (kernel.weight(edge) > 0) {
          if (low[to] == UNSEEN) {
            enter(to, discovered);
            return;
          }
          if (root[to] == UNSEEN) {
            low[state] = Math.min(low[state], discovered[to]);
          }
        }
      }
      pathLength--;
      if (pathLength > 0) {
        int parent = path[pathLength - 1];
        low[parent] = Math.min(low[parent], low[state]);
      }
      if (low[state] == discovered[state]) {
        close(state);
      }
    }

    private void close(int representative) {
      int member;
      do {
        member = open[--openLength];
        root[member] = representative;
      } while (member != representative);
    }
  }
}
