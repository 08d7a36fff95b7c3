package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.EngineRuns.engine;
import static org.equipoise.junit.EngineRuns.outcomes;
import static org.equipoise.junit.EngineRuns.run;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Exchange;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.SamplingEnd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Limits of tokens and cost. */
class SpendingTest {
  private static final List<Sample<?>> SEEN = new ArrayList<>();

  /** Each step takes 80 tokens sent and 20 that come back. */
  abstract static class PaidTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      return (state, draw) -> {
        draw.add(Exchange.of(new Usage(80, 20)));
        return Step.to(draw.random().nextInt(4));
      };
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    void sees(Sample<Integer> sample) {
      SEEN.add(sample);
    }
  }

  @Sampling(transitions = 50)
  static class UnlimitedTestCase extends PaidTestCase {}

  @Sampling(transitions = 50, tokenLimit = 1_000)
  static class TokensTestCase extends PaidTestCase {}

  @Sampling(transitions = 50, costLimit = 0.0036)
  static class CostTestCase extends PaidTestCase {}

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  private static EngineExecutionResults priced(Class<?> testClass) {
    return engine()
        .configurationParameter(Constants.INPUT_PRICE, "2")
        .configurationParameter(Constants.OUTPUT_PRICE, "10.00")
        .selectors(selectClass(testClass))
        .execute();
  }

  @Test
  void samplingEndsWhenItsTokensAreSpent() {
    run(TokensTestCase.class);

    assertThat(SEEN).singleElement().extracting(Sample::recorded).isEqualTo(10);
    assertThat(SEEN.get(0).end()).contains(SamplingEnd.TOKEN_LIMIT);
    assertThat(SEEN.get(0).cost()).isEmpty();
  }

  @Test
  void samplingEndsWhenItHasCostWhatItMay() {
    priced(CostTestCase.class);

    assertThat(SEEN).singleElement().extracting(Sample::recorded).isEqualTo(10);
    assertThat(SEEN.get(0).end()).contains(SamplingEnd.COST_LIMIT);
  }

  @Test
  void withPricesTheSampleTellsWhatItCost() {
    priced(UnlimitedTestCase.class);

    assertThat(SEEN.get(0).cost()).hasValue(0.018);
  }

  @Test
  void aCostLimitWithoutPricesFailsBeforeACallIsPaid() {
    assertThat(outcomes(run(CostTestCase.class)).values())
        .containsExactly(
            "FAILED: The costLimit in @Sampling of org.equipoise.junit.SpendingTest$CostTestCase needs prices: set the configuration parameters equipoise.price.inputPerMillion and equipoise.price.outputPerMillion.");
    assertThat(SEEN).isEmpty();
  }
}
