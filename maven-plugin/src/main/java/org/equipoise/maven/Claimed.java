package org.equipoise.maven;

import java.util.List;
import org.equipoise.result.PropertyFacts;
import org.equipoise.result.Result;
import org.equipoise.result.SampleFacts;
import org.equipoise.sampling.SamplingEnd;
import org.equipoise.verdict.Verdict;

/**
 * A verdict, with the result that it stands in.
 *
 * @param result of the class
 * @param property the verdict
 */
record Claimed(Result result, PropertyFacts property) {
  /** Ends of sampling for want of answers, however many there were before, in whatever build. */
  private static final List<String> OUTAGES =
      List.of(SamplingEnd.SERVICE_CLOSED.name(), SamplingEnd.CONSECUTIVE_FAULTS.name());

  /** The verdicts of some results, in their order. */
  static List<Claimed> in(List<Result> results) {
    return results.stream()
        .flatMap(result -> result.properties().stream().map(facts -> new Claimed(result, facts)))
        .toList();
  }

  /** The name of the class that a result is of. */
  static String name(Result result) {
    return String.valueOf(result.className());
  }

  /** The class and its test. */
  String name() {
    return name(result) + "." + property.test();
  }

  /** Whether there was no answer at all, or none any more, so that nothing was found out. */
  boolean isOfNothing() {
    SampleFacts sample = result.sample();
    boolean isSilent =
        sample != null && sample.moves() + sample.selfLoops() + sample.escapes() == 0;
    return isSilent || (result.end() != null && OUTAGES.contains(result.end()));
  }

  /** Whether the test itself is broken, so that its FAIL says nothing of the agent. */
  boolean isBroken() {
    return property.isBroken();
  }

  /** The verdict in a word. */
  String word() {
    return isBroken() ? "broken" : property.verdict().name();
  }

  /** Whether this is the verdict, and one on the agent. */
  boolean isFound(Verdict verdict) {
    return is(verdict) && !isBroken();
  }

  /** Whether this is the verdict; what was recorded instead of compared has none. */
  boolean is(Verdict verdict) {
    return property.verdict() == verdict && !property.isRecording();
  }
}
