package org.equipoise.verdict;

import java.util.Optional;
import org.equipoise.balance.DetailedBalance;
import org.equipoise.sampling.Sample;
import org.equipoise.statistics.Rounded;

/**
 * The moves of judged draws violate detailed balance by at most so much.
 *
 * <p>A sample that may end early is looked at four times. FAIL stays as rare as promised, and so
 * does PASS, since each look has bounds at its own share of the error rates.
 */
record BalanceViolation<S>(double atMost) implements Property<S> {
  private static final String NAME = "detailed-balance-violation";
  private static final String QUANTITY = "detailed balance violation";

  BalanceViolation {
    if (!(atMost > 0 && atMost < 1)) {
      throw new IllegalArgumentException(
          "detailed balance violation at most %s: a limit lies between 0, which no sample can show, and 1, which holds for every agent; write 0.1, say"
              .formatted(atMost));
    }
  }

  @Override
  public String claim() {
    return QUANTITY + " " + expected();
  }

  private String expected() {
    return "at most " + Rounded.threshold(atMost);
  }

  @Override
  public Optional<Plan> plan(ErrorRates rates) {
    return Optional.of(new EffectPlan(claim(), atMost, rates));
  }

  @Override
  public Evidence judge(Sample<? extends S> sample, ErrorRates rates) {
    return Looks.atJudged(this::judgeMoves, this::undecided).judge(sample, rates);
  }

  private Evidence undecided(String reason) {
    return evidence(Verdict.INCONCLUSIVE, reason).build();
  }

  private Evidence.Builder evidence(Verdict verdict, String reason) {
    return Evidence.builder(NAME, claim(), verdict, reason).about(QUANTITY, expected());
  }

  private Evidence judgeMoves(Sample<?> sample, ErrorRates rates) {
    DetailedBalance balance = DetailedBalance.of(sample);
    if (!balance.testable()) {
      return undecided(
          "Detailed balance cannot be tested: %s%s."
              .formatted(
                  balance.obstacle().orElse(""),
                  balance.hasCycle() ? "" : "; leave this claim out, or choose a coarser key"));
    }
    return Readiness.scatter(sample, "too few to compare their ways there and back")
        .map(this::undecided)
        .orElseGet(
            () ->
                new BalanceJudgement(atMost, rates, balance)
                    .evidence(this::evidence, sample.planned()));
  }
}
