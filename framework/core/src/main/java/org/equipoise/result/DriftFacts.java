package org.equipoise.result;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.equipoise.chain.Chain;
import org.equipoise.drift.Baseline;
import org.equipoise.drift.Drift;
import org.equipoise.drift.RowShift;
import org.equipoise.drift.StateCount;
import org.equipoise.file.WrittenKey;
import org.equipoise.statistics.Interval;
import org.equipoise.statistics.Rounded;

/**
 * How far recorded transitions have drifted from a baseline. Nothing is claimed, so nothing is
 * judged.
 *
 * @param baseline the test class that the baseline belongs to
 * @param recorded the day on which the baseline was recorded
 * @param drift the drift {@code v = sqrt(J)}, from 0 to 1
 * @param interval both ends of its confidence interval
 * @param level the confidence level of the interval
 * @param pValue of no drift, by permutation within start states
 * @param permutations how many it rests on
 * @param steps those compared: from states that the baseline stepped from
 * @param baselineSteps those of the baseline that are compared
 * @param notCompared the steps from states that the baseline never stepped from
 * @param baselineNotCompared the steps of the baseline from states that were never stepped from
 * @param worstRows the states from which the steps changed most, in words with their counts
 * @param appeared the states reached only now, most frequent first, at most 10
 * @param vanished the states reached only by the baseline, most frequent first, at most 10
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record DriftFacts(
    String baseline,
    String recorded,
    double drift,
    List<Double> interval,
    double level,
    double pValue,
    int permutations,
    long steps,
    long baselineSteps,
    long notCompared,
    long baselineNotCompared,
    List<String> worstRows,
    List<String> appeared,
    List<String> vanished) {
  private static final double LEVEL = 0.90;
  private static final int NAMED = 10;

  /** A baseline of so many times the steps makes about as many false alarms as it says. */
  private static final double ENOUGH = 4;

  public DriftFacts {
    interval = List.copyOf(interval);
    worstRows = worstRows == null ? List.of() : List.copyOf(worstRows);
    appeared = appeared == null ? List.of() : List.copyOf(appeared);
    vanished = vanished == null ? List.of() : List.copyOf(vanished);
  }

  /**
   * Compares recorded transitions with a baseline, by what follows each state that both stepped
   * from.
   *
   * @param seed of the permutations
   * @throws IllegalArgumentException if there is no such state, or one has more steps than the
   *     permutation test takes
   */
  public static DriftFacts of(Baseline baseline, Chain chain, long seed) {
    Drift drift =
        baseline
            .driftOf(chain, seed)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the transitions step from no state that the baseline of %s stepped from, so nothing can be compared; take the baseline of this agent, with the same keys"
                            .formatted(baseline.testClass())));
    Interval interval = drift.interval(LEVEL);
    return new DriftFacts(
        baseline.testClass(),
        baseline.recorded().toString(),
        drift.drift(),
        Ends.of(interval),
        interval.level(),
        drift.pValue(),
        drift.permutations(),
        drift.draws(),
        drift.baselineDraws(),
        chain.draws() - drift.draws(),
        baseline.draws() - drift.baselineDraws(),
        drift.worstRows().stream().map(RowShift::inWords).toList(),
        named(drift.appeared()),
        named(drift.vanished()));
  }

  private static List<String> named(List<StateCount> states) {
    return states.stream().limit(NAMED).map(state -> WrittenKey.of(state.state())).toList();
  }

  /**
   * What casts doubt on the comparison, in full sentences.
   *
   * @param today the day of the comparison
   */
  public static List<String> doubts(Baseline baseline, Chain chain, LocalDate today) {
    List<String> doubts = new ArrayList<>();
    baseline
        .expires()
        .filter(today::isAfter)
        .ifPresent(
            lastDay ->
                doubts.add(
                    "The baseline, recorded on %s, was good until %s."
                        .formatted(baseline.recorded(), lastDay)));
    double times = (double) baseline.draws() / chain.draws();
    if (times < ENOUGH) {
      doubts.add(
          "The baseline has only %s times the steps compared with it: its own luck is in the comparison; %s times as many tell more."
              .formatted(Rounded.estimate(times), Rounded.threshold(ENOUGH)));
    }
    return doubts;
  }
}
