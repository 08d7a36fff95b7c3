package org.equipoise.drift;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A state from which the agent steps differently than it did.
 *
 * @param from the key of the state
 * @param baselineDraws the steps of the baseline from here
 * @param buildDraws the steps of the build from here
 * @param shifts the outcomes whose share changed most, the largest change first
 * @param pValue of no drift from here, adjusted for all states
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record RowShift(
    String from, long baselineDraws, long buildDraws, List<Shift> shifts, double pValue) {
  public RowShift {
    shifts = List.copyOf(shifts);
  }

  /**
   * An outcome and how often it followed.
   *
   * @param outcome the key of the state reached, or {@code "(stays)"} or {@code "(escapes)"}
   * @param baseline how often in the baseline
   * @param build how often in the build
   */
  public record Shift(String outcome, long baseline, long build) {}
}
