package org.equipoise.sampling;

import org.apiguardian.api.API;
import org.equipoise.agent.Usage;

/**
 * What a sample took from a {@link org.equipoise.journal.Journal} rather than from the agent, and
 * what that had cost when it was recorded.
 *
 * @param draws the draws that were recorded before
 * @param calls the calls of the agent that were made for them then, retries included
 * @param usage the tokens that they took then
 * @param redrawn the draws that were under way when earlier runs were killed, and so were made
 *     again: as many slow answers may be missing at most
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Recalled(long draws, long calls, Usage usage, long redrawn) {
  /** Nothing: all draws are the agent's own. */
  public static final Recalled NONE = new Recalled(0, 0, Usage.NONE, 0);

  Recalled plus(Flight<?> flight) {
    return new Recalled(draws + 1, calls + flight.tries(), usage.plus(flight.usage()), redrawn);
  }
}
