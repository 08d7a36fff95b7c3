package org.equipoise.junit;

import java.util.OptionalLong;
import org.equipoise.chain.Chain;
import org.equipoise.drift.Reference;
import org.equipoise.result.SpendingPlan.PropertyPlan;
import org.equipoise.sampling.Sampler;
import org.equipoise.statistics.Rounded;
import org.equipoise.verdict.EffectPlan;
import org.equipoise.verdict.ErrorRates;
import org.equipoise.verdict.Expectation;
import org.equipoise.verdict.Plan;
import org.equipoise.verdict.Property;
import org.equipoise.verdict.RatePlan;
import org.jspecify.annotations.Nullable;

/** What judging the claims of a class takes, by computation alone. */
final class ClaimPlanner {
  /** Detailed balance and drift are looked at when so many parts of the draws are made. */
  private static final int LOOKS = 4;

  private final Sampler<Object> sampler;
  private final ErrorRates rates;
  private final Reference reference;

  /**
   * The planner of a class.
   *
   * @param sampler as the class tells it, but for its agent
   * @param rates the error rates of each claim
   * @param reference what claims on drift compare with
   */
  ClaimPlanner(Sampler<Object> sampler, ErrorRates rates, Reference reference) {
    this.sampler = sampler;
    this.rates = rates;
    this.reference = reference;
  }

  /** A claim made by an annotation. */
  PropertyPlan of(String test, PropertyClaim claim) {
    Property<Object> property = claim.property();
    Plan plan = property.plan(rates).orElse(null);
    if (plan instanceof RatePlan rate) {
      return claim.annotation() instanceof FaultRate
          ? rate(test, rate, 0, Math.min(sampler.transitions(), rate.cap()))
          : rate(test, rate, sampler.explored(), sampler.transitions());
    }
    if (plan instanceof EffectPlan effect && property.comparesWithBaseline()) {
      return drift(test, effect);
    }
    return plan instanceof EffectPlan effect
        ? whole(
            test,
            effect.claim(),
            "is looked at four times; how much it takes depends on the number of independent cycles")
        : whole(test, property.claim(), "what it takes is not known before it is judged");
  }

  /** A body that is given the sample, and so needs all of it. */
  PropertyPlan body(String test) {
    return plan(
        test, "asserts on the sample in its body", sampler.transitions(), "needs the whole sample");
  }

  private PropertyPlan whole(String test, String claim, String note) {
    return plan(test, claim, null, note);
  }

  private PropertyPlan plan(
      String test, String claim, @Nullable Long expected, @Nullable String note) {
    return new PropertyPlan(
        test,
        claim,
        expected,
        sampler.transitions(),
        null,
        null,
        null,
        null,
        rates.falseFail(),
        rates.falsePass(),
        note);
  }

  /**
   * As if each draw after so many were a trial. Of the downhill fraction moves alone are, and of
   * the escape rate answers, so that any draw may be needed.
   */
  private PropertyPlan rate(String test, RatePlan plan, long before, long worst) {
    long draws = sampler.transitions();
    long trials = draws - before;
    RatePlan cut = plan.upTo(trials);
    Expectation healthy = cut.isTractable() ? cut.healthy() : null;
    Expectation atMargin = cut.isTractable() ? cut.atMargin() : null;
    return new PropertyPlan(
        test,
        plan.claim(),
        healthy == null ? null : upTo(draws, before + Math.ceil(healthy.meanTrials())),
        worst,
        healthy == null ? null : healthy.passes(),
        healthy == null ? null : healthy.undecided(),
        atMargin == null ? null : atMargin.fails(),
        atMargin == null ? null : atMargin.undecided(),
        rates.falseFail(),
        rates.falsePass(),
        trials >= plan.cap()
            ? null
            : "the claim takes up to %s %s, and there are %s draws to judge: more transitions decide more often"
                .formatted(Rounded.count(plan.cap()), plan.unit(), Rounded.count(trials)));
  }

  private static long upTo(long most, double wanted) {
    return (long) Math.min(most, wanted);
  }

  private PropertyPlan drift(String test, EffectPlan plan) {
    if (reference instanceof Reference.Recorded recorded) {
      return drift(test, plan, recorded.baseline().chain());
    }
    String reason =
        reference instanceof Reference.Unusable unusable ? unusable.reason() : "No baseline.";
    return whole(test, plan.claim(), "fails: %s %s".formatted(reason, reference.remedy()));
  }

  /** The degrees of freedom are those of the baseline: the further outcomes of each state. */
  private PropertyPlan drift(String test, EffectPlan plan, Chain baseline) {
    int outcomes = furtherOutcomes(baseline);
    if (outcomes == 0) {
      return whole(test, plan.claim(), "the baseline has one outcome for each state");
    }
    OptionalLong toRuleOut = EffectPlan.drawsBesides(baseline.draws(), plan.toRuleOut(outcomes));
    if (toRuleOut.isEmpty()) {
      return whole(
          test, plan.claim(), "the baseline is too small to rule the drift out with any build");
    }
    long needed = toRuleOut.getAsLong();
    return plan(
        test,
        plan.claim(),
        upTo(sampler.transitions(), look(needed)),
        power(plan, baseline, needed));
  }

  private static String power(EffectPlan plan, Chain baseline, long toRuleOut) {
    OptionalLong toDetect =
        EffectPlan.drawsBesides(baseline.draws(), plan.toDetect(furtherOutcomes(baseline)));
    return "at one look about %s draws rule out a drift of %s with power 0.90%s"
        .formatted(
            Rounded.about(toRuleOut),
            Rounded.threshold(plan.effect()),
            toDetect.isEmpty()
                ? ""
                : ", and about %s detect it with power 0.80"
                    .formatted(Rounded.about(toDetect.getAsLong())));
  }

  /** The first look after so many draws, and after exploring. */
  private long look(long needed) {
    long draws = sampler.transitions();
    for (int look = 1; look < LOOKS; look++) {
      long made = (draws * look + LOOKS - 1) / LOOKS;
      if (made >= needed && made > sampler.explored()) {
        return made;
      }
    }
    return draws;
  }

  private static int furtherOutcomes(Chain chain) {
    int further = 0;
    for (int i = 0; i < chain.size(); i++) {
      int outcomes = chain.firstEdge(i + 1) - chain.firstEdge(i);
      outcomes += chain.selfLoops(i) > 0 ? 1 : 0;
      outcomes += chain.escapes(i) > 0 ? 1 : 0;
      further += Math.max(0, outcomes - 1);
    }
    return further;
  }
}
