package org.equipoise.journal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.equipoise.agent.Secret;
import org.equipoise.chain.StateText;
import org.jspecify.annotations.Nullable;

/** A journal as a run uses it, on one thread. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class OpenJournal implements AutoCloseable {
  private static final int WIDTH = 200;

  /** How often it is noted that a run goes on, so that its last draws are not taken for old. */
  private static final Duration MARKS = Duration.ofHours(1);

  private final Journal journal;
  private final JournalLines lines;
  private final @Nullable JournalContent past;
  private final @Nullable JournalWriter writer;
  private final @Nullable JournalLock lock;
  private Instant marked;
  private boolean toldOfState;

  private OpenJournal(
      Journal journal,
      @Nullable JournalContent past,
      @Nullable JournalWriter writer,
      @Nullable JournalLock lock) {
    this.journal = journal;
    this.lines = new JournalLines(journal.redaction);
    this.past = past;
    this.writer = writer;
    this.lock = lock;
    this.marked = journal.clock.instant();
  }

  static OpenJournal replaying(Journal journal, JournalContent past) {
    return new OpenJournal(journal, past, null, null);
  }

  static OpenJournal writing(
      Journal journal, @Nullable JournalContent past, JournalWriter writer, JournalLock lock) {
    return new OpenJournal(journal, past, writer, lock);
  }

  /** Whether all draws are taken from here. */
  public boolean isReplay() {
    return writer == null;
  }

  /** After how many draws the run ended that is gone on with; 0 where there was more to do. */
  public long finishedAfter() {
    RunEnd end = past == null ? null : past.end();
    return end == null || !end.isFinished() ? 0 : end.draws();
  }

  /**
   * How many draws were under way, as far as that can be told, when runs were killed of which all
   * that they left is kept.
   */
  public long redrawn() {
    return past == null ? 0 : past.redrawn();
  }

  /** How a draw that ended a run as a defect is told of, when the run is gone on with. */
  public String told(RecordedDraw draw) {
    return "%s (recorded in %s, line %s; once it is mended, %s)"
        .formatted(draw.text(), file(), draw.line(), journal.anew);
  }

  /** Whether there is anything to find. */
  public boolean hasPast() {
    return past != null && past.size() > 0;
  }

  /**
   * What is recorded of a draw from a start.
   *
   * @param text that of the start
   */
  public <S> Optional<RecordedDraw> find(long number, S start, String text, StateTexts<S> texts) {
    List<RecordedDraw> draws = past == null ? List.of() : past.draws(number);
    return draws.stream()
        .filter(draw -> draw.from().equals(text))
        .findFirst()
        .or(() -> draws.stream().filter(draw -> texts.isOf(draw.from(), start)).findFirst());
  }

  /** When the run of another build began that made a draw; empty where it was of this one. */
  public Optional<Instant> earlier(RecordedDraw draw) {
    if (past == null || isReplay()) {
      return Optional.empty();
    }
    JournalRun run = past.runOf(draw);
    return run.build().isEmpty() || !run.build().equals(journal.build)
        ? Optional.of(run.began())
        : Optional.empty();
  }

  /** The state that a draw ended in. */
  public <S> S state(RecordedDraw draw, StateTexts<S> texts) {
    try {
      return texts.state(draw.text());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw new JournalException(
          "%s, line %s: the state '%s' can not be read as %s (%s)"
              .formatted(
                  file(),
                  draw.line(),
                  StateText.shortened(draw.text(), WIDTH),
                  texts.form(),
                  StateTexts.inWords(e)),
          "mend what reads it, or give the journal up: " + journal.anew,
          e);
    }
  }

  /** How the recorded run ended, if it did so after so many draws. */
  public Optional<String> endAfter(long draws) {
    RunEnd end = past == null ? null : past.end();
    return end == null || end.draws() != draws ? Optional.empty() : Optional.of(end.how());
  }

  /** That a draw is not here, in a replay. */
  public JournalException missing(long number, String start) {
    return new JournalException(
        "%sdraw %s from the state '%s' is not in %s"
            .formatted(
                journal.name.isEmpty() ? "" : StateText.printable(journal.name) + ": ",
                number,
                StateText.shortened(Secret.conceal(start), WIDTH),
                file()),
        journal.record,
        null);
  }

  /** The reason of an escape as it is written down, so that a sample has the same when it is. */
  public String reason(String reason) {
    return lines.reason(reason);
  }

  /**
   * Writes a finished draw down.
   *
   * @throws JournalException if it could not be written
   */
  public void add(RecordedDraw draw) {
    Instant now = journal.clock.instant();
    if (Duration.between(marked, now).compareTo(MARKS) >= 0) {
      marked = now;
      write(JournalLines.at(now.truncatedTo(ChronoUnit.SECONDS)));
    }
    write(lines.of(draw));
  }

  /**
   * Leaves out a draw whose state has no text.
   *
   * @throws UnwritableStateException unless that was allowed
   */
  public void leaveOut(long number, UnwritableStateException why) {
    if (journal.leftOut == null) {
      throw why;
    }
    write(JournalLines.leftOut(number));
    if (!toldOfState) {
      toldOfState = true;
      journal.leftOut.accept(
          "draw %s, and others like it, are not in the journal, so that no run can go on from it: %s"
              .formatted(number, why.getMessage()));
    }
  }

  /** Writes down how the run ended, and after how many draws. */
  public void end(String how, long draws) {
    if (writer != null) {
      Instant now = journal.clock.instant().truncatedTo(ChronoUnit.SECONDS);
      write(JournalLines.end(new RunEnd(how, draws), now));
    }
  }

  private void write(String line) {
    if (writer != null) {
      try {
        writer.add(line);
      } catch (IOException e) {
        throw unwritten(e);
      }
    }
  }

  private JournalException unwritten(IOException e) {
    return new JournalException(
        "the journal %s can not be written (%s)"
            .formatted(file(), StateText.shortened(String.valueOf(e.getMessage()), WIDTH)),
        "see to it, and run again: what stands in it is not paid for twice",
        e);
  }

  private String file() {
    return StateText.printable(journal.file.toString());
  }

  /**
   * Sees that all is on the disk.
   *
   * @throws JournalException if it could not be written
   */
  @Override
  public void close() {
    try (lock) {
      if (writer != null) {
        writer.close();
      }
    } catch (IOException e) {
      throw unwritten(e);
    }
  }
}
