package org.equipoise.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.equipoise.drift.Baseline;
import org.equipoise.drift.Drift;
import org.equipoise.drift.RowShift;
import org.equipoise.drift.StateCount;
import org.equipoise.sampling.Sample;
import org.equipoise.statistics.InformationBounds;
import org.equipoise.statistics.Interval;
import org.equipoise.statistics.Rounded;

/**
 * The rule that judges drift once.
 *
 * <p>FAIL where its lower confidence bound exceeds the tolerance, and the permutation test rejects
 * that there is none; PASS where its upper bound lies below the tolerance with its margin, almost
 * all steps were compared, and exploring is over: until then it may not have found what changed.
 */
record DriftJudgement(
    double tolerance, double margin, ErrorRates rates, Drift drift, Baseline baseline) {
  private static final int NAMED = 3;

  /** The share of a build's steps that must start where the baseline stepped from. */
  private static final double LEAST_COMPARED = 0.95;

  /** The same for the baseline, which is larger and so knows more rare states. */
  private static final double LEAST_COMPARED_OF_BASELINE = 0.5;

  private static final double SIGNIFICANT = 0.05;

  /** States that came or went are many, and each is looked at: so this is little. */
  private static final double HARDLY = 0.001;

  /** A baseline of so many builds' size makes about as many false alarms as it says. */
  private static final double ENOUGH = 4;

  /** Faults are not in a baseline, which may so have a little less than it was planned with. */
  private static final double ROUNDING = 0.95;

  Evidence.Builder evidence(BiFunction<Verdict, String, Evidence.Builder> draft, Sample<?> sample) {
    return draft
        .apply(verdict(sample), reason(sample))
        .estimate(drift.drift(), bounds())
        .observations(drift.draws(), "steps")
        .pValue(drift.pValueOfAtMost(tolerance))
        .culprits(culprits(verdict(sample)));
  }

  Verdict verdict(Sample<?> sample) {
    if (bounds().low() > tolerance && rejectsNoDrift()) {
      return Verdict.FAIL;
    }
    return bounds().high() < tolerance + margin && compares(sample) && hasExplored(sample)
        ? Verdict.PASS
        : Verdict.INCONCLUSIVE;
  }

  private boolean compares(Sample<?> sample) {
    return drift.draws() >= LEAST_COMPARED * sample.draws()
        && drift.baselineDraws() >= LEAST_COMPARED_OF_BASELINE * baseline.draws();
  }

  private static boolean hasExplored(Sample<?> sample) {
    return sample.recorded() > sample.firstJudged();
  }

  private Interval bounds() {
    return new Interval(
        drift.lowerBound(rates.falseFail()),
        drift.upperBound(rates.falsePass()),
        rates.confidence());
  }

  /** A second witness, of whom no more can be asked than its permutations can show. */
  private boolean rejectsNoDrift() {
    double smallest = 1.0 / (drift.permutations() + 1);
    return drift.pValue() <= Math.max(rates.falseFail(), smallest);
  }

  private String reason(Sample<?> sample) {
    return verdictReason(sample) + notCompared(sample) + ofSmallBaseline(sample.planned());
  }

  private String verdictReason(Sample<?> sample) {
    String exact =
        "the permutation test of no drift has p = %s (%s permutations)"
            .formatted(Rounded.probability(drift.pValue()), Rounded.count(drift.permutations()));
    return switch (verdict(sample)) {
      case FAIL ->
          "The drift is at least %s at this confidence, and %s."
              .formatted(Rounded.estimate(bounds().low()), exact);
      case PASS ->
          "The drift is at most %s at this confidence; %s."
              .formatted(Rounded.estimate(bounds().high()), exact);
      case INCONCLUSIVE -> undecided(exact, sample);
    };
  }

  private String notCompared(Sample<?> sample) {
    long steps = sample.draws() - drift.draws();
    long ofBaseline = baseline.draws() - drift.baselineDraws();
    return steps + ofBaseline == 0
        ? ""
        : " Not compared: %s steps from states that the baseline never stepped from, and %s of the baseline's from states that this sample never stepped from."
            .formatted(share(steps, sample.draws()), share(ofBaseline, baseline.draws()));
  }

  private static String share(long steps, long of) {
    return "%s (%s)".formatted(Rounded.percent((double) steps / of), Rounded.count(steps));
  }

  private String undecided(String exact, Sample<?> sample) {
    if (!compares(sample)) {
      return "Too few steps start from states that both stepped from; %s. Record the baseline from more draws, or choose a coarser key."
          .formatted(exact);
    }
    if (!hasExplored(sample)) {
      return "The draws so far explore, and may not have found what changed; %s.".formatted(exact);
    }
    if (!drift.isResolved()) {
      return "Most outcomes were seen too seldom to compare (%s of what the steps tell can be seen); %s. Sample more, or choose a coarser key."
          .formatted(Rounded.percent(drift.resolution()), exact);
    }
    double limit = bounds().low() > tolerance ? tolerance : tolerance + margin;
    double times = timesAsMany(limit);
    return "The drift may lie on either side of %s; %s. %s"
        .formatted(
            Rounded.threshold(limit),
            exact,
            times > 1_000
                ? "It is too near to %s for a sample to tell.".formatted(Rounded.threshold(limit))
                : "About %s transitions tell, with a baseline as many times larger."
                    .formatted(Rounded.about(sample.planned() * times)));
  }

  /** How many times as many steps it takes; at least half as many more. */
  private double timesAsMany(double limit) {
    double needed =
        InformationBounds.observationsNeeded(
            drift.bitsPerStep(), drift.meanStatistic(), limit * limit, rates.falsePass());
    return Math.max(1.5, needed / drift.effectiveDraws());
  }

  /** The inflation is that which 150 baselines showed, with builds of 2,000 steps and 20 states. */
  private String ofSmallBaseline(long planned) {
    double times = (double) baseline.draws() / planned;
    return times >= ROUNDING * ENOUGH
        ? ""
        : " The baseline has only %s times the draws of a build: its own luck is in every comparison. Of baselines of a build's size, one in ten made the test of no drift reject 17 %% or more of unchanged builds at 5 %%; of 4 times that size, 9 %%: record it from so many."
            .formatted(Rounded.estimate(times));
  }

  /** The states from which the agent steps differently, then those that came and went. */
  private List<String> culprits(Verdict verdict) {
    List<String> culprits = new ArrayList<>();
    drift.worstRows().stream()
        .filter(row -> verdict == Verdict.FAIL || row.pValue() <= SIGNIFICANT)
        .map(RowShift::inWords)
        .forEach(culprits::add);
    describe("reached only now", drift.appeared(), share(drift.draws()), culprits);
    describe(
        "reached only by the baseline", drift.vanished(), share(drift.baselineDraws()), culprits);
    return culprits;
  }

  private double share(long draws) {
    return (double) draws / (drift.draws() + drift.baselineDraws());
  }

  /**
   * Names the states that chance hardly leaves to one side alone.
   *
   * @param share of all steps that side's: that all k steps to a state fall to it has probability
   *     share^k without drift
   */
  private static void describe(
      String what, List<StateCount> states, double share, List<String> culprits) {
    List<StateCount> unlikely =
        states.stream().filter(s -> Math.pow(share, s.steps()) <= HARDLY).toList();
    if (unlikely.isEmpty()) {
      return;
    }
    String named =
        unlikely.stream()
            .limit(NAMED)
            .map(
                s ->
                    "%s (%s steps; p = %s)"
                        .formatted(
                            Shown.state(s.state()),
                            Rounded.count(s.steps()),
                            Rounded.probability(Math.pow(share, s.steps()))))
            .collect(Collectors.joining(", "));
    int others = states.size() - Math.min(NAMED, unlikely.size());
    culprits.add(
        "%s: %s%s"
            .formatted(
                what,
                named,
                others > 0 ? " and %s more states".formatted(Rounded.count(others)) : ""));
  }
}
