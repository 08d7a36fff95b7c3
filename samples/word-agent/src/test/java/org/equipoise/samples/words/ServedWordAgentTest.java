package org.equipoise.samples.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.equipoise.sampling.RecordedStep;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServedWordAgentTest {
  private static ServedWordAgent served;

  @BeforeAll
  static void start() throws Exception {
    served = ServedWordAgent.start();
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @Test
  void aSampleOverTheNetworkIsTheSampleInProcess() {
    Sample<String> inProcess = sample(new WordAgent());
    Sample<String> overHttp = sample(served);

    assertThat(overHttp.faults()).isZero();
    assertThat(steps(overHttp)).isEqualTo(steps(inProcess));
  }

  @Test
  void aStepTellsItsDrawWhatWasAskedAndAnswered() throws Exception {
    Draw draw = Draw.of(1, 1);
    Step<String> step = served.step("PERSONAL", draw);

    assertThat(draw.exchanges())
        .singleElement()
        .satisfies(
            exchange -> {
              assertThat(exchange.prompt()).contains("PERSONAL is a word");
              assertThat(exchange.reply()).contains(((Step.Move<String>) step).state());
              assertThat(exchange.facts()).containsEntry("model", "letter-4gram");
            });
    assertThat(draw.usage())
        .isEqualTo(new Usage(draw.exchanges().get(0).prompt().length(), 1 + moved(step).length()));
  }

  @Test
  void itsDescriptionIsTheSameInEachRun() throws Exception {
    assertThat(served.description().name()).isEqualTo("word-agent");
    assertThat(served.description().configuration())
        .containsEntry("model", "letter-4gram")
        .containsOnlyKeys("model", "prompt.sha256", "provider", "seed");
    try (ServedWordAgent another = ServedWordAgent.start()) {
      assertThat(another.description()).isEqualTo(served.description());
    }
  }

  private static String moved(Step<String> step) {
    return ((Step.Move<String>) step).state();
  }

  private static Sample<String> sample(Agent<String> agent) {
    return Sampler.of(agent).from("BUZZY").transitions(2_000).concurrency(16).run();
  }

  /** Each draw as where it started and ended; reasons of escapes are another's words over HTTP. */
  private static List<String> steps(Sample<String> sample) {
    return IntStream.range(0, sample.recorded())
        .mapToObj(sample::step)
        .map(ServedWordAgentTest::inWords)
        .toList();
  }

  private static String inWords(RecordedStep<String> step) {
    return step.from() + " -> " + step.to().orElse(step.isEscape() ? "escape" : "fault");
  }
}
