package org.equipoise.chain;

import java.io.IOException;
import java.util.Arrays;

/**
 * Reads comma-separated values record by record, after RFC 4180 with any line break:
 *
 * <pre>
 * file    = *(record newline) [record]          ; a line without any character is no record
 * record  = field *("," field)
 * field   = quoted | plain
 * quoted  = DQUOTE *(any but DQUOTE | DQUOTE DQUOTE) DQUOTE
 * plain   = *(any but "," | newline | DQUOTE)
 * newline = CRLF | LF | CR
 * </pre>
 *
 * <p>Blanks belong to a field. The memory used is that of the longest record.
 */
final class CsvTokenizer {
  /** Longer records are refused: most likely a quote is missing somewhere. */
  private static final int LONGEST_RECORD = 1 << 24;

  private final Utf8Text text;
  private final String source;
  private char[] buffer = new char[1 << 10];
  private int length;
  private int fields;
  private int[] end = new int[8];
  private long[] line = new long[8];
  private int[] column = new int[8];

  CsvTokenizer(Utf8Text text, String source) {
    this.text = text;
    this.source = source;
  }

  /** Reads the next record; false at the end. */
  boolean next() throws IOException {
    fields = 0;
    length = 0;
    while (text.takeLineBreak()) {
      // A line without any character is no record.
    }
    if (text.peek() < 0) {
      return false;
    }
    field();
    while (text.peek() == ',') {
      text.next();
      field();
    }
    text.takeLineBreak();
    return true;
  }

  /** How many fields the record has. */
  int fields() {
    return fields;
  }

  /** The value of a field, without its quotes. */
  String field(int number) {
    int start = number == 0 ? 0 : end[number - 1];
    return new String(buffer, start, end[number] - start);
  }

  /** The line in which a field begins. */
  long line(int field) {
    return line[field];
  }

  /** The place in its line at which a field begins. */
  int column(int field) {
    return column[field];
  }

  private void field() throws IOException {
    if (fields == end.length) {
      end = Arrays.copyOf(end, 2 * fields);
      line = Arrays.copyOf(line, 2 * fields);
      column = Arrays.copyOf(column, 2 * fields);
    }
    line[fields] = text.line();
    column[fields] = text.column();
    if (text.peek() == '"') {
      quoted();
    } else {
      plain();
    }
    end[fields++] = length;
  }

  private void plain() throws IOException {
    for (int c = text.peek(); !endsField(c); c = text.peek()) {
      if (c == '"') {
        throw error(
            text.line(),
            text.column(),
            "a quote stands in a field that does not begin with one",
            "put the whole field in quotes and write each quote within it twice");
      }
      append(text.next());
    }
  }

  private void quoted() throws IOException {
    long openedLine = text.line();
    int openedColumn = text.column();
    text.next();
    while (nextInQuotes()) {
      int c = text.next();
      if (c < 0) {
        throw error(
            openedLine,
            openedColumn,
            "the quote that begins here never ends",
            "close it, and write each quote within the field twice");
      }
      append(c);
    }
    if (!endsField(text.peek())) {
      throw error(
          text.line(),
          text.column(),
          "text follows the closing quote of a field",
          "write each quote within the field twice, and a comma after it");
    }
  }

  /** Whether the field goes on; takes the quote that closes it, or the first one of two. */
  private boolean nextInQuotes() throws IOException {
    if (text.peek() != '"') {
      return true;
    }
    text.next();
    return text.peek() == '"';
  }

  private static boolean endsField(int c) {
    return c == ',' || c == '\n' || c == '\r' || c < 0;
  }

  private void append(int c) {
    if (length == buffer.length) {
      if (length == LONGEST_RECORD) {
        throw error(
            line[0],
            column[0],
            "the row that begins here is longer than " + LONGEST_RECORD + " characters",
            "look for a missing quote");
      }
      buffer = Arrays.copyOf(buffer, 2 * length);
    }
    buffer[length++] = (char) c;
  }

  private TransitionFormatException error(long line, int column, String problem, String remedy) {
    return new TransitionFormatException(source, line, column, problem, null, remedy);
  }
}
