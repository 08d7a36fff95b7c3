package org.equipoise.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Draws of long ago are not gone on with: the agent may be another by now. */
class JournalAgeTest {
  private static final Instant START = Instant.parse("2026-11-20T10:15:30Z");

  @TempDir Path directory;
  private Instant now = START;
  private Duration aStep = Duration.ZERO;
  private Journal journal = Journal.at(Path.of("unset"));
  private final List<String> told = new ArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();

  @BeforeEach
  void journal() {
    journal = Journal.at(directory.resolve("words.jsonl")).listener(told::add).clock(() -> now);
  }

  private Sample<String> run(Journal into, int callLimit) {
    return run(into, callLimit, Integer.MAX_VALUE);
  }

  private Sample<String> run(Journal into, int callLimit, int killedAt) {
    calls.set(0);
    Agent<String> agent =
        (state, draw) -> {
          if (calls.getAndIncrement() == killedAt) {
            throw new InternalError("killed");
          }
          now = now.plus(aStep);
          return Step.to("s" + draw.random().nextInt(5));
        };
    return Sampler.of(agent)
        .from("s0")
        .transitions(50)
        .callLimit(callLimit)
        .journal(into, StateCodec.of(String.class))
        .run();
  }

  @Test
  void drawsOfYesterdayAreGoneOnWithAndWarnedOf() {
    run(journal, 20);
    now = START.plus(Duration.ofHours(24));

    Sample<String> resumed = run(journal, 100);

    assertThat(calls).hasValue(30);
    assertThat(resumed.recalled().earlier()).isEqualTo(20);
    assertThat(resumed.recalled().since()).isEqualTo(START);
    assertThat(resumed.warnings())
        .contains(
            "20 draws were recorded since 2026-11-20T10:15:30Z in an earlier run; what has changed since does not show in them");
  }

  @Test
  void drawsOfTheSameBuildAreNotWarnedOf() {
    run(journal.build("b"), 20);

    Sample<String> resumed = run(journal.build("b"), 100);

    assertThat(resumed.recalled().draws()).isEqualTo(20);
    assertThat(resumed.recalled().earlier()).isZero();
    assertThat(resumed.warnings()).isEmpty();
  }

  @Test
  void olderDrawsAreKeptBesideAndThatIsSaid() {
    run(journal, 20);
    now = START.plus(Duration.ofHours(24)).plusSeconds(1);

    Sample<String> anew = run(journal, 100);

    assertThat(calls).hasValue(50);
    assertThat(anew.warnings()).isEmpty();
    assertThat(directory.resolve("words-1.jsonl")).exists();
    assertThat(told)
        .containsExactly(
            "the earlier journal (recorded up to 2026-11-20T10:15:30Z, longer ago than PT24H) is kept as "
                + directory.resolve("words-1.jsonl"));
  }

  @Test
  void howOldTheyMayBeCanBeSaid() {
    run(journal, 20);
    now = START.plus(Duration.ofDays(6));

    run(journal.resumeWithin(Duration.ofDays(7)), 100);

    assertThat(calls).hasValue(30);
    assertThatThrownBy(() -> journal.resumeWithin(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the age of draws that are gone on with must be positive, got PT0S");
  }

  @Test
  void theLastDrawsOfALongRunThatWasKilledAreNotOld() {
    aStep = Duration.ofHours(2);
    assertThatThrownBy(() -> run(journal, 20, 15)).isInstanceOf(InternalError.class);
    now = START.plus(Duration.ofHours(30 + 23));
    aStep = Duration.ZERO;

    run(journal, 100);

    assertThat(calls).as("the last was recorded 23 hours before").hasValue(35);
  }

  @Test
  void aDecidedRunThatIsOldIsNotGoneOnWithEither() {
    Agent<String> agent = (state, draw) -> Step.to("s" + draw.random().nextInt(5));
    Sampler.of(agent)
        .from("s0")
        .transitions(50)
        .until(sample -> sample.recorded() >= 20, 1)
        .journal(journal, StateCodec.of(String.class))
        .run();
    now = START.plus(Duration.ofDays(3));

    run(journal.goingOnWithDecided(), 100);

    assertThat(calls).hasValue(50);
    assertThat(told).last().asString().contains("longer ago than PT24H");
  }

  @Test
  void aFinishedRunIsJudgedAgainInItsBuildHoweverLongThatTakes() {
    run(journal.build("b"), 100);
    now = START.plus(Duration.ofDays(3));

    run(journal.build("b"), 100);

    assertThat(calls).hasValue(0);
    run(journal.build("c"), 100);
    assertThat(calls).as("of another build").hasValue(50);
  }
}
