package org.equipoise.chain;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One recorded row: its values with their places, for use again and again. */
final class TransitionRow {

  /** The values that a row can have. */
  enum Column {
    FROM,
    TO,
    COUNT,
    OUTCOME,
    REASON,
    /** Of the name that the user tells. */
    CLUSTER;

    private static final Column[] ALL = values();

    /** The column with this name in any case, or null where the name is none of ours. */
    static @Nullable Column of(String name) {
      for (Column column : ALL) {
        if (column != CLUSTER && column.id().equalsIgnoreCase(name)) {
          return column;
        }
      }
      return null;
    }

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A value with its place; without a text it is missing. */
  private static final class Cell {
    private @Nullable String text;
    private long line;
    private int place;
  }

  private final String source;
  private final Map<Column, Cell> cells = new EnumMap<>(Column.class);
  private long line;

  TransitionRow(String source) {
    this.source = source;
  }

  /** Empties this row; its values are those of a row that begins in the given line. */
  void begin(long line) {
    this.line = line;
    cells.values().forEach(cell -> cell.text = null);
  }

  void set(Column column, String text, long line, int place) {
    Cell cell = cell(column);
    cell.text = text;
    cell.line = line;
    cell.place = place;
  }

  private Cell cell(Column column) {
    return cells.computeIfAbsent(column, c -> new Cell());
  }

  @Nullable String text(Column column) {
    return cell(column).text;
  }

  boolean isBlank(Column column) {
    String text = text(column);
    return text == null || text.isBlank();
  }

  /** The error that a value of this row is wrong. */
  TransitionFormatException error(Column column, String problem, String remedy) {
    Cell cell = cell(column);
    return cell.text == null
        ? new TransitionFormatException(source, line, 0, problem, null, remedy)
        : new TransitionFormatException(source, cell.line, cell.place, problem, cell.text, remedy);
  }
}
