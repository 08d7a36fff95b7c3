package org.equipoise.sampling;

import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The time that a run goes by, and how it waits; a test has one that it turns itself. */
interface RunClock {
  /** The time of this machine. */
  RunClock SYSTEM =
      new RunClock() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public <T> @Nullable T poll(BlockingQueue<T> queue, long nanos)
            throws InterruptedException {
          return queue.poll(nanos, TimeUnit.NANOSECONDS);
        }
      };

  /** Nanoseconds since some moment, to tell how much later one reading is than another. */
  long nanoTime();

  /** What the calendar says. */
  Instant now();

  /** What comes next in a queue, if it comes within so many nanoseconds; null where it does not. */
  <T> @Nullable T poll(BlockingQueue<T> queue, long nanos) throws InterruptedException;
}
