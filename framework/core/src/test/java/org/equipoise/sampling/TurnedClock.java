package org.equipoise.sampling;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until it is turned, or until a run whose steps run on its own thread
 * waits: then it jumps.
 */
final class TurnedClock implements RunClock {
  private static final Instant BEGAN = Instant.parse("2026-11-20T10:00:00.250Z");
  private static final long FOREVER = Duration.ofDays(365).toNanos();

  private long nanos;

  void turn(Duration by) {
    nanos += by.toNanos();
  }

  double seconds() {
    return nanos / 1e9;
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public Instant now() {
    return BEGAN.plusNanos(nanos);
  }

  @Override
  public <T> @Nullable T poll(BlockingQueue<T> queue, long wait) {
    T next = queue.poll();
    if (next == null) {
      if (wait > FOREVER) {
        throw new AssertionError("the run waits for ever");
      }
      nanos += Math.max(0, wait);
    }
    return next;
  }
}
