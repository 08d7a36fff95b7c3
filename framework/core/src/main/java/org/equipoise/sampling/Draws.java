package org.equipoise.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.equipoise.chain.Chain;
import org.equipoise.chain.StateIndex;
import org.equipoise.chain.StateText;

/**
 * The draws of a sample in the order of their numbers: for each the state it started from and its
 * outcome, 8 bytes a draw.
 *
 * <p>An outcome is the number of the state reached, {@link #FAULT}, or below that an escape by the
 * number of its reason.
 *
 * <p>Draws were made independently of each other, unless they belong to trajectories: then all of
 * them do.
 */
final class Draws {
  static final int FAULT = -1;

  private final int[] from;
  private final int[] outcome;
  private final int size;
  private final int faults;
  private final List<String> reasons;
  private final int[] trajectoryEnds;

  /** The first {@code size} entries of the arrays, which never change again. */
  Draws(int[] from, int[] outcome, int size, int faults, List<String> reasons) {
    this(from, outcome, size, faults, reasons, new int[0]);
  }

  private Draws(
      int[] from, int[] outcome, int size, int faults, List<String> reasons, int[] trajectoryEnds) {
    this.from = from;
    this.outcome = outcome;
    this.size = size;
    this.faults = faults;
    this.reasons = List.copyOf(reasons);
    this.trajectoryEnds = trajectoryEnds;
  }

  /**
   * The same draws, of trajectories one after the other.
   *
   * @param ends for each trajectory the number of draws up to its end
   */
  Draws ofTrajectories(int[] ends) {
    return new Draws(from, outcome, size, faults, reasons, ends.clone());
  }

  /** Whether draws belong to trajectories. */
  boolean haveTrajectories() {
    return trajectoryEnds.length > 0;
  }

  /** The number of the trajectory that a draw belongs to, from 0; its own where there are none. */
  int trajectory(int draw) {
    if (!haveTrajectories()) {
      return draw;
    }
    int found = Arrays.binarySearch(trajectoryEnds, draw);
    return found >= 0 ? found + 1 : -found - 1;
  }

  static int escape(int reason) {
    return FAULT - 1 - reason;
  }

  int size() {
    return size;
  }

  /** How many of the draws are faults. */
  int faults() {
    return faults;
  }

  /** The first so many of these draws. */
  Draws first(int number) {
    int among = 0;
    for (int k = 0; k < number; k++) {
      among += outcome[k] == FAULT ? 1 : 0;
    }
    return new Draws(from, outcome, number, among, reasons, trajectoryEnds);
  }

  int from(int draw) {
    return from[draw];
  }

  int outcome(int draw) {
    return outcome[draw];
  }

  /** An outcome in words. */
  String describe(int ending, StateIndex states) {
    if (ending >= 0) {
      return "'" + StateText.shortened(states.key(ending), 200) + "'";
    }
    return ending == FAULT
        ? "a fault"
        : "the escape '" + StateText.shortened(reason(ending), 200) + "'";
  }

  /** The reason of an outcome that is an escape. */
  String reason(int ending) {
    return reasons.get(FAULT - 1 - ending);
  }

  /** The counts of the draws from {@code first} to before {@code end}. */
  Chain chain(StateIndex states, int first, int end) {
    Chain.Tally tally = new Chain.Tally();
    for (int k = first; k < end; k++) {
      if (outcome[k] >= 0) {
        tally.step(from[k], outcome[k], 1);
      } else if (outcome[k] == FAULT) {
        tally.fault(from[k], 1);
      } else {
        tally.escape(from[k], 1);
      }
    }
    return tally.chain(states);
  }

  /** The escapes by reason among the draws from {@code first} on, most frequent first. */
  Map<String, Long> escapes(int first) {
    long[] times = new long[reasons.size()];
    for (int k = first; k < size; k++) {
      if (outcome[k] < FAULT) {
        times[FAULT - 1 - outcome[k]]++;
      }
    }
    List<Integer> order = new ArrayList<>();
    for (int r = 0; r < times.length; r++) {
      if (times[r] > 0) {
        order.add(r);
      }
    }
    order.sort(Comparator.comparingLong(r -> -times[r]));
    Map<String, Long> byReason = new LinkedHashMap<>();
    for (int r : order) {
      byReason.put(reasons.get(r), times[r]);
    }
    return Collections.unmodifiableMap(byReason);
  }
}
