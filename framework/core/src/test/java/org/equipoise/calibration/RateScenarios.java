package org.equipoise.calibration;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.sampling.Sampler;
import org.equipoise.sampling.StartPolicy;
import org.equipoise.verdict.Properties;
import org.equipoise.verdict.Property;

/** Claims about rates, with the truth at, inside and outside the margin. */
final class RateScenarios {
  private static final int PLAN = 1_500;

  /** A truth on a bar is not moved off it by rounding. */
  private static final double ROUNDING = 1e-9;

  private RateScenarios() {}

  /** Downhill at least 0.70 with margin 0.10, and at least 0.95 with margin 0.05. */
  static List<Scenario> downhill() {
    return Stream.concat(
            DoubleStream.of(0.5, 0.6, 0.65, 0.7, 0.8, 0.9)
                .mapToObj(p -> downhill(0.7, 0.1, p, PLAN)),
            DoubleStream.of(0.85, 0.9, 0.925, 0.95, 0.97, 0.99)
                .mapToObj(p -> downhill(0.95, 0.05, p, PLAN)))
        .toList();
  }

  /** The same bars at the sizes at which one look suffices, with the truth on a bar. */
  static List<Scenario> downhillAtOnce() {
    return Stream.of(
            downhill(0.7, 0.1, 0.6, 248),
            downhill(0.7, 0.1, 0.7, 248),
            downhill(0.95, 0.05, 0.9, 298),
            downhill(0.95, 0.05, 0.95, 298))
        .map(Scenario::judgedOnce)
        .toList();
  }

  /** Escapes at most 0.20 with margin 0.05. */
  static List<Scenario> escapes() {
    return DoubleStream.of(0.02, 0.1, 0.2, 0.225, 0.25, 0.3)
        .mapToObj(RateScenarios::escapes)
        .toList();
  }

  /** Steps down by one with probability {@code p}, else up by one, each from the same start. */
  static Scenario downhill(double atLeast, double margin, double p, int plan) {
    Agent<Integer> agent =
        (state, draw) -> Step.to(draw.random().nextDouble() < p ? state - 1 : state + 1);
    return Scenario.of(
        "downhill >= %s, true %s".formatted(atLeast, p),
        List.of(claim(Properties.downhillFraction(atLeast, margin), p, p - atLeast, margin)),
        seed ->
            Sampler.of(agent)
                .from(0)
                .starts(StartPolicy.DECLARED)
                .potential(state -> state)
                .transitions(plan));
  }

  static Scenario escapes(double p) {
    Agent<Integer> agent =
        (state, draw) ->
            draw.random().nextDouble() < p ? Step.escape("no answer to use") : Step.stay();
    return Scenario.of(
        "escapes <= 0.2, true " + p,
        List.of(claim(Properties.escapeRate(0.2, 0.05), p, 0.2 - p, 0.05)),
        seed -> Sampler.of(agent).from(0).explore(0).transitions(PLAN));
  }

  /** The claim, with the truth so far on its good side. */
  private static Claim claim(
      Property<Integer> property, double truth, double reserve, double margin) {
    if (reserve >= -ROUNDING) {
      return Claim.holds(property, truth);
    }
    return reserve <= ROUNDING - margin
        ? Claim.missed(property, truth)
        : Claim.between(property, truth);
  }
}
