package org.equipoise.sampling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.equipoise.agent.Exchange;
import org.equipoise.agent.Usage;
import org.jspecify.annotations.Nullable;

/** What is noted of the tries of one draw. */
final class TryNotes {
  private List<Exchange> exchanges = List.of();
  private Usage taken = Usage.NONE;
  private @Nullable Instant failing;
  private @Nullable LongSupplier stopwatch;
  private long began;
  private long nanos;

  /** Forgets all, for another draw; most draws leave nothing to forget. */
  void clear() {
    if (!exchanges.isEmpty()) {
      exchanges = List.of();
    }
    if (failing != null) {
      failing = null;
    }
    nanos = 0;
  }

  /** Measures tries from now on, by a clock in nanoseconds; a step may take less than that does. */
  void timeBy(LongSupplier nanoTime) {
    stopwatch = nanoTime;
  }

  void begin() {
    if (stopwatch != null) {
      began = stopwatch.getAsLong();
    }
  }

  /** A try has ended that made these calls to a model. */
  void end(List<Exchange> ofTry) {
    if (stopwatch != null) {
      nanos += stopwatch.getAsLong() - began;
    }
    if (!ofTry.isEmpty() || taken != Usage.NONE) {
      note(ofTry);
    }
  }

  private void note(List<Exchange> ofTry) {
    List<Exchange> all = new ArrayList<>(exchanges);
    all.addAll(ofTry);
    exchanges = all;
    taken = ofTry.stream().map(Exchange::usage).reduce(Usage.NONE, Usage::plus);
  }

  /** A try has failed. */
  void fail(Instant now) {
    if (failing == null) {
      failing = now;
    }
  }

  /** When a try failed for the first time; the given time where none did. */
  Instant failingSince(Instant now) {
    return failing == null ? now : failing;
  }

  /** What the last try took, answered or not. */
  Usage taken() {
    return taken;
  }

  /** The calls to a model that all tries made, answered or not. */
  List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  /** How long all tries took, their waits for a turn included; zero where it is not measured. */
  Duration took() {
    return Duration.ofNanos(nanos);
  }
}
