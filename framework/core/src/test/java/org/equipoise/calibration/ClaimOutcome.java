package org.equipoise.calibration;

import java.util.List;
import java.util.stream.Stream;
import org.equipoise.statistics.Interval;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Verdict;

/** What many builds said of one claim. */
record ClaimOutcome(Claim claim, List<Evidence> evidence) {
  private static final double NOMINAL_ERROR = 0.05;
  private static final double NOMINAL_COVERAGE = 0.90;

  Share verdicts(Verdict verdict) {
    return new Share(
        evidence.stream().filter(e -> e.verdict() == verdict).count(), evidence.size());
  }

  /** The intervals that contain the truth, among those builds that have one. */
  Share coverage() {
    List<Interval> intervals =
        evidence.stream()
            .filter(e -> !Double.isNaN(claim.truth()))
            .flatMap(e -> e.interval().stream())
            .toList();
    return new Share(intervals.stream().filter(this::covers).count(), intervals.size());
  }

  private boolean covers(Interval interval) {
    return interval.low() <= claim.truth() && claim.truth() <= interval.high();
  }

  /** What misses its nominal rate by more than the 99 % limits allow. */
  Stream<String> excesses() {
    Stream<String> errors =
        claim.errors().stream()
            .filter(error -> verdicts(error).low() > NOMINAL_ERROR)
            .map(error -> "%s in %s".formatted(error, verdicts(error)));
    Stream<String> misses =
        Stream.of(coverage())
            .filter(covered -> covered.builds() > 0 && covered.high() < NOMINAL_COVERAGE)
            .map(covered -> "coverage %s".formatted(covered));
    return Stream.concat(errors, misses)
        .map(
            excess ->
                "%s, truth %s: %s".formatted(claim.property().claim(), claim.truth(), excess));
  }
}
