package org.equipoise.result;

import java.util.Comparator;
import java.util.Locale;
import org.equipoise.chain.StateText;
import org.equipoise.potential.ViolationFunction;
import org.equipoise.statistics.Rounded;

/**
 * What the moves tell of the landscape: its heights, whether they go down, whether they balance,
 * and how much of it was seen.
 *
 * @param lines where it is added to
 */
record LandscapeSummary(SummaryLines lines) {
  private static final int LOWEST = 5;
  private static final int CYCLE = 8;
  private static final int CYCLE_STATE = 30;
  private static final double SIGNIFICANT = 0.05;

  void potential(PotentialFacts potential) {
    lines.begin("Potential");
    lines.add(
        "%sleast action %s, %s where flat (%s, K(0) = %s)"
            .formatted(
                potential.method().equals(PotentialFacts.DECLARED)
                    ? "declared; the moves' own "
                    : "",
                Rounded.estimate(potential.action()),
                Rounded.estimate(potential.actionAtZero()),
                potential.violationFunction(),
                Rounded.estimate(ViolationFunction.of(potential.violationFunction()).atZero())));
    if (potential.components().isEmpty()) {
      lines.add("no state has a value: no moves lead from one state to another and back");
    } else {
      lowest(potential);
    }
    if (!potential.unidentified().isEmpty()) {
      lines.list("unidentified: ", potential.unidentified());
    }
  }

  /** Only within a component can values be compared, so these are the lowest of the largest one. */
  private void lowest(PotentialFacts potential) {
    PotentialFacts.Component largest = potential.components().get(0);
    int known = potential.values().size();
    lines.add(
        "%s of %s %s a value; 0 is %s"
            .formatted(
                Rounded.count(known),
                SummaryLines.counted(known + potential.unidentified().size(), "state"),
                known == 1 ? "has" : "have",
                potential.zero()));
    if (potential.components().size() > 1) {
      lines.add(
          "%s components; the lowest of the %s states of the largest:"
              .formatted(
                  Rounded.count(potential.components().size()), Rounded.count(largest.size())));
    }
    largest.states().stream()
        .sorted(Comparator.comparing(potential.values()::get))
        .limit(LOWEST)
        .forEach(state -> lines.add(value(potential, state)));
    if (largest.states().size() > LOWEST) {
      lines.add("   and %s more".formatted(Rounded.count(largest.states().size() - LOWEST)));
    }
  }

  private static String value(PotentialFacts potential, String state) {
    Double error = potential.standardErrors().get(state);
    return String.format(Locale.ROOT, "%9.4f", potential.values().get(state))
        + (error == null || error == 0 ? "" : " ± " + Rounded.estimate(error))
        + "  "
        + StateText.shortened(state, SummaryLines.STATE);
  }

  void direction(DirectionFacts direction) {
    lines.begin("Direction");
    Double fraction = direction.downhillFraction();
    String unevaluable = Rounded.count(direction.unevaluable()) + " unevaluable";
    if (fraction == null) {
      lines.add(
          direction.unevaluable() == 0
              ? "no moves were judged"
              : "no move leads between states whose potentials can be compared; " + unevaluable);
    } else {
      lines.add(
          "downhill %s of %s; %s up, %s flat, %s"
              .formatted(
                  Ends.around(fraction, direction.interval(), direction.level()),
                  SummaryLines.counted(direction.evaluable(), "move"),
                  Rounded.count(direction.up()),
                  Rounded.count(direction.flat()),
                  unevaluable));
      lines.add(direction.method());
    }
  }

  void balance(BalanceFacts balance) {
    lines.begin("Balance");
    BalanceFacts.Test test = balance.test();
    if (balance.violation() == null || test == null) {
      lines.add("untestable: " + balance.reason());
      return;
    }
    lines.add(
        "violation %s over %s; p = %s (G = %s, df = %s)"
            .formatted(
                Ends.around(balance.violation(), balance.interval(), balance.level()),
                SummaryLines.counted(balance.movesInComponents(), "move"),
                Rounded.probability(test.pValue()),
                Rounded.estimate(test.statistic()),
                Rounded.count(test.degreesOfFreedom())));
    balance.worstCycles().stream()
        .filter(cycle -> cycle.pValue() <= SIGNIFICANT)
        .limit(1)
        .forEach(this::cycle);
  }

  /** A cycle that chance hardly explains, state by state. */
  private void cycle(CycleFacts cycle) {
    lines.add(
        "gone round one way (p = %s), moves there and back:"
            .formatted(Rounded.probability(cycle.pValue())));
    int length = cycle.states().size();
    for (int k = 0; k < Math.min(length, CYCLE); k++) {
      lines.add(
          "   %s -> %s: %s, %s"
              .formatted(
                  StateText.shortened(cycle.states().get(k), CYCLE_STATE),
                  StateText.shortened(cycle.states().get((k + 1) % length), CYCLE_STATE),
                  Rounded.count(cycle.forward().get(k)),
                  Rounded.count(cycle.backward().get(k))));
    }
    if (length > CYCLE) {
      lines.add("   and %s more".formatted(length - CYCLE));
    }
  }

  void exploration(ExplorationFacts exploration) {
    lines.begin("Exploration");
    Double saturation = exploration.saturation();
    lines.add(
        "%s%s"
            .formatted(
                SummaryLines.counted(exploration.distinctStates(), "distinct state"),
                saturation == null
                    ? ""
                    : "; saturation %s (share of moves to states seen before)"
                        .formatted(Rounded.estimate(saturation))));
    if (!exploration.trapping().isEmpty()) {
      lines.list(
          "hardly left: ",
          exploration.trapping().stream()
              .map(
                  t ->
                      "%s (%s of %s)"
                          .formatted(
                              StateText.shortened(t.state(), SummaryLines.STATE),
                              Rounded.count(t.moves()),
                              SummaryLines.counted(t.draws(), "draw")))
              .toList());
    }
  }
}
