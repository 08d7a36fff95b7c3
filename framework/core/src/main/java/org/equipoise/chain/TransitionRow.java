package org.equipoise.chain;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One recorded row: its values with their places, for use again and again. */
final class TransitionRow {

  /** The values that a row can have. */
  enum Column {
    FROM,
    TO,
    COUNT,
    OUTCOME,
    REASON;

    private static final Column[] ALL = values();

    /** The column with this name in any case, or null where the name is none of ours. */
    static @Nullable Column of(String name) {
      for (Column column : ALL) {
        if (column.id().equalsIgnoreCase(name)) {
          return column;
        }
      }
      return null;
    }

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String source;
  private final @Nullable String[] texts = new @Nullable String[Column.ALL.length];
  private final long[] lines = new long[Column.ALL.length];
  private final int[] columns = new int[Column.ALL.length];
  private long line;

  TransitionRow(String source) {
    this.source = source;
  }

  /** Empties this row; its values are those of a row that begins in the given line. */
  void begin(long line) {
    this.line = line;
    Arrays.fill(texts, null);
  }

  void set(Column column, String text, long line, int place) {
    texts[column.ordinal()] = text;
    lines[column.ordinal()] = line;
    columns[column.ordinal()] = place;
  }

  @Nullable String text(Column column) {
    return texts[column.ordinal()];
  }

  boolean isBlank(Column column) {
    String text = text(column);
    return text == null || text.isBlank();
  }

  /** The error that a value of this row is wrong. */
  TransitionFormatException error(Column column, String problem, String remedy) {
    String text = text(column);
    return text == null
        ? new TransitionFormatException(source, line, 0, problem, null, remedy)
        : new TransitionFormatException(
            source, lines[column.ordinal()], columns[column.ordinal()], problem, text, remedy);
  }
}
