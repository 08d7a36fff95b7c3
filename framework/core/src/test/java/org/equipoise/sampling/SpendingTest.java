package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Exchange;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of tokens and cost. Each step here takes 80 tokens sent and 20 that come back. */
@Timeout(60)
class SpendingTest {
  private static final Usage A_STEP = new Usage(80, 20);
  private static final Prices PRICES = new Prices(2, 10);

  /** An agent that says beforehand how much it may take. */
  private record Estimating(Usage estimate) implements Agent<String> {
    @Override
    public Step<String> step(String state, Draw draw) {
      draw.add(Exchange.of(A_STEP));
      return Step.stay();
    }

    @Override
    public Usage estimate(String state) {
      return estimate;
    }
  }

  private static Sampler<String> sampler() {
    return Sampler.of(new Estimating(Usage.NONE)).from("a");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void outOfTokensAllThatIsUnderWayIsWaitedForAndKept(int concurrency) {
    Sample<String> sample = sampler().concurrency(concurrency).tokenLimit(1_099).run();
    assertThat(sample.end()).contains(SamplingEnd.TOKEN_LIMIT);
    assertThat(sample.draws()).isEqualTo(10);
    assertThat(sample.usage()).isEqualTo(new Usage(800, 200));
    assertThat(sample.cost()).isEmpty();
    assertThat(sample.warnings()).noneMatch(warning -> warning.contains("limit"));
  }

  /** A try is begun where 300 are left, though it takes only 100. */
  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void whatAnAgentSaysBeforehandIsReserved(int concurrency) {
    Sample<String> sample =
        Sampler.of(new Estimating(new Usage(200, 100)))
            .from("a")
            .concurrency(concurrency)
            .tokenLimit(1_000)
            .run();
    assertThat(sample.end()).contains(SamplingEnd.TOKEN_LIMIT);
    assertThat(sample.draws()).isEqualTo(8);
  }

  @Test
  void aLimitThatNoStepIsSureToKeepBuysNone() {
    Sample<String> sample =
        Sampler.of(new Estimating(new Usage(1_000, 1))).from("a").tokenLimit(1_000).run();
    assertThat(sample.end()).contains(SamplingEnd.TOKEN_LIMIT);
    assertThat(sample.calls()).isZero();
    assertThat(sample.recorded()).isZero();
  }

  @Test
  void aPlanThatNeedsJustTheTokensItHasIsComplete() {
    Sample<String> sample = sampler().transitions(10).tokenLimit(1_000).run();
    assertThat(sample.end()).contains(SamplingEnd.COMPLETE);
  }

  /** As many as 7 calls; the third draw has no second try. */
  @Test
  void failedTriesSpendTokensToo() {
    Agent<String> agent =
        (state, draw) -> {
          draw.add(Exchange.of(A_STEP));
          throw new IOException("reset");
        };
    Sample<String> sample =
        Sampler.of(agent)
            .from("a")
            .window(1)
            .retries(new RetryPolicy(3, Duration.ZERO, Duration.ZERO))
            .tokenLimit(700)
            .run();
    assertThat(sample.end()).contains(SamplingEnd.TOKEN_LIMIT);
    assertThat(sample.calls()).isEqualTo(7);
    assertThat(sample.faults()).isEqualTo(3);
    assertThat(sample.usage().tokens()).isEqualTo(700);
  }

  /**
   * A step costs 80 * 2 and 20 * 10 millionths: sums of that, as binary fractions, are not exact.
   */
  @ParameterizedTest
  @CsvSource({"0.0036, 10", "0.00359, 9", "0.036, 100"})
  void outOfMoneyTheDrawsPaidForAreKept(double limit, int draws) {
    Sample<String> sample = sampler().prices(PRICES).costLimit(limit).run();
    assertThat(sample.end()).contains(SamplingEnd.COST_LIMIT);
    assertThat(sample.draws()).isEqualTo(draws);
    assertThat(sample.cost()).hasValue(PRICES.of(new Usage(80L * draws, 20L * draws)));
  }

  @Test
  void whatItCostsIsToldWithoutALimitToo() {
    Sample<String> sample = sampler().prices(PRICES).transitions(10).run();
    assertThat(sample.cost()).hasValue(0.0036);
    assertThat(sample.upTo(5).usage()).as("of the whole").isEqualTo(sample.usage());
    Sample<String> silent =
        Sampler.of(Agents.uniform(2)).from("s0").prices(PRICES).transitions(10).run();
    assertThat(silent.usage()).isEqualTo(Usage.NONE);
    assertThat(silent.cost()).as("not known").isEmpty();
  }

  @Test
  void progressTellsWhatIsSpent() {
    List<Progress> heard = new ArrayList<>();
    sampler().prices(PRICES).transitions(10).progress(heard::add).run();
    Progress last = heard.get(heard.size() - 1);
    assertThat(last.usage()).isEqualTo(new Usage(800, 200));
    assertThat(last.cost()).isEqualTo(0.0036);
    assertThat(last.limit()).isNull();
  }

  @Test
  void progressTellsHowAnAccountLimitsTheCalls() {
    List<Progress> heard = new ArrayList<>();
    sampler().transitions(10).account(new Account("models", 3)).progress(heard::add).run();
    assertThat(heard.get(heard.size() - 1).limit()).isEqualTo(new Progress.Limit("models", 0, 3));
  }

  @Test
  void aLimitThatBoundsNothingIsWarnedOf() {
    assertThat(Sampler.of(Agents.uniform(2)).from("s0").tokenLimit(5).run().warnings())
        .containsExactly(
            "the limit of tokens or cost bounds nothing, since the agent does not tell its draws (Draw.add) what its calls take");
  }

  @Test
  void aCostLimitNeedsPrices() {
    assertThatIllegalStateException()
        .isThrownBy(() -> sampler().costLimit(1).run())
        .withMessage(
            "a cost limit needs prices: call prices(new Prices(inputPerMillion, outputPerMillion))");
  }

  @Test
  void limitsAndPricesOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sampler().tokenLimit(0))
        .withMessage("the token limit must be at least 1, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sampler().costLimit(Double.NaN))
        .withMessage("the cost limit must be positive, got NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Prices(1, -0.5))
        .withMessage("the price of a million tokens is at least 0, got -0.5");
  }

  @Test
  void anEstimateThatThrowsIsADefectOfTheAgent() {
    Agent<String> agent =
        new Agent<>() {
          @Override
          public Step<String> step(String state, Draw draw) {
            return Step.stay();
          }

          @Override
          public Usage estimate(String state) {
            throw new IllegalStateException("no tokenizer");
          }
        };
    assertThatThrownBy(() -> Sampler.of(agent).from("a").tokenLimit(5).run())
        .isInstanceOf(SamplingFailedException.class)
        .hasMessage(
            "the agent's estimate of a step from the state 'a' (draw 0) threw IllegalStateException: no tokenizer");
  }
}
