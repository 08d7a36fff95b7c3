package org.equipoise.journal;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.equipoise.chain.StateText;
import org.jspecify.annotations.Nullable;

/** A journal as a run uses it, on one thread. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class OpenJournal implements AutoCloseable {
  private static final int WIDTH = 200;

  private final Journal journal;
  private final JournalLines lines;
  private final @Nullable JournalContent past;
  private final @Nullable JournalWriter writer;
  private final @Nullable JournalLock lock;
  private final boolean keepsFaults;
  private boolean toldOfState;

  private OpenJournal(
      Journal journal,
      @Nullable JournalContent past,
      @Nullable JournalWriter writer,
      @Nullable JournalLock lock,
      boolean keepsFaults) {
    this.journal = journal;
    this.lines = new JournalLines(journal.redaction);
    this.past = past;
    this.writer = writer;
    this.lock = lock;
    this.keepsFaults = keepsFaults;
  }

  static OpenJournal replaying(Journal journal, JournalContent past) {
    return new OpenJournal(journal, past, null, null, true);
  }

  /** A finished sample is the same again, faults included; else they had no answer yet. */
  static OpenJournal writing(
      Journal journal, @Nullable JournalContent past, JournalWriter writer, JournalLock lock) {
    return new OpenJournal(journal, past, writer, lock, past != null && past.isFinished());
  }

  /** Whether all draws are taken from here. */
  public boolean isReplay() {
    return writer == null;
  }

  /** After how many draws the run ended that is gone on with; 0 where there was more to do. */
  public long finishedAfter() {
    JournalContent.RunEnd end = past == null ? null : past.end();
    return end == null || !end.isFinished() ? 0 : end.draws();
  }

  /** How many draws were under way when runs were killed, and so had to be made again. */
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
        .or(() -> draws.stream().filter(draw -> texts.isOf(draw.from(), start)).findFirst())
        .filter(draw -> keepsFaults || !draw.isFault());
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
    JournalContent.RunEnd end = past == null ? null : past.end();
    return end == null || end.draws() != draws ? Optional.empty() : Optional.of(end.how());
  }

  /** That a draw is not here, in a replay. */
  public JournalException missing(long number, String start) {
    return new JournalException(
        "%sdraw %s from the state '%s' is not in %s"
            .formatted(
                journal.name.isEmpty() ? "" : StateText.printable(journal.name) + ": ",
                number,
                StateText.shortened(start, WIDTH),
                file()),
        journal.record,
        null);
  }

  /**
   * Writes a finished draw down.
   *
   * @throws JournalException if it could not be written
   */
  public void add(RecordedDraw draw) {
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
          "draw %s, and others like it, are not in the journal: %s"
              .formatted(number, why.getMessage()));
    }
  }

  /** Writes down how the run ended, and after how many draws. */
  public void end(String how, long draws) {
    if (writer != null) {
      write(JournalLines.end(how, draws, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
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
