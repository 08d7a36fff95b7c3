package org.equipoise.samples.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;
import org.equipoise.assertion.EquipoiseAssertions;
import org.equipoise.assertion.PropertyViolation;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;

class DrivenWordAgentTest {
  private final Agent<String> escaping = (word, draw) -> Step.escape("not driven");

  /** Of 10,000 steps 9,700 are driven, give or take 17 (one standard deviation). */
  @Test
  void almostAllStepsFromAWordOfTheRingGoToTheNext() {
    Agent<String> agent = new DrivenWordAgent(escaping);

    assertThat(steps(agent, "BUZZY", Step.to("WIZARDS"))).isBetween(9_615L, 9_785L);
    assertThat(steps(agent, "TURKEY", Step.to("BUZZY"))).isBetween(9_615L, 9_785L);
  }

  @Test
  void elsewhereItStepsAsTheAgentThatItDrives() throws Exception {
    WordAgent undriven = new WordAgent();
    Agent<String> driven = new DrivenWordAgent(undriven);

    for (long number = 0; number < 50; number++) {
      assertThat(driven.step("TOWERS", Draw.of(1, number)))
          .isEqualTo(undriven.step("TOWERS", Draw.of(1, number)));
    }
  }

  @Test
  void itsBalanceIsFoundBrokenAndTheMessageNamesTheRing() {
    Sample<String> sample =
        Sampler.of(new DrivenWordAgent(new WordAgent()))
            .from("BUZZY")
            .transitions(80_000)
            .explore(0.2)
            .concurrency(2)
            .run();

    PropertyViolation violation =
        catchThrowableOfType(
            PropertyViolation.class,
            () -> EquipoiseAssertions.assertThat(sample).detailedBalance().violationIsAtMost(0.10));

    System.out.printf("The driven word agent is caught:%n%s%n", violation.getMessage());
    assertThat(violation.evidence().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(violation.getMessage()).contains(edgesOfTheRing());
  }

  private static List<String> edgesOfTheRing() {
    List<String> ring = DrivenWordAgent.RING;
    return IntStream.range(0, ring.size())
        .mapToObj(i -> ring.get(i) + " -> " + ring.get((i + 1) % ring.size()))
        .toList();
  }

  private static long steps(Agent<String> agent, String from, Step<String> to) {
    return LongStream.range(0, 10_000)
        .filter(number -> step(agent, from, number).equals(to))
        .count();
  }

  private static Step<String> step(Agent<String> agent, String from, long number) {
    try {
      return agent.step(from, Draw.of(1, number));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
