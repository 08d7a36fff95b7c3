package org.equipoise.drift;

import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.equipoise.chain.StateText;
import org.equipoise.statistics.Rounded;

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
  private static final int STATE = 60;

  public RowShift {
    shifts = List.copyOf(shifts);
  }

  /**
   * The change for people, on one line: {@code "from BUZZY (2,860 steps then, 530 now; p = 0.44):
   * (escapes) 53.8 % then, 43.8 % now (1,540, 232)"}.
   */
  public String inWords() {
    return "from %s (%s steps then, %s now; p = %s): %s"
        .formatted(
            StateText.shortened(from, STATE),
            Rounded.count(baselineDraws),
            Rounded.count(buildDraws),
            Rounded.probability(pValue),
            shifts.stream().map(this::inWords).collect(Collectors.joining(", ")));
  }

  private String inWords(Shift shift) {
    return "%s %s then, %s now (%s, %s)"
        .formatted(
            StateText.shortened(shift.outcome(), STATE),
            Rounded.percent((double) shift.baseline() / baselineDraws),
            Rounded.percent((double) shift.build() / buildDraws),
            Rounded.count(shift.baseline()),
            Rounded.count(shift.build()));
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
