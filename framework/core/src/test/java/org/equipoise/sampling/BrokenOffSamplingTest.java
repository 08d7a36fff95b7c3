package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.journal.JournalFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is made of the journal of a run that was killed, cancelled or interrupted. */
class BrokenOffSamplingTest extends JournalledRuns {
  @Test
  void aTornLastLineIsCutOffAndSaidSo() throws IOException {
    Sampler<String> plan = sampler().transitions(50);
    Sample<String> whole = plan.run();
    plan.callLimit(30).journal(journal, TEXT).run();
    String text = Files.readString(file);
    int lastDraw = text.indexOf("{\"draw\":29,");
    Files.writeString(file, text.substring(0, lastDraw + 25));

    Sample<String> resumed = plan.journal(journal, TEXT).run();

    assertThat(resumed.recalled().draws()).isEqualTo(29);
    assertThat(steps(resumed)).isEqualTo(steps(whole));
    assertThat(told)
        .first()
        .isEqualTo(
            "the last line of %s was not written to its end when its process was killed, and is cut off (25 bytes)"
                .formatted(file));
    assertThat(plan.journal(journal.replay(), TEXT).run().recalled().draws()).isEqualTo(50);
  }

  @Test
  void aBrokenLineInTheMiddleIsAnErrorThatNamesIt() throws IOException {
    sampler().transitions(9).callLimit(5).journal(journal, TEXT).run();
    List<String> lines = new ArrayList<>(lines());
    lines.set(3, lines.get(3).substring(0, 20));
    Files.write(file, lines);

    assertThatThrownBy(() -> sampler().transitions(9).journal(journal, TEXT).run())
        .isInstanceOf(JournalFormatException.class)
        .hasMessageStartingWith(file + ", line 4: this is no JSON (")
        .hasMessageEndingWith("; restore it, or give it up: Journal.anew() starts anew");
    assertThat(lines()).as("nothing was touched").isEqualTo(lines);
  }

  /**
   * Draw 10 is slow; all others of the window are in the journal before it does what it is told.
   */
  private Sampler<String> slow(Callable<Step<String>> then) {
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() == 10) {
            awaitRecorded(17);
            return then.call();
          }
          return walk(state, draw);
        };
    return Sampler.of(agent).from("s0", "s1").transitions(60).concurrency(4).window(8);
  }

  /** That a draw has returned does not say that the sampler has seen it. */
  private void awaitRecorded(int draws) throws IOException, InterruptedException {
    while (lines().stream().filter(line -> line.startsWith("{\"draw\":")).count() < draws) {
      Thread.sleep(1);
    }
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void whatARunThatEndedByItselfLeftOutForComingFastIsMadeAnew() {
    Sampler<String> plan = sampler().transitions(60).concurrency(4).window(8);
    Sample<String> whole = plan.run();
    AtomicBoolean cancelled = new AtomicBoolean();
    Sample<String> part =
        slow(() -> {
              cancelled.set(true);
              Thread.sleep(60_000);
              return Step.stay();
            })
            .cancelledWhen(cancelled::get)
            .journal(journal, TEXT)
            .run();
    assertThat(part.recorded()).isEqualTo(10);

    Sample<String> resumed = plan.journal(journal, TEXT).run();

    assertThat(resumed.recalled().draws()).isEqualTo(10);
    assertThat(resumed.recalled().redrawn()).isZero();
    assertThat(steps(resumed)).isEqualTo(steps(whole));
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void whatAKilledRunFinishedIsKeptAndWhatWasUnderWayIsCounted() {
    Sampler<String> plan = sampler().transitions(60).concurrency(4).window(8);
    Sample<String> whole = plan.run();
    fail(
        slow(() -> {
              throw new InternalError("killed");
            })
            .journal(journal, TEXT));

    Sample<String> resumed = plan.journal(journal, TEXT).run();

    assertThat(resumed.recalled().draws()).isEqualTo(17);
    assertThat(resumed.recalled().redrawn()).isEqualTo(1);
    assertThat(resumed.warnings())
        .contains(
            "1 draw was under way when earlier runs were killed, and was made again: as many slow answers may be missing");
    assertThat(steps(resumed)).isEqualTo(steps(whole));
  }

  @Test
  void anInterruptedRunIsWrittenDownAndGoneOnWith() {
    Sampler<String> plan = sampler().transitions(60);
    Sample<String> whole = plan.run();
    Agent<String> interrupted =
        (state, draw) -> {
          if (draw.number() == 20) {
            Thread.currentThread().interrupt();
          }
          return walk(state, draw);
        };
    Sample<String> part =
        Sampler.of(interrupted).from("s0", "s1").transitions(60).journal(journal, TEXT).run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(part.end()).contains(SamplingEnd.INTERRUPTED);

    Sample<String> resumed = plan.journal(journal, TEXT).run();

    assertThat(resumed.recalled().draws()).isEqualTo(21);
    assertThat(steps(resumed)).isEqualTo(steps(whole));
  }
}
