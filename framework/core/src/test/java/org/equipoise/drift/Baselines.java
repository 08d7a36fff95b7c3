package org.equipoise.drift;

import java.time.LocalDate;
import java.util.Optional;
import org.equipoise.agent.AgentDescription;
import org.equipoise.chain.Chain;

/** Baselines to test with. */
final class Baselines {
  static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private Baselines() {}

  static Baseline of(Chain chain) {
    return Baseline.of(
        chain, "a.AgentTest", AgentDescription.named("a"), "text", DAY, Optional.empty(), 7);
  }

  /** Three rows of a shop's agent, with all that a baseline can say. */
  static Baseline checkout() {
    Chain chain =
        Chain.builder()
            .step("BUZZY", "PERSONAL", 20)
            .step("BUZZY", "ATTITUDE", 87)
            .step("BUZZY", "BUZZY", 3)
            .escape("BUZZY", 10)
            .fault("BUZZY", 4)
            .step("ATTITUDE", "PERSONAL", 5)
            .fault("UNANSWERED", 1)
            .build();
    return Baseline.of(
        chain,
        "shop.CheckoutAgentTest",
        AgentDescription.named("checkout").with("model", "gpt-5-nano").with("temperature", "1.0"),
        "text",
        DAY,
        Optional.of(LocalDate.of(2027, 2, 20)),
        251210047);
  }
}
