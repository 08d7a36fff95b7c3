package org.equipoise.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a journal. Of draws with one number and one start, the last one counts.
 *
 * <p>A run that ended by itself left out of its sample what it had finished beyond the draws that
 * count: keeping those would favour answers that come fast. So it stays left out when the run is
 * gone on with. Where a run was killed there is no such place, and all its draws are kept.
 */
final class JournalContent {
  private final Path file;
  private final JournalHeader header;
  private final Map<Long, List<RecordedDraw>> draws = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private int size;
  private String build = "";
  private @Nullable RunEnd end;
  private long complete;
  private long torn;
  private long redrawn;
  private boolean lacksDraws;

  /**
   * How a run ended.
   *
   * @param how the name of the end
   * @param draws after how many draws
   */
  record RunEnd(String how, long draws) {
    private static final List<String> FINISHED = List.of("COMPLETE", "DECIDED");

    /** Whether there was no more to do. */
    boolean isFinished() {
      return FINISHED.contains(how);
    }
  }

  JournalContent(Path file, JournalHeader header) {
    this.file = file;
    this.header = header;
  }

  /** The same text for equal ones, since most states stand in many lines. */
  String shared(String text) {
    return texts.computeIfAbsent(text, same -> same);
  }

  void add(RecordedDraw draw) {
    List<RecordedDraw> known = draws.getOrDefault(draw.number(), List.of());
    if (known.isEmpty()) {
      draws.put(draw.number(), List.of(draw));
      size++;
      return;
    }
    List<RecordedDraw> others = new ArrayList<>(known);
    size += others.removeIf(other -> other.from().equals(draw.from())) ? 0 : 1;
    others.add(draw);
    draws.put(draw.number(), List.copyOf(others));
  }

  /** A draw is missing, since its state could not be written. */
  void leaveOut() {
    lacksDraws = true;
  }

  /** Whether draws are missing for what they said, so that no sample can be made of the others. */
  boolean lacksDraws() {
    return lacksDraws;
  }

  /** A run begins here, or goes on. */
  void run(String of) {
    redrawn += gaps();
    build = of;
    end = null;
  }

  void end(RunEnd how) {
    end = how;
    draws.keySet().removeIf(number -> number >= how.draws());
    size = draws.values().stream().mapToInt(List::size).sum();
  }

  /** The draws below the highest one that are not here: they were under way in a killed run. */
  private long gaps() {
    return end != null || draws.isEmpty() ? 0 : Collections.max(draws.keySet()) + 1 - draws.size();
  }

  /** How many draws were under way when runs were killed, and so had to be made again. */
  long redrawn() {
    return redrawn + gaps();
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
    return draws.getOrDefault(number, List.of());
  }

  /** How many draws there are. */
  int size() {
    return size;
  }

  /** The build of the last run. */
  String build() {
    return build;
  }

  /** How the last run ended; null where it was killed. */
  @Nullable RunEnd end() {
    return end;
  }

  boolean isFinished() {
    return end != null && end.isFinished();
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
