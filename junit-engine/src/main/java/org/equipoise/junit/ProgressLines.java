package org.equipoise.junit;

import java.time.Duration;
import java.util.function.Consumer;
import org.equipoise.sampling.Progress;

/**
 * A line of a log every half a minute, or sooner for a tenth of the plan, but at most one every
 * five seconds; the first one sooner where no call was answered in that time.
 */
final class ProgressLines implements ProgressDisplay {
  private static final Duration MOST = Duration.ofSeconds(30);
  private static final Duration LEAST = Duration.ofSeconds(5);
  private static final int PARTS = 10;

  private final ProgressText text;
  private final Consumer<String> printer;
  private Duration last = Duration.ZERO;
  private long part;

  ProgressLines(ProgressText text, Consumer<String> printer) {
    this.text = text;
    this.printer = printer;
  }

  @Override
  public void accept(Progress progress) {
    Duration since = progress.elapsed().minus(last);
    long reached = PARTS * progress.done() / progress.planned();
    boolean hasNews = reached > part || last.isZero() && progress.unanswered() != null;
    if (since.compareTo(MOST) >= 0 || hasNews && since.compareTo(LEAST) >= 0) {
      last = progress.elapsed();
      part = reached;
      printer.accept(text.line(progress));
    }
  }
}
