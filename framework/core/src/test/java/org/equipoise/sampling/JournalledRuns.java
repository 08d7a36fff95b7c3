package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Exchange;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.equipoise.journal.Journal;
import org.equipoise.journal.StateCodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs that leave a journal in a directory of their test, and what they find there. */
abstract class JournalledRuns {
  static final StateCodec<String> TEXT = StateCodec.of(String.class);

  @TempDir Path directory;
  Path file;
  Journal journal;
  final List<String> told = Collections.synchronizedList(new ArrayList<>());
  final AtomicInteger calls = new AtomicInteger();
  volatile int broken = Integer.MAX_VALUE;

  @BeforeEach
  void journal() {
    file = directory.resolve("words.jsonl");
    journal = Journal.at(file).listener(told::add);
  }

  /** Moves, stays and escapes at random; from the broken draw on, the JVM can not go on. */
  Step<String> walk(String state, Draw draw) {
    if (draw.number() >= broken) {
      throw new InternalError("out of order");
    }
    calls.incrementAndGet();
    draw.add(new Exchange("from " + state, "ok", Collections.emptySortedMap(), new Usage(7, 2)));
    return switch (draw.random().nextInt(10)) {
      case 0 -> Step.stay();
      case 1 -> Step.escape("no word");
      default -> Step.to("s" + draw.random().nextInt(40));
    };
  }

  Sampler<String> sampler() {
    return Sampler.of((Agent<String>) this::walk).from("s0", "s1").transitions(400);
  }

  /** All that is in a sample: where each draw started and how it ended, by the states' keys. */
  static List<String> steps(Sample<String> sample) {
    List<String> steps = new ArrayList<>();
    for (int k = 0; k < sample.recorded(); k++) {
      RecordedStep<String> step = sample.step(k);
      steps.add(
          step.fromKey()
              + step.toKey().map(key -> " -> " + key).orElse("")
              + step.escapeReason().map(reason -> " escapes: " + reason).orElse("")
              + (step.isFault() ? " faults" : ""));
    }
    return steps;
  }

  static void fail(Sampler<String> sampler) {
    assertThatThrownBy(sampler::run).isInstanceOf(InternalError.class);
  }

  List<String> lines() throws IOException {
    return Files.readAllLines(file);
  }
}
