package org.equipoise.sampling;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apiguardian.api.API;

/**
 * How the services of an agent gave no answer, so that the run ended.
 *
 * @param firstDraw the number of the first draw of those without an answer, one after the other
 * @param lastDraw the number of the last one
 * @param since when the first of them failed for the first time, in whole seconds
 * @param lastFault what the last one met, in one line
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Outage(long firstDraw, long lastDraw, Instant since, String lastFault) {

  static Outage of(long draw, Instant since, String fault) {
    return new Outage(draw, draw, since.truncatedTo(ChronoUnit.SECONDS), fault);
  }

  /** The same, up to a later draw. */
  Outage upTo(long draw, String fault) {
    return new Outage(firstDraw, draw, since, fault);
  }

  /** The draws in words: {@code draw 7}, {@code draws 7 to 26}. */
  public String draws() {
    return firstDraw == lastDraw
        ? "draw " + firstDraw
        : "draws %s to %s".formatted(firstDraw, lastDraw);
  }
}
