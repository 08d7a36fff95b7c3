package org.equipoise.maven;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.equipoise.result.CostFacts;
import org.equipoise.result.Result;
import org.equipoise.result.SampleFacts;
import org.equipoise.verdict.Verdict;

/** What a rule counts. */
enum RuleCounter {
  PASS,
  FAIL,
  INCONCLUSIVE,
  /** The calls of agents, with retries. */
  CALLS,
  /** The draws recorded. */
  DRAWS,
  /** The share of the draws that ended in faults. */
  FAULT_RATE,
  /** What was estimated of a claim. It has no error rates: near a bound it is a coin toss. */
  ESTIMATE,
  /** The lower end of the interval for what was claimed, which errs as the verdict does. */
  LOWER,
  /** The upper end of that interval. */
  UPPER;

  /** The elements that it can be counted over. */
  List<RuleElement> elements() {
    return switch (this) {
      case PASS, FAIL, INCONCLUSIVE -> List.of(RuleElement.values());
      case CALLS, DRAWS, FAULT_RATE -> List.of(RuleElement.BUILD, RuleElement.CLASS);
      case ESTIMATE, LOWER, UPPER -> List.of(RuleElement.PROPERTY);
    };
  }

  /** What it is called in a sentence. */
  String quantity(CountedElement element) {
    return switch (this) {
      case PASS, FAIL, INCONCLUSIVE -> "number of " + name() + " verdicts";
      case CALLS, DRAWS -> "number of " + name().toLowerCase(Locale.ROOT);
      case FAULT_RATE -> "fault rate";
      case ESTIMATE -> element.claims().get(0).property().quantity();
      case LOWER, UPPER ->
          "%s end of the interval for the %s"
              .formatted(
                  name().toLowerCase(Locale.ROOT), element.claims().get(0).property().quantity());
    };
  }

  boolean isVerdict() {
    return this == PASS || this == FAIL || this == INCONCLUSIVE;
  }

  /** Whether a verdict of this kind fails a build by itself, where no rule allows some. */
  boolean isBadVerdict() {
    return this == FAIL || this == INCONCLUSIVE;
  }

  /** Whether it is a value of what was claimed, which may be any number. */
  boolean isMeasured() {
    return this == ESTIMATE || this == LOWER || this == UPPER;
  }

  /** Whether it is a whole number. */
  boolean isNumber() {
    return isVerdict() || this == CALLS || this == DRAWS;
  }

  /** The count; empty where the element has none, since nothing was sampled. */
  OptionalDouble of(CountedElement element) {
    return switch (this) {
      case PASS, FAIL, INCONCLUSIVE -> verdicts(element);
      case CALLS -> cost(element, CostFacts::calls);
      case DRAWS -> cost(element, CostFacts::draws);
      case FAULT_RATE -> faultRate(element);
      case ESTIMATE -> estimate(element);
      case LOWER -> end(element, 0);
      case UPPER -> end(element, 1);
    };
  }

  private OptionalDouble verdicts(CountedElement element) {
    Verdict counted = Verdict.valueOf(name());
    return OptionalDouble.of(element.claims().stream().filter(c -> c.is(counted)).count());
  }

  private static OptionalDouble cost(CountedElement element, ToDoubleFunction<CostFacts> of) {
    List<CostFacts> costs =
        element.results().stream().map(Result::cost).filter(Objects::nonNull).toList();
    return costs.size() < element.results().size()
        ? OptionalDouble.empty()
        : OptionalDouble.of(costs.stream().mapToDouble(of).sum());
  }

  private static OptionalDouble faultRate(CountedElement element) {
    List<SampleFacts> samples =
        element.results().stream().map(Result::sample).filter(Objects::nonNull).toList();
    long faults = samples.stream().mapToLong(SampleFacts::faults).sum();
    long answered = samples.stream().mapToLong(s -> s.moves() + s.selfLoops() + s.escapes()).sum();
    return samples.size() < element.results().size() || faults + answered == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) faults / (faults + answered));
  }

  private static OptionalDouble estimate(CountedElement element) {
    Double estimate = element.claims().get(0).property().estimate();
    return estimate == null ? OptionalDouble.empty() : OptionalDouble.of(estimate);
  }

  private static OptionalDouble end(CountedElement element, int which) {
    List<Double> ends = element.claims().get(0).property().interval();
    return ends == null ? OptionalDouble.empty() : OptionalDouble.of(ends.get(which));
  }
}
