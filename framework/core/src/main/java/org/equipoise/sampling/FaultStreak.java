package org.equipoise.sampling;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The faults in a row that a run has come to, in the order of its draws. */
final class FaultStreak {
  private int length;
  private @Nullable Outage outage;

  /** A draw was answered. */
  void answered() {
    if (length > 0) {
      length = 0;
      outage = null;
    }
  }

  /**
   * A draw ended in a fault.
   *
   * @param since when its first try failed
   */
  void faulted(long draw, Instant since, String fault) {
    length++;
    outage = outage == null ? Outage.of(draw, since, fault) : outage.upTo(draw, fault);
  }

  int length() {
    return length;
  }

  /** These faults; empty where the last draw was answered. */
  Optional<Outage> outage() {
    return Optional.ofNullable(outage);
  }
}
