package org.equipoise.sampling;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells the listener of a run how far it is: at most ten times a second, and at the end. */
final class ProgressReport {
  private static final long INTERVAL_NANOS = 100_000_000;

  private final @Nullable Consumer<? super Progress> listener;
  private final Supplier<Progress> progress;
  private long last = System.nanoTime();

  ProgressReport(@Nullable Consumer<? super Progress> listener, Supplier<Progress> progress) {
    this.listener = listener;
    this.progress = progress;
  }

  void tick() {
    if (listener != null && System.nanoTime() - last >= INTERVAL_NANOS) {
      tell();
    }
  }

  void tell() {
    if (listener != null) {
      listener.accept(progress.get());
      last = System.nanoTime();
    }
  }
}
