package org.equipoise.sampling;

import java.time.Duration;
import org.apiguardian.api.API;

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
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Progress(
    long done, long planned, long calls, long faults, int states, Duration elapsed, Phase phase) {

  /** What a run is at. */
  public enum Phase {
    /** Finding states. */
    EXPLORE,
    /** Drawing independently from a fixed set of states. */
    JUDGE
  }
}
