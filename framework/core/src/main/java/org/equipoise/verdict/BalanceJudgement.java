package org.equipoise.verdict;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.equipoise.balance.Cycle;
import org.equipoise.balance.DetailedBalance;
import org.equipoise.balance.Pair;
import org.equipoise.statistics.InformationBounds;
import org.equipoise.statistics.Interval;
import org.equipoise.statistics.Rounded;

/**
 * The rule that judges the violation of detailed balance once.
 *
 * <p>FAIL where its lower confidence bound exceeds the limit, and the exact test rejects detailed
 * balance itself; PASS where its upper bound does not exceed the limit.
 *
 * @param limit the violation claimed not to be exceeded
 * @param balance the exact test, of moves that have a cycle
 */
record BalanceJudgement(double limit, ErrorRates rates, DetailedBalance balance) {
  private static final int WORST = 3;
  private static final int LONGEST_CYCLE = 12;

  /**
   * The evidence.
   *
   * @param draft makes the evidence from the verdict and the reason for it
   * @param planned how many draws were planned
   */
  Evidence evidence(BiFunction<Verdict, String, Evidence.Builder> draft, long planned) {
    return draft
        .apply(verdict(), reason(planned))
        .estimate(balance.violation(), bounds())
        .observations(balance.movesInComponents(), "moves")
        .pValue(balance.pValueOfAtMost(limit))
        .culprits(culprits())
        .build();
  }

  Verdict verdict() {
    if (bounds().low() > limit && rejectsBalance()) {
      return Verdict.FAIL;
    }
    return bounds().high() <= limit ? Verdict.PASS : Verdict.INCONCLUSIVE;
  }

  private Interval bounds() {
    return new Interval(
        balance.lowerBound(rates.falseFail()),
        balance.upperBound(rates.falsePass()),
        rates.confidence());
  }

  /**
   * The lower bound alone keeps the rate of false FAILs; the exact p-value is a second witness, of
   * whom no more can be asked than its replicates can show.
   */
  private boolean rejectsBalance() {
    double smallest = 1.0 / (balance.replicates() + 1);
    return balance.pValue() <= Math.max(rates.falseFail(), smallest);
  }

  private String reason(long planned) {
    String exact =
        "the exact test of detailed balance has p = %s (%s replicates)"
            .formatted(Rounded.probability(balance.pValue()), Rounded.count(balance.replicates()));
    return switch (verdict()) {
      case FAIL ->
          "The violation is at least %s at this confidence, and %s."
              .formatted(Rounded.estimate(bounds().low()), exact);
      case PASS ->
          "The violation is at most %s at this confidence; %s."
              .formatted(Rounded.estimate(bounds().high()), exact);
      case INCONCLUSIVE -> undecided(exact, planned);
    };
  }

  private String undecided(String exact, long planned) {
    if (bounds().low() > limit) {
      return "The violation seems to exceed %s, but %s, which does not rule out balance: sample more."
          .formatted(Rounded.threshold(limit), exact);
    }
    if (!balance.isMixed()) {
      return "The exact test did not mix within %s passes, so a violation may be hidden and has no upper bound; %s. Choose a coarser key, with fewer long cycles of states."
          .formatted(Rounded.count(balance.passes()), exact);
    }
    if (!balance.isResolved()) {
      return "Most pairs of states were seen too seldom to tell the ways there and back apart (%s of what the moves tell can be seen); %s. Sample more, or choose a coarser key."
          .formatted(Rounded.percent(balance.resolution()), exact);
    }
    double moves = movesNeeded();
    return "The violation may lie on either side of %s; %s. %s"
        .formatted(
            Rounded.threshold(limit),
            exact,
            moves > 1_000.0 * balance.movesInComponents()
                ? "It is too near to %s for a sample to tell.".formatted(Rounded.threshold(limit))
                : "About %s moves tell, for which plan about %s transitions."
                    .formatted(
                        Rounded.about(moves),
                        Rounded.about(planned * moves / balance.movesInComponents())));
  }

  /** With how many moves the bound tells; at least half as many more than were not enough. */
  private double movesNeeded() {
    double moves =
        InformationBounds.observationsNeeded(
            balance.bitsPerMove(), balance.degreesOfFreedom(), limit * limit, rates.falsePass());
    return Math.max(moves, 1.5 * balance.movesInComponents());
  }

  /** The worst cycle first, then the worst pairs. */
  private List<String> culprits() {
    return Stream.concat(
            balance.worstCycles().stream().limit(1).map(BalanceJudgement::describe),
            balance.worstPairs().stream().map(BalanceJudgement::describe))
        .limit(WORST)
        .toList();
  }

  private static String describe(Cycle cycle) {
    List<String> path =
        Stream.concat(cycle.states().stream(), cycle.states().stream().limit(1)).toList();
    return "%s: %s forward against %s back"
        .formatted(
            joined(path.stream().map(Shown::state).toList(), " -> "),
            joined(cycle.forward().stream().map(Rounded::count).toList(), ", "),
            joined(cycle.backward().stream().map(Rounded::count).toList(), ", "));
  }

  private static String joined(List<String> parts, String separator) {
    String shown = parts.stream().limit(LONGEST_CYCLE).collect(Collectors.joining(separator));
    return parts.size() <= LONGEST_CYCLE
        ? shown
        : shown + separator + "... (" + (parts.size() - LONGEST_CYCLE) + " more)";
  }

  private static String describe(Pair pair) {
    return "%s -> %s: %s forward against %s back, %s expected forward"
        .formatted(
            Shown.state(pair.from()),
            Shown.state(pair.to()),
            Rounded.count(pair.forward()),
            Rounded.count(pair.backward()),
            Rounded.estimate(pair.expectedForward()));
  }
}
