package org.equipoise.junit;

import java.io.PrintStream;
import java.time.Duration;
import org.equipoise.chain.StateText;
import org.equipoise.sampling.Progress;

/**
 * The last line of a terminal, drawn again as often as a sampler tells: at most ten times a second.
 * It is taken away at the end. Where no call was answered in the first seconds, a line in full,
 * which stays, says why.
 */
final class ProgressLine implements ProgressDisplay {
  /** A line that wraps can not be drawn again, and this fits into any terminal. */
  private static final int WIDTH = 79;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ProgressText text;
  private final PrintStream out;
  private int drawn;
  private boolean toldWhy;

  ProgressLine(ProgressText text, PrintStream out) {
    this.text = text;
    this.out = out;
  }

  @Override
  public void accept(Progress progress) {
    if (!toldWhy && progress.unanswered() != null && progress.elapsed().compareTo(PATIENCE) >= 0) {
      toldWhy = true;
      end();
      out.println(text.line(progress));
    }
    draw(StateText.shortened(text.brief(progress), WIDTH));
  }

  private void draw(String line) {
    out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
    out.flush();
    drawn = line.length();
  }

  @Override
  public void end() {
    draw("");
    out.print("\r");
    out.flush();
  }
}
