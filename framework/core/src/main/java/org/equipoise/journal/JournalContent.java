package org.equipoise.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a journal.
 *
 * <p>A run that ended by itself left out of its sample what it had finished beyond the draws that
 * count: keeping those would favour answers that come fast. So it stays left out when the run is
 * gone on with. Where a run was killed there is no such place: its draws are kept, and those that
 * were under way are {@linkplain #redrawn counted}, unless that would be too many.
 */
final class JournalContent {
  /** What a run keeps that goes on with all that it finds. */
  static final long ALL = Long.MAX_VALUE;

  private final Path file;
  private final JournalHeader header;
  private final RecordedDraws draws = new RecordedDraws();
  private final Map<String, String> texts = new HashMap<>();
  private final TreeMap<Long, JournalRun> runs = new TreeMap<>();
  private final Set<Long> redrawn = new HashSet<>();
  private @Nullable JournalRun run;
  private @Nullable Begun begun;
  private @Nullable RunEnd end;
  private Instant newest;
  private boolean recorded;
  private long complete;
  private long torn;
  private boolean lacksDraws;

  /** A run after one that was finished, of which nothing else is known so far. */
  private record Begun(JournalRun run, long keeps) {}

  JournalContent(Path file, JournalHeader header) {
    this.file = file;
    this.header = header;
    this.newest = header.began();
  }

  /** The same text for equal ones, since most states stand in many lines. */
  String shared(String text) {
    return texts.computeIfAbsent(text, same -> same);
  }

  void add(RecordedDraw draw) {
    recordedSomething();
    draws.add(draw);
  }

  /** A draw is missing, since its state could not be written. */
  void leaveOut() {
    recordedSomething();
    lacksDraws = true;
  }

  private void recordedSomething() {
    begin();
    if (!recorded && run != null) {
      recordedAt(run.began());
    }
    recorded = true;
  }

  /** Something was recorded at that time. */
  void recordedAt(Instant time) {
    newest = time.isAfter(newest) ? time : newest;
  }

  /**
   * A run begins here, or goes on with the draws below a number. One that was finished stays so
   * until this one records something, since it may have been killed before.
   */
  void run(JournalRun other, long keeps, long line) {
    runs.put(line, other);
    begun = new Begun(other, keeps);
    if (!isFinished()) {
      begin();
    }
  }

  private void begin() {
    if (begun != null) {
      if (run != null) {
        goOn(begun.keeps);
      }
      run = begun.run;
      begun = null;
      end = null;
      recorded = false;
    }
  }

  void end(RunEnd how, @Nullable Instant at) {
    begin();
    draws.drop(how.draws());
    end = how;
    if (at != null && recorded) {
      recordedAt(at);
    }
  }

  /**
   * Below which number draws are kept by a run that goes on: all, but for the faults in a row that
   * ended the last run, and for what one that was killed had finished past its first gap where more
   * draws were lost by kills than may be.
   */
  long keeps(long mostLost) {
    if (end != null) {
      long begin = end.isOutage() ? draws.beginOfFaultsBefore(end.draws()) : end.draws();
      return begin < end.draws() ? begin : ALL;
    }
    Set<Long> lost = draws.missing();
    lost.addAll(redrawn);
    return lost.size() <= mostLost ? ALL : draws.lowestMissing();
  }

  /** Becomes what a run finds that goes on with the draws below a number. */
  void goOn(long keeps) {
    if (end == null && keeps == ALL) {
      redrawn.addAll(draws.missing());
    }
    draws.drop(keeps);
    draws.dropUnanswered();
  }

  /**
   * How many draws were under way, as far as that can be told, when runs were killed of which all
   * that they left is kept: those that later ones had overtaken, and the first one in any case.
   */
  long redrawn() {
    return redrawn.size();
  }

  void measured(long completeBytes, long tornBytes) {
    complete = completeBytes;
    torn = tornBytes;
    texts.clear();
  }

  Path file() {
    return file;
  }

  JournalHeader header() {
    return header;
  }

  /** The draws with a number, from whatever starts. */
  List<RecordedDraw> draws(long number) {
    return draws.of(number);
  }

  /** The run that recorded a draw. */
  JournalRun runOf(RecordedDraw draw) {
    Map.Entry<Long, JournalRun> of = runs.floorEntry(draw.line());
    return of == null ? new JournalRun("", header.began()) : of.getValue();
  }

  /** How many draws there are. */
  int size() {
    return draws.size();
  }

  /** Whether draws are missing for what they said, so that no sample can be made of the others. */
  boolean lacksDraws() {
    return lacksDraws;
  }

  /** The build of the last run. */
  String build() {
    return run == null ? "" : run.build();
  }

  /** How the last run ended; null where it was killed. */
  @Nullable RunEnd end() {
    return end;
  }

  boolean isFinished() {
    return end != null && end.isFinished();
  }

  /** Whether it was finished with fewer draws than these. */
  boolean isDecidedBefore(long planned) {
    return end != null && end.isFinished() && end.draws() < planned;
  }

  /** How many draws had no answer. */
  long faults() {
    return draws.faults();
  }

  /** When something was recorded for the last time, as far as that is known. */
  Instant newest() {
    return newest;
  }

  /** The bytes up to the last complete line. */
  long complete() {
    return complete;
  }

  /** The bytes behind it, of a line that was being written when its process was killed. */
  long torn() {
    return torn;
  }
}
