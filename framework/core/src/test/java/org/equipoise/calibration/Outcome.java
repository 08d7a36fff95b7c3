package org.equipoise.calibration;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.equipoise.statistics.SplitMix64;
import org.equipoise.verdict.Verdict;

/** What many builds of a scenario came to. */
record Outcome(Scenario scenario, List<Scenario.Build> builds) {
  private static final double NOMINAL_RED = 0.05;

  /** So many builds, with seeds that are the same each time and differ between scenarios. */
  static Outcome of(Scenario scenario, int builds) {
    long origin = SplitMix64.mix(scenario.name().hashCode());
    return new Outcome(
        scenario,
        LongStream.range(0, builds)
            .parallel()
            .mapToObj(k -> scenario.build(SplitMix64.mix(origin + k)))
            .toList());
  }

  List<ClaimOutcome> claims() {
    return IntStream.range(0, scenario.claims().size())
        .mapToObj(
            c ->
                new ClaimOutcome(
                    scenario.claims().get(c),
                    builds.stream().map(build -> build.evidence().get(c)).toList()))
        .toList();
  }

  /** The builds in which at least one claim fails. */
  Share red() {
    return new Share(builds.stream().filter(Outcome::isRed).count(), builds.size());
  }

  private static boolean isRed(Scenario.Build build) {
    return build.evidence().stream().anyMatch(e -> e.verdict() == Verdict.FAIL);
  }

  double meanCalls() {
    return calls().average().orElseThrow();
  }

  /** So many calls suffice in 95 % of the builds. */
  long callsOfMost() {
    return calls()
        .sorted()
        .skip((long) Math.ceil(0.95 * builds.size()) - 1)
        .findFirst()
        .orElseThrow();
  }

  private LongStream calls() {
    return builds.stream().mapToLong(Scenario.Build::calls);
  }

  /** What misses its nominal rate by more than the 99 % limits allow; empty where all is well. */
  List<String> excesses() {
    boolean allHold =
        scenario.claims().stream().allMatch(claim -> claim.errors().contains(Verdict.FAIL));
    Stream<String> family =
        Stream.of(red())
            .filter(red -> allHold && red.low() > NOMINAL_RED)
            .map(red -> "red builds " + red);
    return Stream.concat(family, claims().stream().flatMap(ClaimOutcome::excesses))
        .map(excess -> scenario.name() + ": " + excess)
        .toList();
  }
}
