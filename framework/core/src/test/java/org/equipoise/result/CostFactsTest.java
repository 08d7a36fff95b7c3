package org.equipoise.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.journal.Journal;
import org.equipoise.journal.StateCodec;
import org.equipoise.sampling.RetryPolicy;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostFactsTest {
  @TempDir private Path directory;

  @Test
  void faultsOfAnEarlierRunAreNotTakenFromTheAnswersOfThisOne() {
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() % 2 == 0) {
            throw new IOException("reset");
          }
          return Step.stay();
        };
    Sampler<String> plan =
        Sampler.of(agent)
            .from("a")
            .transitions(100)
            .retries(RetryPolicy.NONE)
            .journal(
                Journal.at(directory.resolve("j.jsonl")).listener(told -> {}),
                StateCodec.of(String.class));
    plan.callLimit(40).run();

    Sample<String> sample = plan.run();
    CostFacts cost = CostFacts.of(sample);

    assertThat(sample.recalled().draws()).isEqualTo(40);
    assertThat(sample.recalled().faults()).isEqualTo(20);
    assertThat(Math.round(cost.stepsPerSecond() * cost.seconds())).isEqualTo(30);
  }
}
