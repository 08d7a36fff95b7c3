package org.equipoise.result;

import org.equipoise.statistics.Rounded;
import org.jspecify.annotations.Nullable;

/**
 * What a sample is compared with: its baseline, and the numbers of the paper's authors.
 *
 * @param lines where it is added to
 */
record ComparisonSummary(SummaryLines lines) {

  void drift(DriftFacts drift) {
    lines.begin("Drift");
    lines.add(
        "%s over %s; p = %s (%s permutations)"
            .formatted(
                Ends.around(drift.drift(), drift.interval(), drift.level()),
                SummaryLines.counted(drift.steps(), "step"),
                Rounded.probability(drift.pValue()),
                Rounded.count(drift.permutations())));
    lines.add(
        "from the baseline of %s, recorded %s: %s of its %s compared"
            .formatted(
                drift.baseline(),
                drift.recorded(),
                Rounded.count(drift.baselineSteps()),
                SummaryLines.counted(drift.baselineSteps() + drift.baselineNotCompared(), "step")));
    if (drift.notCompared() > 0) {
      lines.add(
          "not compared: %s from states that the baseline never stepped from"
              .formatted(SummaryLines.counted(drift.notCompared(), "step")));
    }
    drift.worstRows().forEach(lines::wrap);
    if (!drift.appeared().isEmpty()) {
      lines.list("reached only now: ", drift.appeared());
    }
    if (!drift.vanished().isEmpty()) {
      lines.list("reached only by the baseline: ", drift.vanished());
    }
  }

  void authors(AuthorsFacts authors) {
    lines.begin("Paper");
    Double attempts = authors.attemptsPerState();
    lines.add(
        "%s%s, as the authors' program has it, with its defects: for comparison only"
            .formatted(
                authors.kernel(),
                attempts == null
                    ? ""
                    : " with %s attempts per state".formatted(Rounded.estimate(attempts))));
    lines.add(
        "   action %s, sigma %s, action expected from sigma %s"
            .formatted(
                Rounded.estimate(authors.action()),
                estimateOrNone(authors.sigma()),
                estimateOrNone(authors.expectedAction())));
    lines.add(
        "   %s, r = %s, chi2/ndf %s; %s, chi2/ndf %s"
            .formatted(
                SummaryLines.counted(authors.pairs(), "pair"),
                estimateOrNone(authors.correlation()),
                perPoint(authors.pairsChi2(), authors.pairs()),
                SummaryLines.counted(authors.triplets(), "triplet"),
                perPoint(authors.tripletsChi2(), authors.triplets())));
    lines.add(
        "   distinct moves of T > 0.05, along the potential fitted to them: %s down, %s up, %s flat"
            .formatted(
                Rounded.count(authors.down()),
                Rounded.count(authors.up()),
                Rounded.count(authors.flat())));
  }

  private static String perPoint(double chi2, long points) {
    return points == 0 ? "none" : Rounded.estimate(chi2 / points);
  }

  private static String estimateOrNone(@Nullable Double value) {
    return value == null ? "none" : Rounded.estimate(value);
  }
}
