package org.equipoise.junit;

import java.time.Duration;
import java.util.function.Consumer;
import org.equipoise.sampling.Progress;
import org.equipoise.statistics.Rounded;

/** Tells every half a minute how far sampling is, so that a long run does not look like a hang. */
final class ProgressLines implements Consumer<Progress> {
  private static final Duration EVERY = Duration.ofSeconds(30);

  private final String className;
  private final Consumer<String> printer;
  private Duration next = EVERY;

  ProgressLines(String className, Consumer<String> printer) {
    this.className = className;
    this.printer = printer;
  }

  @Override
  public void accept(Progress progress) {
    if (progress.elapsed().compareTo(next) >= 0) {
      next = progress.elapsed().plus(EVERY);
      printer.accept(line(progress));
    }
  }

  private String line(Progress progress) {
    return "Equipoise: %s: %s of at most %s draws, %s calls, %s faults, %s states after %s s"
        .formatted(
            className,
            Rounded.count(progress.done()),
            Rounded.count(progress.planned()),
            Rounded.count(progress.calls()),
            Rounded.count(progress.faults()),
            Rounded.count(progress.states()),
            Rounded.count(progress.elapsed().toSeconds()));
  }
}
