package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.journal.Journal;
import org.equipoise.journal.StateCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent that hands on an empty answer of its model as a state, or as a reason. */
class BlankAnswersTest {
  @TempDir private Path directory;

  /** Answers with a letter, but in draw 3. */
  private static Agent<String> answering(Step<String> inDraw3) {
    return (state, draw) -> draw.number() == 3 ? inDraw3 : Step.to("s" + draw.random().nextInt(3));
  }

  private static void assertThatDraw3IsABlankEscape(Sample<String> sample) {
    assertThat(sample.end()).contains(SamplingEnd.COMPLETE);
    assertThat(sample.recorded()).isEqualTo(20);
    assertThat(sample.states().size()).isEqualTo(3);
    assertThat(sample.step(3).escapeReason()).contains("(blank)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n"})
  void aMoveToABlankStateIsAnEscape(String blank) {
    assertThatDraw3IsABlankEscape(
        Sampler.of(answering(Step.to(blank))).from("s0").transitions(20).run());
  }

  @Test
  void anEscapeForABlankReasonIsCountedAsOne() {
    assertThatDraw3IsABlankEscape(
        Sampler.of(answering(Step.escape(" "))).from("s0").transitions(20).run());
  }

  @Test
  void aMoveToAStateWithABlankKeyIsAnEscape() {
    assertThatDraw3IsABlankEscape(
        Sampler.of(answering(Step.to("123")))
            .from("s0")
            .key("letters", state -> state.startsWith("s") ? state : " ")
            .transitions(20)
            .run());
  }

  @Test
  void itIsTheSameSampleAgainWhereItIsReplayed() {
    Journal journal = Journal.at(directory.resolve("blank.jsonl")).listener(told -> {});
    Sampler<String> sampler = Sampler.of(answering(Step.to(""))).from("s0").transitions(20);
    sampler.journal(journal, StateCodec.of(String.class)).run();
    AtomicInteger calls = new AtomicInteger();
    Agent<String> uncalled =
        (state, draw) -> {
          calls.incrementAndGet();
          return Step.stay();
        };
    assertThatDraw3IsABlankEscape(
        Sampler.of(uncalled)
            .from("s0")
            .transitions(20)
            .journal(journal.replay(), StateCodec.of(String.class))
            .run());
    assertThat(calls).hasValue(0);
  }
}
