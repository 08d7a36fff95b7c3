package org.equipoise.chain;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.equipoise.chain.TransitionRow.Column;
import org.jspecify.annotations.Nullable;

/** Reads transitions from comma-separated values under a header. */
final class CsvTransitions {
  private final CsvTokenizer csv;
  private final String source;
  private final ClusterColumn clusters;
  private final UnreadColumns unread;

  CsvTransitions(Utf8Text text, String source, ClusterColumn clusters, UnreadColumns unread) {
    this.csv = new CsvTokenizer(text, source);
    this.source = source;
    this.clusters = clusters;
    this.unread = unread;
  }

  void readTo(TransitionTally tally) throws IOException {
    if (!csv.next()) {
      throw error(0, 0, "it is empty", null, "begin it with the header from,to,count");
    }
    @Nullable Column[] header = header();
    TransitionRow row = new TransitionRow(source);
    while (csv.next()) {
      if (csv.fields() != header.length) {
        throw wrongWidth(header.length);
      }
      row.begin(csv.line(0));
      for (int i = 0; i < header.length; i++) {
        Column column = header[i];
        if (column != null) {
          row.set(column, csv.field(i), csv.line(i), csv.column(i));
        }
      }
      tally.add(row);
    }
  }

  /** The columns by position; null where a column is none of ours. */
  private @Nullable Column[] header() {
    @Nullable Column[] header = new @Nullable Column[csv.fields()];
    Set<String> names = new HashSet<>();
    Set<Column> found = EnumSet.noneOf(Column.class);
    for (int i = 0; i < header.length; i++) {
      String name = csv.field(i);
      refuseBlanksAround(i, name);
      if (!name.isEmpty() && !names.add(name.toLowerCase(Locale.ROOT))) {
        throw headerError(i, "two columns have the same name", "rename or remove one of them");
      }
      Column column = clusters.isNamed(name) ? Column.CLUSTER : Column.of(name);
      header[i] = column;
      if (column == null) {
        unread.add(name);
      } else {
        found.add(column);
      }
    }
    require(Column.FROM, found);
    require(Column.TO, found);
    if (!clusters.name().isEmpty() && !found.contains(Column.CLUSTER)) {
      throw headerError(
          0,
          "the header has no column '%s' that names clusters"
              .formatted(StateText.shortened(clusters.name(), 80)),
          "name one that it has");
    }
    return header;
  }

  /**
   * Blanks belong to a field (RFC 4180), so "from, to" would not only hide the column: its rows
   * would hold the states "B" and " B" as two.
   */
  private void refuseBlanksAround(int field, String name) {
    if (Column.of(name) == null && Column.of(name.strip()) != null) {
      throw headerError(
          field,
          "blanks stand around a column's name, and would be part of every value",
          "remove the blanks around the commas");
    }
  }

  private void require(Column column, Set<Column> found) {
    if (!found.contains(column)) {
      String first = csv.field(0);
      boolean otherSeparator = csv.fields() == 1 && first.matches("(?s).*[;\t|].*");
      throw error(
          csv.line(0),
          csv.column(0),
          "the header has no column '" + column.id() + "'",
          first,
          otherSeparator
              ? "separate the columns by commas"
              : "begin the file with the header from,to,count");
    }
  }

  private TransitionFormatException headerError(int field, String problem, String remedy) {
    return error(csv.line(field), csv.column(field), problem, csv.field(field), remedy);
  }

  private TransitionFormatException wrongWidth(int expected) {
    int field = Math.min(csv.fields() - 1, expected); // the first too many, or the last there is
    return error(
        csv.line(field),
        csv.column(field),
        "the row has %s fields where the header has %s".formatted(csv.fields(), expected),
        csv.field(field),
        "add what is missing, or put a field that holds a comma in quotes");
  }

  private TransitionFormatException error(
      long line, int column, String problem, @Nullable String value, String remedy) {
    return new TransitionFormatException(source, line, column, problem, value, remedy);
  }
}
