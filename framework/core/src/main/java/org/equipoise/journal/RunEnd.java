package org.equipoise.journal;

import java.util.List;

/**
 * How a run ended.
 *
 * @param how the name of the end
 * @param draws after how many draws
 */
record RunEnd(String how, long draws) {
  private static final List<String> FINISHED = List.of("COMPLETE", "DECIDED");
  private static final List<String> OUTAGE = List.of("CONSECUTIVE_FAULTS", "SERVICE_CLOSED");

  /** Whether there was no more to do. */
  boolean isFinished() {
    return FINISHED.contains(how);
  }

  /** Whether it ended since services gave no answers, so that its last faults tell nothing. */
  boolean isOutage() {
    return OUTAGE.contains(how);
  }
}
