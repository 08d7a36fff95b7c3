package org.equipoise.drift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.equipoise.chain.Chain;

/**
 * What followed one state in the baseline and in the build: a table of two rows, with a column for
 * each state reached, for staying and for escaping.
 *
 * @param from the key of the state
 * @param outcomes what the columns are
 * @param baseline how often each outcome followed in the baseline
 * @param build how often each outcome followed in the build
 */
record Row(String from, List<Outcome> outcomes, int[] baseline, int[] build) {

  /** The rows of all states that both builds stepped from, in the order of the baseline. */
  static List<Row> common(Chain baseline, Chain build) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < baseline.size(); i++) {
      int there = build.states().number(baseline.states().key(i));
      if (there >= 0 && baseline.draws(i) > 0 && build.draws(there) > 0) {
        rows.add(of(baseline, i, build, there));
      }
    }
    return rows;
  }

  private static Row of(Chain baseline, int i, Chain build, int j) {
    Map<Outcome, int[]> columns = new LinkedHashMap<>();
    count(baseline, i, (outcome, n) -> column(columns, outcome)[0] += n);
    count(build, j, (outcome, n) -> column(columns, outcome)[1] += n);
    return new Row(
        baseline.states().key(i),
        List.copyOf(columns.keySet()),
        columns.values().stream().mapToInt(counts -> counts[0]).toArray(),
        columns.values().stream().mapToInt(counts -> counts[1]).toArray());
  }

  private static int[] column(Map<Outcome, int[]> columns, Outcome outcome) {
    return columns.computeIfAbsent(outcome, unseen -> new int[2]);
  }

  private static void count(Chain chain, int from, ObjIntConsumer<Outcome> counter) {
    for (int e = chain.firstEdge(from); e < chain.firstEdge(from + 1); e++) {
      counter.accept(
          Outcome.to(chain.states().key(chain.target(e))), Math.toIntExact(chain.count(e)));
    }
    if (chain.selfLoops(from) > 0) {
      counter.accept(Outcome.STAY, Math.toIntExact(chain.selfLoops(from)));
    }
    if (chain.escapes(from) > 0) {
      counter.accept(Outcome.ESCAPE, Math.toIntExact(chain.escapes(from)));
    }
  }

  /** The steps of the baseline from here. */
  int baselineDraws() {
    return sum(baseline);
  }

  /** The steps of the build from here. */
  int buildDraws() {
    return sum(build);
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int n : counts) {
      sum = Math.addExact(sum, n);
    }
    return sum;
  }

  /** So many steps of either side would tell as much as {@code 4 n m / (n + m)} of both do. */
  double effectiveDraws() {
    double n = baselineDraws();
    double m = buildDraws();
    return 4 * n * m / (n + m);
  }
}
