package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.equipoise.agent.Usage;
import org.equipoise.sampling.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTextTest {
  private static Progress progress(
      long done, Usage usage, @Nullable Double cost, Progress.@Nullable Limit limit) {
    return progress(done, usage, cost, limit, null);
  }

  private static Progress unanswered(String fault) {
    return progress(0, Usage.NONE, null, null, fault);
  }

  private static Progress progress(
      long done,
      Usage usage,
      @Nullable Double cost,
      Progress.@Nullable Limit limit,
      @Nullable String unanswered) {
    return new Progress(
        done,
        4_000,
        done,
        1,
        17,
        Duration.ofSeconds(100),
        Progress.Phase.JUDGE,
        usage,
        cost,
        limit,
        unanswered);
  }

  private static ProgressText text(String... undecided) {
    return new ProgressText(ProgressTextTest.class, () -> List.of(undecided));
  }

  @Test
  void aLineHasAllThatIsKnown() {
    Progress all =
        progress(1_000, new Usage(48_000, 1_200), 0.1084, new Progress.Limit("openai", 7, 20));

    assertThat(text("goesDownhill", "answers").line(all))
        .isEqualTo(
            "Equipoise: org.equipoise.junit.ProgressTextTest: 1,000 of at most 4,000 draws after 100 s, 10 a second, 1 fault, 7 of 20 calls at once with openai, 49,200 tokens at 0.108, at most 5 min left; undecided: goesDownhill, answers");
    assertThat(text("goesDownhill").brief(all))
        .isEqualTo(
            "ProgressTextTest: 1,000/4,000 draws, 10/s, 1 fault, 7 of 20 calls at once with openai, 49,200 tokens at 0.108, at most 5 min left; undecided: goesDownhill");
  }

  @Test
  void minutesThatAreNotOverAreNotCountedAndThoseLeftAreRoundedUp() {
    Progress progress =
        new Progress(
            2_000,
            4_000,
            2_000,
            0,
            17,
            Duration.ofSeconds(126),
            Progress.Phase.JUDGE,
            Usage.NONE,
            null,
            null,
            null);

    assertThat(text().line(progress))
        .isEqualTo(
            "Equipoise: org.equipoise.junit.ProgressTextTest: 2,000 of at most 4,000 draws after 2 min, 15.9 a second, 0 faults, at most 3 min left");
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    assertThat(text().brief(progress(0, Usage.NONE, null, null)))
        .isEqualTo("ProgressTextTest: 0/4,000 draws, 0/s, 1 fault");
    assertThat(text().brief(progress(4_000, new Usage(1, 0), null, new Progress.Limit("", 2, 3))))
        .isEqualTo(
            "ProgressTextTest: 4,000/4,000 draws, 40/s, 1 fault, 2 of 3 calls at once, 1 token");
  }

  @Test
  void aLineSaysWhyThereIsNoAnswer() {
    assertThat(text("a").line(unanswered("ConnectException: refused")))
        .isEqualTo(
            "Equipoise: org.equipoise.junit.ProgressTextTest: 0 of at most 4,000 draws after 100 s, 0 a second, 1 fault, no answer yet: ConnectException: refused; undecided: a");
  }

  @Test
  void aTerminalKeepsOneLineThatSaysWhyThereIsNoAnswer() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ProgressLine line =
        new ProgressLine(text(), new PrintStream(out, true, StandardCharsets.UTF_8));
    line.accept(unanswered("ConnectException: refused"));
    line.accept(unanswered("ConnectException: refused"));

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(shown -> shown.contains("refused"))
        .containsExactly(text().line(unanswered("ConnectException: refused")));
  }

  @Test
  void threeUndecidedTestsAreNamed() {
    assertThat(text("a", "b", "c").brief(progress(0, Usage.NONE, null, null)))
        .endsWith("; undecided: a, b, c");
    assertThat(text("a", "b", "c", "d", "e").brief(progress(0, Usage.NONE, null, null)))
        .endsWith("; undecided: a, b, c and 2 more");
  }

  @Test
  void aTerminalHasOneLineThatIsTakenAwayAtTheEnd() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ProgressLine line =
        new ProgressLine(text("a"), new PrintStream(out, true, StandardCharsets.UTF_8));
    line.accept(progress(2_000, Usage.NONE, null, null));
    line.accept(progress(4_000, Usage.NONE, null, null));
    line.end();

    String first =
        "ProgressTextTest: 2,000/4,000 draws, 20/s, 1 fault, at most 100 s left; undeci…";
    String second = "ProgressTextTest: 4,000/4,000 draws, 40/s, 1 fault; undecided: a";
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\r"
                + first
                + "\r"
                + second
                + " ".repeat(first.length() - second.length())
                + "\r"
                + " ".repeat(second.length())
                + "\r");
  }
}
