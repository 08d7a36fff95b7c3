package shop;

import static org.equipoise.assertion.EquipoiseAssertions.assertThat;

import java.util.List;
import org.equipoise.agent.*;
import org.equipoise.junit.*;
import org.equipoise.sampling.Sample;

@Sampling(transitions = 4_000, concurrency = 8)   // at most so many steps; one sample for all tests of the class
class TidyAgentTest {

  @AgentUnderTest                                 // yours calls a model: (desk, draw) -> Step.to(model.tidy(desk))
  Agent<Integer> agent() {
    return (things, draw) -> switch (draw.random().nextInt(10)) {
      case 0 -> Step.escape("no number");         // an answer, but no valid state
      case 1, 2, 3 -> Step.to(Math.min(12, things + 1));
      default -> Step.to(Math.max(0, things - 1));
    };
  }

  @StartStates List<Integer> start() { return List.of(6); }

  @AgentTest @DownhillFraction(atLeast = 0.55) void tidiesUp() {}
  @AgentTest @EscapeRate(atMost = 0.15) void answersWithNumbers() {}
  @AgentTest void seesEveryDesk(Sample<Integer> sample) { assertThat(sample).uniqueStates().isAtLeast(13); }
}
