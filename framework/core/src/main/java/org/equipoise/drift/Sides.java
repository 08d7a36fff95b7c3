package org.equipoise.drift;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which outcomes only one of baseline and build has, in all rows together, where chance hardly
 * leaves them to one side.
 */
final class Sides {
  /** That all steps with an outcome fall to one side has this probability at most. */
  private static final double HARDLY = 0.01;

  private final Map<Outcome, long[]> steps = new HashMap<>();
  private double baselineDraws;
  private double buildDraws;

  private Sides() {}

  static Sides of(List<Row> rows) {
    Sides sides = new Sides();
    rows.forEach(sides::add);
    return sides;
  }

  private void add(Row row) {
    baselineDraws += row.baselineDraws();
    buildDraws += row.buildDraws();
    for (int k = 0; k < row.outcomes().size(); k++) {
      long[] both = steps.computeIfAbsent(row.outcomes().get(k), unseen -> new long[2]);
      both[0] += row.baseline()[k];
      both[1] += row.build()[k];
    }
  }

  /** For each outcome of a row whether both sides have it, as far as one can tell. */
  boolean[] shared(Row row) {
    boolean[] shared = new boolean[row.outcomes().size()];
    for (int k = 0; k < shared.length; k++) {
      shared[k] = isShared(steps.getOrDefault(row.outcomes().get(k), new long[2]));
    }
    return shared;
  }

  private boolean isShared(long[] both) {
    double all = baselineDraws + buildDraws;
    return (both[0] > 0 && both[1] > 0)
        || Math.pow((both[0] > 0 ? baselineDraws : buildDraws) / all, both[0] + both[1]) > HARDLY;
  }
}
