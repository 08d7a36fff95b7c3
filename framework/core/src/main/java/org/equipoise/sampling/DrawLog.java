package org.equipoise.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records draws in the order of their numbers. */
final class DrawLog {
  private int[] from = new int[1024];
  private int[] outcome = new int[1024];
  private int size;
  private int faults;
  private final List<String> reasons = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** A move to a state, or a self-loop where it is the one the draw started from. */
  void reached(int start, int state) {
    add(start, state);
  }

  void escaped(int start, String reason) {
    Integer known = numbers.get(reason);
    if (known == null) {
      known = reasons.size();
      numbers.put(reason, known);
      reasons.add(reason);
    }
    add(start, Draws.escape(known));
  }

  void faulted(int start) {
    faults++;
    add(start, Draws.FAULT);
  }

  private void add(int start, int ending) {
    if (size == from.length) {
      int capacity = (int) Math.min(Sampler.MOST_DRAWS, 2L * size);
      from = Arrays.copyOf(from, capacity);
      outcome = Arrays.copyOf(outcome, capacity);
    }
    from[size] = start;
    outcome[size] = ending;
    size++;
  }

  /** How many of the draws are faults. */
  int faults() {
    return faults;
  }

  /** The draws recorded so far. Later ones are written behind them, so nothing is copied. */
  Draws draws() {
    return new Draws(from, outcome, size, faults, reasons);
  }
}
