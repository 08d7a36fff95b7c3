package org.equipoise.calibration;

import java.util.List;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.verdict.ErrorRates;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Family;
import org.equipoise.verdict.Property;

/**
 * Builds of a simulated agent whose truth is known, sampled and judged as the engine does.
 *
 * @param plan how the build of that seed samples the agent
 * @param reference what the samples of the build of that seed are compared with, if anything
 * @param endsEarly whether sampling ends when all claims are settled
 */
record Scenario(
    String name,
    List<Claim> claims,
    LongFunction<Sampler<Integer>> plan,
    LongFunction<UnaryOperator<Sample<Integer>>> reference,
    boolean endsEarly) {

  /** A scenario without anything to compare with. */
  static Scenario of(String name, List<Claim> claims, LongFunction<Sampler<Integer>> plan) {
    return new Scenario(name, claims, plan, seed -> sample -> sample, true);
  }

  /** The same, sampled to the end of the plan and judged once. */
  Scenario judgedOnce() {
    return new Scenario(name + ", fixed", claims, plan, reference, false);
  }

  /** The same, compared with a reference. */
  Scenario comparedWith(LongFunction<UnaryOperator<Sample<Integer>>> other) {
    return new Scenario(name, claims, plan, other, endsEarly);
  }

  /** One build: what it cost, and the evidence on each claim. */
  record Build(long calls, List<Evidence> evidence) {}

  /** The build of a seed. */
  Build build(long seed) {
    List<Property<Integer>> properties = claims.stream().map(Claim::property).toList();
    Family<Integer> family = new Family<>(properties, properties.size(), ErrorRates.DEFAULT);
    UnaryOperator<Sample<Integer>> compared = reference.apply(seed);
    Sampler<Integer> sampler = plan.apply(seed).seed(seed);
    Sample<Integer> sample =
        endsEarly
            ? sampler.until(grown -> family.isSettled(compared.apply(grown)), 1).run()
            : sampler.run();
    return new Build(sample.calls(), family.judge(compared.apply(sample)));
  }
}
