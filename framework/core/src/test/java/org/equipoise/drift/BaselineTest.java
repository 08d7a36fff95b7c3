package org.equipoise.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.equipoise.agent.Agent;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Step;
import org.equipoise.chain.Chain;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.junit.jupiter.api.Test;

class BaselineTest {

  private static Sample<String> sample() {
    Agent<String> agent =
        (state, draw) ->
            switch (state) {
              case "A" -> Step.to(draw.random().nextBoolean() ? "B" : "A");
              default -> draw.random().nextBoolean() ? Step.to("A") : Step.escape("lost");
            };
    return Sampler.of(agent).from("A").transitions(200).seed(5).run();
  }

  @Test
  void theBaselineOfASampleHasItsCountsAndHowItWasMade() {
    Sample<String> sample = sample();

    Baseline baseline =
        Baseline.of(sample, "a.AgentTest", Baselines.DAY, Optional.of(Baselines.DAY.plusDays(90)));

    assertThat(baseline.testClass()).isEqualTo("a.AgentTest");
    assertThat(baseline.draws()).isEqualTo(200);
    assertThat(baseline.seed()).isEqualTo(5);
    assertThat(baseline.keyScheme()).isEqualTo(sample.keyScheme());
    assertThat(baseline.agent()).isEqualTo(sample.agent());
    assertThat(baseline.expires()).contains(LocalDate.of(2027, 2, 18));
    Chain chain = sample.chain();
    assertThat(baseline.chain().moves(0, 1)).isEqualTo(chain.moves(0, 1)).isPositive();
    assertThat(baseline.chain().selfLoops(0)).isEqualTo(chain.selfLoops(0)).isPositive();
    assertThat(baseline.chain().escapes(1)).isEqualTo(chain.escapes(1)).isPositive();
  }

  @Test
  void theOrderInWhichStatesWereFoundAndFaultsMakeNoDifference() {
    Chain one = Chain.builder().step("a", "b", 2).step("b", "a", 1).build();
    Chain other = Chain.builder().fault("c", 1).step("b", "a", 1).step("a", "b", 2).build();
    Chain another = Chain.builder().step("a", "b", 2).step("b", "b", 1).build();

    assertThat(Baselines.of(one).fingerprint()).isEqualTo(Baselines.of(other).fingerprint());
    assertThat(Baselines.of(one).fingerprint()).isNotEqualTo(Baselines.of(another).fingerprint());
  }

  @Test
  void whatChangedInTheAgentIsToldByItsSettings() {
    AgentDescription now =
        AgentDescription.named("checkout")
            .with("model", "gpt-5-nano")
            .with("temperature", "0.2\u001b[31m")
            .with("topP", "0.9");

    assertThat(Baselines.checkout().changesTo(now))
        .containsExactly("temperature: 1.0 -> 0.2\\u001b[31m", "topP: (none) -> 0.9");
    assertThat(Baselines.checkout().changesTo(Baselines.checkout().agent())).isEmpty();
  }

  @Test
  void noAnswersMakeNoBaseline() {
    assertThatThrownBy(() -> Baselines.of(Chain.builder().fault("a", 1).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a baseline needs draws that were answered");
  }
}
