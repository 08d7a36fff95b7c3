package org.equipoise.sampling;

import java.time.Instant;
import org.apiguardian.api.API;
import org.equipoise.agent.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What a sample took from a {@link org.equipoise.journal.Journal} rather than from the agent, and
 * what that had cost when it was recorded.
 *
 * @param draws the draws that were recorded before
 * @param faults how many of those had ended in faults
 * @param calls the calls of the agent that were made for them then, retries included
 * @param usage the tokens that they took then
 * @param redrawn the draws that were under way, as far as the journal tells, when earlier runs were
 *     killed: those that later ones had overtaken, and the first unfinished one of each such run.
 *     Each is counted once, and none of a run of which {@link org.equipoise.journal.Journal} drops
 *     what it had finished beyond. About as many slow answers may be missing
 * @param earlier how many of the draws were recorded by runs of another build
 * @param since when the first of those runs began; null where there was none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Recalled(
    long draws,
    long faults,
    long calls,
    Usage usage,
    long redrawn,
    long earlier,
    @Nullable Instant since) {
  /** Nothing: all draws are the agent's own. */
  public static final Recalled NONE = redrawn(0);

  /** Of draws that have to be made again, and of nothing else so far. */
  static Recalled redrawn(long draws) {
    return new Recalled(0, 0, 0, Usage.NONE, draws, 0, null);
  }

  Recalled plus(Flight<?> flight) {
    Instant of = flight.earlier();
    return new Recalled(
        draws + 1,
        faults + (flight.step() == null ? 1 : 0),
        calls + flight.tries(),
        usage.plus(flight.usage()),
        redrawn,
        of == null ? earlier : earlier + 1,
        since == null || (of != null && of.isBefore(since)) ? of : since);
  }
}
