package org.equipoise.sampling;

import java.time.Duration;
import org.apiguardian.api.API;
import org.equipoise.agent.Usage;
import org.jspecify.annotations.Nullable;

/**
 * How far a sampling run has come.
 *
 * @param done the draws that are finished, answered or faulted
 * @param planned the draws planned
 * @param calls the calls of the agent so far, retries included
 * @param faults the draws that ended in a fault
 * @param states the states found
 * @param elapsed the time since the run began
 * @param phase what the run is at
 * @param usage the tokens that the tries took so far, as far as the agent tells
 * @param cost what they cost; null where prices or tokens are not known
 * @param limit what bounds the calls at a time beside the sampler's concurrency; null where nothing
 *     does
 * @param unanswered the last fault, in one line fit for a terminal, as long as no call was answered
 *     at all; null where one was, or none has failed yet
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Progress(
    long done,
    long planned,
    long calls,
    long faults,
    int states,
    Duration elapsed,
    Phase phase,
    Usage usage,
    @Nullable Double cost,
    @Nullable Limit limit,
    @Nullable String unanswered) {

  /**
   * How many calls are made at a time, and how many may be.
   *
   * @param account the name of the account whose calls these are; empty where they are those of the
   *     run, which was throttled
   * @param inUse the calls under way
   * @param allowed how many there may be at a time now
   */
  public record Limit(String account, int inUse, int allowed) {}

  /** What a run is at. */
  public enum Phase {
    /** Finding states. */
    EXPLORE,
    /** Drawing independently from a fixed set of states. */
    JUDGE
  }
}
