package org.equipoise.sampling;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.equipoise.agent.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * Opens when services say for a while, try after try, that they are not available: then no draw is
 * tried again, so that the faults in a row soon end the run. Draws of which each waits for its
 * seven tries would find out much later.
 *
 * <p>Where no connection to any service ever came about (refused, no such host, no route), the
 * address is wrong or nothing runs there far more often than an outage began with the run. So it
 * opens after some seconds, however few tries there were. Any answer, be it that the service is
 * busy, and any other failure shows that somebody is there, and then it has the longer patience.
 *
 * <p>Tries count in the order in which they land, whichever draws they belong to. Which draws end
 * in faults depends on the time then, as it does for any retry; the run still ends on the draw with
 * which the faults in a row are as many as allowed.
 */
final class Circuit {
  /**
   * A plain exception is tried three times, so a limit of draws in a row stands for three times as
   * many failed tries: an outage that is told by name ends a run no sooner than one that is not.
   */
  private static final int TRIES_PER_DRAW = 3;

  /** Shorter ones are what retries are for. */
  private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

  /** As long as a service takes to come back that is just being started anew. */
  private static final long PATIENCE_UNREACHED_NANOS = Duration.ofSeconds(5).toNanos();

  /** Causes have causes, and those of careless classes go in a ring. */
  private static final int DEEPEST_CAUSE = 10;

  private final long limit;
  private final RunClock clock;
  private long failures;
  private long since;
  private boolean reached;

  Circuit(int consecutiveFaultLimit, RunClock clock) {
    this.limit = (long) TRIES_PER_DRAW * consecutiveFaultLimit;
    this.clock = clock;
  }

  /** A try was answered, which closes the circuit. */
  void answered() {
    failures = 0;
    reached();
  }

  /** A service was there, though the try as a whole had no answer. */
  void reached() {
    reached = true;
  }

  /** A try failed; it counts where the service said that it was not available, or throttled it. */
  void failed(@Nullable Throwable failure) {
    reached |= !isUnconnected(failure);
    if (failure instanceof FaultException fault
        && (fault.kind() == FaultException.Kind.UNAVAILABLE
            || fault.kind() == FaultException.Kind.THROTTLED)) {
      if (failures == 0) {
        since = clock.nanoTime();
      }
      failures++;
    }
  }

  /** Whether no draw is to be tried again. */
  boolean isOpen() {
    if (failures == 0) {
      return false;
    }
    long waited = clock.nanoTime() - since;
    return reached
        ? failures >= limit && waited >= PATIENCE_NANOS
        : waited >= PATIENCE_UNREACHED_NANOS;
  }

  /** Whether a try failed before anybody was asked. */
  private static boolean isUnconnected(@Nullable Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
