package org.equipoise.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.equipoise.result.RunManifest.ClassRun;
import org.equipoise.result.RunManifest.State;
import org.junit.jupiter.api.Test;

class ManifestsOfABuildTest {
  private static final Instant BEGUN = Instant.parse("2026-11-20T10:15:30Z");
  private static final Instant OVER = BEGUN.plusSeconds(60);
  private static final RunManifest SKIPPED = RunManifest.skipped("b1", OVER, "skipITs is set");

  private static RunManifest running(String... classes) {
    return RunManifest.running("b1", BEGUN, "0.1.0", List.of(classes));
  }

  private static RunManifest finished(String... classes) {
    return running().with(List.of(classes).stream().map(ClassRun::ran).toList()).finished(OVER);
  }

  @Test
  void theClassesOfBothRunsAreKept() {
    RunManifest both = finished("shop.B").after(finished("shop.A"));

    assertThat(both).isEqualTo(finished("shop.A", "shop.B"));
  }

  @Test
  void aRunThatWasKilledStaysKilledWhateverFollows() {
    RunManifest both = finished("shop.B").after(running("shop.A"));

    assertThat(both.state()).isEqualTo(State.RUNNING);
    assertThat(both.ended()).isNull();
    assertThat(both.classes()).containsExactly(ClassRun.expected("shop.A"), ClassRun.ran("shop.B"));
  }

  @Test
  void aRunThatFailedStaysFailedForItsReason() {
    RunManifest both = finished("shop.B").after(running("shop.A").failed(OVER, "no key"));

    assertThat(both.state()).isEqualTo(State.FAILED);
    assertThat(both.reason()).isEqualTo("no key");
    assertThat(both.ended()).isEqualTo(OVER);
    RunManifest failedToo = running("shop.B").failed(OVER, "no network");
    assertThat(failedToo.after(both).reason()).isEqualTo("no key; no network");
    assertThat(both.after(both).reason()).isEqualTo("no key");
  }

  @Test
  void whatASkippedExecutionSaysHidesNoRun() {
    assertThat(SKIPPED.after(finished("shop.A"))).isEqualTo(finished("shop.A"));
    assertThat(finished("shop.A").after(SKIPPED).state()).isEqualTo(State.FINISHED);
    assertThat(SKIPPED.after(SKIPPED)).isEqualTo(SKIPPED);
  }

  @Test
  void aClassThatWasToRunIsNotClearedByARunThatSkippedIt() {
    RunManifest skips =
        running().with(List.of(ClassRun.skipped("shop.A", "no key"))).finished(OVER);

    assertThat(skips.after(running("shop.A")).classes())
        .containsExactly(ClassRun.expected("shop.A"));
    assertThat(finished("shop.A").after(skips).classes()).containsExactly(ClassRun.ran("shop.A"));
  }

  @Test
  void allRanWhereOneOfTheRunsWasOfAll() {
    RunManifest chosen = finished("shop.A").ofChosen();

    assertThat(chosen.after(finished("shop.B")).filtered()).isFalse();
    assertThat(finished("shop.B").after(chosen).filtered()).isFalse();
    assertThat(chosen.after(chosen).filtered()).isTrue();
    assertThat(SKIPPED.after(chosen).filtered()).isTrue();
    assertThat(chosen.after(SKIPPED).filtered()).isTrue();
  }

  @Test
  void nothingChosenIsNoSkipOnPurpose() {
    RunManifest nothing = RunManifest.nothingChosen("b1", OVER, "no agent test here is chosen");

    assertThat(SKIPPED.after(nothing).reason()).isEqualTo("no agent test here is chosen");
    assertThat(nothing.after(SKIPPED).filtered()).isTrue();
  }

  @Test
  void ofTwoSkipsTheLaterIsTold() {
    RunManifest later = RunManifest.skipped("b1", OVER, "skipTests is set");

    assertThat(later.after(SKIPPED)).isEqualTo(later);
  }

  @Test
  void aRunOfAnotherBuildDoesNotCount() {
    RunManifest other = RunManifest.failed("b0", BEGUN, "no key");

    assertThat(finished("shop.A").after(other)).isEqualTo(finished("shop.A"));
  }
}
