package org.equipoise.verdict;

import java.util.ArrayList;
import java.util.List;
import org.equipoise.sampling.Sample;
import org.equipoise.statistics.BettingEvidence;
import org.equipoise.statistics.Interval;
import org.equipoise.statistics.MeanSequence;
import org.equipoise.statistics.Rounded;

/**
 * The rule that judges a claim about a rate on trajectories. The trials of one depend on each
 * other, so each trajectory is one observation: the share of its trials that count. The first
 * trajectory at which the evidence against the mean share being good suffices makes the claim fail,
 * and the first at which that against its being bad does makes it pass.
 *
 * @param shares the shares in the trajectories that have trials, in their order
 */
record TrajectoryRateJudgement(RateClaim claim, ErrorRates rates, List<Double> shares) {
  TrajectoryRateJudgement {
    shares = List.copyOf(shares);
  }

  static TrajectoryRateJudgement of(
      RateClaim claim, ErrorRates rates, Sample<?> sample, Trials trials) {
    List<Double> shares = new ArrayList<>();
    int first = 0;
    for (int trial = 1; trial <= trials.size(); trial++) {
      if (trial == trials.size()
          || sample.step(trials.step(trial)).trajectory()
              != sample.step(trials.step(first)).trajectory()) {
        shares.add((double) trials.count(first, trial) / (trial - first));
        first = trial;
      }
    }
    return new TrajectoryRateJudgement(claim, rates, shares);
  }

  /** The verdict, the number of trajectories that led to it, and the p-value of what it rejects. */
  private record Decision(Verdict verdict, int after, double pValue) {}

  private Decision decision() {
    BettingEvidence againstGood = against(claim.good(), !claim.isAtLeast());
    BettingEvidence againstBad = against(claim.bad(), claim.isAtLeast());
    for (int i = 0; i < shares.size(); i++) {
      againstGood.add(claim.isAtLeast() ? 1 - shares.get(i) : shares.get(i));
      againstBad.add(claim.isAtLeast() ? shares.get(i) : 1 - shares.get(i));
      if (againstGood.log() >= -Math.log(rates.falseFail())) {
        return new Decision(Verdict.FAIL, i + 1, Math.exp(-againstGood.log()));
      }
      if (againstBad.log() >= -Math.log(rates.falsePass())) {
        return new Decision(Verdict.PASS, i + 1, Math.exp(-againstBad.log()));
      }
    }
    return new Decision(Verdict.INCONCLUSIVE, shares.size(), 1);
  }

  private static BettingEvidence against(double mean, boolean andBelow) {
    return new BettingEvidence(andBelow ? mean : 1 - mean);
  }

  Evidence evidence(List<String> culprits) {
    Decision decision = decision();
    Evidence.Builder evidence =
        claim
            .evidence(decision.verdict, reason(decision))
            .estimate(mean(), interval())
            .observations(shares.size(), "trajectories")
            .culprits(culprits);
    return (decision.verdict == Verdict.FAIL ? evidence.pValue(decision.pValue) : evidence).build();
  }

  private double mean() {
    return shares.stream().mapToDouble(share -> share).average().orElseThrow();
  }

  /** The means against which there is not enough evidence, at each end for its own error rate. */
  private Interval interval() {
    double below = claim.isAtLeast() ? rates.falsePass() : rates.falseFail();
    double above = claim.isAtLeast() ? rates.falseFail() : rates.falsePass();
    return MeanSequence.interval(shares, below, above);
  }

  private String reason(Decision decision) {
    return switch (decision.verdict) {
      case FAIL ->
          decided(decision, claim.good())
              + "%s or less rules the claim out.".formatted(Rounded.probability(rates.falseFail()));
      case PASS ->
          decided(decision, claim.bad())
              + "%s or less rules out a miss by the margin."
                  .formatted(Rounded.probability(rates.falsePass()));
      case INCONCLUSIVE ->
          "The shares in %s trajectories rule out neither %s nor %s. The steps of a trajectory depend on each other, so each trajectory is one observation: record more of them."
              .formatted(
                  Rounded.count(shares.size()),
                  Rounded.threshold(claim.good()),
                  Rounded.threshold(claim.bad()));
    };
  }

  private String decided(Decision decision, double truth) {
    return "Decided after %s trajectories, each one observation: at a true mean share of %s, evidence as strong ever comes up with probability %s at most; "
        .formatted(
            Rounded.count(decision.after),
            Rounded.threshold(truth),
            Rounded.probability(decision.pValue));
  }
}
