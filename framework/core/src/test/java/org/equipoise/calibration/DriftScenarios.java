package org.equipoise.calibration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.equipoise.SimulatedKernel;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.drift.Baseline;
import org.equipoise.drift.DriftedKernels;
import org.equipoise.drift.Reference;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.statistics.SplitMix64;
import org.equipoise.verdict.Properties;
import org.equipoise.verdict.Property;

/** The claim that an agent has not drifted, of agents that have and that have not. */
final class DriftScenarios {
  private static final double TOLERANCE = 0.05;
  private static final double MARGIN = 0.05;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  /** A baseline's seed is another than its build's. */
  private static final long BASELINE = 0x626173656c696e65L;

  private DriftScenarios() {}

  /** Agents of this many states, builds of this many draws, baselines four times as large. */
  static List<Scenario> of(int states, int draws) {
    SimulatedKernel kernel = kernel(states);
    SplittableRandom random = new SplittableRandom(states);
    return List.of(
        unchanged(states, draws, 4),
        diffuse(TOLERANCE, states, draws),
        diffuse(TOLERANCE + MARGIN, states, draws),
        drifted("every row by 0.2", kernel, DriftedKernels.diffuse(kernel, 0.2, random), draws),
        drifted("one row in 20", kernel, DriftedKernels.retargeted(kernel, states / 20), draws),
        drifted(
            "new states", kernel, DriftedKernels.withNewStates(kernel, states / 10, 0.08), draws));
  }

  /** Agents that escape now and did not, or did and do not: what only one of both has. */
  static List<Scenario> oneSided(int draws, int times) {
    return List.of(
        escapes(kernel(20).agent(), TOLERANCE + MARGIN, false, draws, times),
        escapes(kernel(20).agent(), TOLERANCE + MARGIN, false, draws, times).judgedOnce(),
        escapes(kernel(20).agent(), TOLERANCE, true, draws, times),
        escapes(kernel(20).agent(), TOLERANCE, true, draws, times).judgedOnce());
  }

  /** An agent that always does the same, and now escapes at times. */
  static List<Scenario> deterministic(int draws) {
    Agent<Integer> round = (state, draw) -> Step.to((state + 1) % 5);
    return List.of(
        escapes(round, TOLERANCE + MARGIN, true, draws, 4),
        escapes(round, TOLERANCE + MARGIN, true, draws, 4).judgedOnce());
  }

  /** Escapes as often as makes this drift, now or then. */
  private static Scenario escapes(
      Agent<Integer> agent, double drift, boolean now, int draws, int times) {
    double rate = rateOfDrift(drift);
    Agent<Integer> escaping =
        (state, draw) ->
            draw.random().nextDouble() < rate ? Step.escape("no") : agent.step(state, draw);
    return Scenario.of(
            "escapes %s: v = %.3f, baseline %dx, %d draws"
                .formatted(now ? "appear" : "vanish", drift, times, draws),
            List.of(claim(drift)),
            seed -> plan(now ? escaping : agent, draws))
        .comparedWith(freshBaseline(now ? agent : escaping, times * draws));
  }

  /**
   * The rate q with half a bit times (q + (1 - q) log2(2 (1 - q) / (2 - q)) - log2((2 - q) / 2)).
   */
  private static double rateOfDrift(double drift) {
    double low = 0;
    double high = 1;
    while (high - low > 1e-12) {
      double q = (low + high) / 2;
      double bits =
          (q * Math.log(2) + (1 - q) * Math.log(2 * (1 - q) / (2 - q)) + Math.log(2 / (2 - q)))
              / (2 * Math.log(2));
      low = bits < drift * drift ? q : low;
      high = bits < drift * drift ? high : q;
    }
    return high;
  }

  /** The same agent as ever. */
  static Scenario unchanged(int states, int draws, int times) {
    SimulatedKernel kernel = kernel(states);
    return scenario(
        "unchanged, baseline %dx".formatted(times),
        kernel.agent(),
        kernel,
        draws,
        Claim.holds(noDrift(), 0),
        times);
  }

  /** Every row drifted at random so far that all together are this far from the baseline. */
  static Scenario diffuse(double drift, int states, int draws) {
    return diffuse(drift, states, draws, 4);
  }

  /** The same with baselines of so many times a build's draws. */
  static Scenario diffuse(double drift, int states, int draws, int times) {
    SimulatedKernel kernel = kernel(states);
    double low = 0;
    double high = 2;
    while (high - low > 1e-9) {
      double middle = (low + high) / 2;
      boolean below = drift(kernel, diffused(kernel, middle)) < drift;
      low = below ? middle : low;
      high = below ? high : middle;
    }
    return drifted("every row", kernel, diffused(kernel, high), draws, times);
  }

  private static SimulatedKernel diffused(SimulatedKernel kernel, double scale) {
    return DriftedKernels.diffuse(kernel, scale, new SplittableRandom(7));
  }

  private static Scenario drifted(
      String how, SimulatedKernel kernel, SimulatedKernel now, int draws) {
    return drifted(how, kernel, now, draws, 4);
  }

  private static Scenario drifted(
      String how, SimulatedKernel kernel, SimulatedKernel now, int draws, int times) {
    double drift = drift(kernel, now);
    return scenario(
        "%s: v = %.3f".formatted(how, drift), kernel.agent(), now, draws, claim(drift), times);
  }

  private static double drift(SimulatedKernel kernel, SimulatedKernel now) {
    return Math.sqrt(DriftedKernels.divergence(kernel, now));
  }

  private static Claim claim(double drift) {
    double rounding = 1e-6;
    if (drift >= TOLERANCE + MARGIN - rounding) {
      return Claim.missed(noDrift(), drift);
    }
    return drift > TOLERANCE + rounding
        ? Claim.between(noDrift(), drift)
        : Claim.holds(noDrift(), drift);
  }

  static Property<Integer> noDrift() {
    return Properties.noDrift(TOLERANCE, MARGIN);
  }

  private static SimulatedKernel kernel(int states) {
    return SimulatedKernel.reversible(states, 3 * states, new SplittableRandom(states));
  }

  private static Scenario scenario(
      String name, Agent<Integer> then, SimulatedKernel now, int draws, Claim claim, int times) {
    return Scenario.of(
            "%s, %d states, %d draws".formatted(name, now.states(), draws),
            List.of(claim),
            seed -> plan(now.agent(), draws))
        .comparedWith(freshBaseline(then, times * draws));
  }

  private static Sampler<Integer> plan(Agent<Integer> agent, int draws) {
    return Sampler.of(agent).from(0).transitions(draws);
  }

  /** The same builds, all compared with the baseline of one seed. */
  static Scenario withOneBaseline(Scenario scenario, long seed) {
    UnaryOperator<Sample<Integer>> compared = scenario.reference().apply(seed);
    return scenario.comparedWith(build -> compared);
  }

  /** A baseline of so many draws of the agent as it was, another one for each build. */
  static LongFunction<UnaryOperator<Sample<Integer>>> freshBaseline(
      Agent<Integer> then, int draws) {
    return seed -> {
      Sample<Integer> sample = plan(then, draws).seed(SplitMix64.mix(seed ^ BASELINE)).run();
      Reference reference =
          Reference.to(
              Baseline.of(sample, "Calibration", DAY, Optional.empty()), DAY, "record it again");
      return build -> build.with(Reference.class, reference);
    };
  }
}
