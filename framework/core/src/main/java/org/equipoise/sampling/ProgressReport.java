package org.equipoise.sampling;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the listener of a run how far it is: at most ten times a second, when a draw or a failed
 * try has ended, and at the end.
 */
final class ProgressReport {
  private static final long INTERVAL_NANOS = 100_000_000;

  private final @Nullable Consumer<? super Progress> listener;
  private final Supplier<Progress> progress;
  private final RunClock clock;
  private long last;

  ProgressReport(
      @Nullable Consumer<? super Progress> listener, Supplier<Progress> progress, RunClock clock) {
    this.listener = listener;
    this.progress = progress;
    this.clock = clock;
    this.last = clock.nanoTime();
  }

  void tick() {
    if (listener != null && clock.nanoTime() - last >= INTERVAL_NANOS) {
      tell();
    }
  }

  void tell() {
    if (listener != null) {
      listener.accept(progress.get());
      last = clock.nanoTime();
    }
  }
}
