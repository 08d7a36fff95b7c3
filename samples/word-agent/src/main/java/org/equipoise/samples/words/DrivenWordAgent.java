package org.equipoise.samples.words;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;

/**
 * An agent with a habit that no potential explains: from each word of a ring it goes, 97 times in a
 * hundred, to the next one. The rest of its steps are those of another agent.
 *
 * <p>The ring is of the paper's own words: BUZZY, WIZARDS, ATTITUDE, EXCELLENT, DISCIPLINE,
 * PERSONAL, TURKEY, and back to BUZZY. No heights of these words make every step of it go down, so
 * the habit breaks detailed balance.
 */
public final class DrivenWordAgent implements Agent<String>, AutoCloseable {
  static final List<String> RING =
      List.of("BUZZY", "WIZARDS", "ATTITUDE", "EXCELLENT", "DISCIPLINE", "PERSONAL", "TURKEY");
  static final double DRIVE = 0.97;

  private final Agent<String> undriven;

  /** Drives {@code undriven} around the ring. */
  public DrivenWordAgent(Agent<String> undriven) {
    this.undriven = undriven;
  }

  @Override
  public Step<String> step(String word, Draw draw) throws Exception {
    int place = RING.indexOf(word);
    if (place >= 0 && draw.random().nextDouble() < DRIVE) {
      return Step.to(RING.get((place + 1) % RING.size()));
    }
    return undriven.step(word, draw);
  }

  /** Closes the undriven agent, where it is one to be closed. */
  @Override
  public void close() throws Exception {
    if (undriven instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
