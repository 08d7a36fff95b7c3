package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.equipoise.journal.Cassette;
import org.equipoise.journal.Journal;
import org.equipoise.journal.JournalException;
import org.junit.jupiter.api.Test;

/** Samples that are made again without a call. */
class ReplayedSamplingTest extends JournalledRuns {
  @Test
  void aReplayIsTheSameSampleWithoutACallAlsoFromACassette() throws IOException {
    Sample<String> recorded = sampler().journal(journal, TEXT).run();
    Path cassette = directory.resolve("words" + Cassette.SUFFIX);
    Cassette.write(file, cassette);
    byte[] bytes = Files.readAllBytes(cassette);
    Cassette.write(file, cassette);
    assertThat(Files.readAllBytes(cassette)).isEqualTo(bytes);
    Files.delete(file);
    broken = 0;

    Sample<String> replayed =
        sampler().journal(Journal.at(cassette).replay(), TEXT).concurrency(8).window(2).run();

    assertThat(steps(replayed)).isEqualTo(steps(recorded));
    assertThat(replayed.calls()).isZero();
    assertThat(directory)
        .isDirectoryContaining("glob:**.lock")
        .isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void whatWasTriedAgainIsRecalledWithItsTries() {
    AtomicInteger tries = new AtomicInteger();
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() == 1 && tries.incrementAndGet() < 3) {
            throw new IOException("busy");
          }
          return Step.to("s1");
        };
    Sampler<String> plan = Sampler.of(agent).from("s0").transitions(5);
    Sample<String> first = plan.journal(journal, TEXT).run();

    Sample<String> replayed = plan.journal(journal.replay(), TEXT).run();

    assertThat(replayed.retries()).isEqualTo(first.retries()).isEqualTo(2);
    assertThat(replayed.warnings()).isEqualTo(first.warnings());
    assertThat(replayed.recalled()).isEqualTo(new Recalled(5, 0, 7, Usage.NONE, 0, 0, null));
  }

  @Test
  void aDrawThatAReplayLacksIsAnErrorThatSaysHowToRecord() throws IOException {
    sampler().journal(journal.named("words"), TEXT).run();
    List<String> lines = new ArrayList<>(lines());
    lines.removeIf(line -> line.startsWith("{\"draw\":5,"));
    Files.write(file, lines);
    calls.set(0);

    assertThatThrownBy(() -> sampler().journal(journal.named("words").replay(), TEXT).run())
        .isInstanceOf(SamplingFailedException.class)
        .hasMessageMatching(
            "words: draw 5 from the state 's\\d+' is not in .*words\\.jsonl; record it again with Journal\\.anew\\(\\)")
        .asInstanceOf(type(SamplingFailedException.class))
        .satisfies(thrown -> assertThat(thrown.sample().recorded()).isEqualTo(5));
    assertThat(calls).hasValue(0);
  }

  /** An agent that says what it is made of. */
  private static Agent<String> described(String temperature) {
    return new Agent<>() {
      @Override
      public Step<String> step(String state, Draw draw) {
        return Step.to("s1");
      }

      @Override
      public AgentDescription description() {
        return AgentDescription.named("words").with("temperature", temperature);
      }
    };
  }

  @Test
  void aReplayOfAnotherAgentOrPlanIsAnErrorThatTellsWhatChanged() {
    Sampler.of(described("0.8")).from("s0").transitions(5).journal(journal, TEXT).run();

    assertThatThrownBy(
            () ->
                Sampler.of(described("1.0"))
                    .from("s0")
                    .transitions(6)
                    .journal(journal.replay(), TEXT)
                    .run())
        .isInstanceOf(JournalException.class)
        .hasMessage(
            "what is to be replayed is of another agent or plan (agent.temperature: 0.8 -> 1.0; planned draws: 5 -> 6): %s; record it again with Journal.anew()"
                .formatted(file));
  }
}
