package org.equipoise.chain;

import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Recorded transitions, or the values of their states, that can not be read. The message is one
 * line and names the source, the place in it, what is wrong there and what to do about it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class TransitionFormatException extends RuntimeException {
  private static final int WIDTH = 60;

  private final String source;
  private final long line;
  private final int column;
  private final @Nullable String value;
  private final String remedy;

  TransitionFormatException(
      String source, long line, int column, String problem, @Nullable String value, String remedy) {
    super(message(source, line, column, problem, value, remedy));
    this.source = source;
    this.line = line;
    this.column = column;
    this.value = value;
    this.remedy = remedy;
  }

  private static String message(
      String source, long line, int column, String problem, @Nullable String value, String remedy) {
    StringBuilder text = new StringBuilder(StateText.printable(source));
    if (line > 0) {
      text.append(", line ").append(line);
    }
    if (column > 0) {
      text.append(", column ").append(column);
    }
    text.append(": ").append(problem);
    if (value != null) {
      text.append(", got '").append(StateText.shortened(value, WIDTH)).append('\'');
    }
    return text.append("; ").append(remedy).toString();
  }

  /** The file or stream that was read. */
  public String source() {
    return source;
  }

  /** The line, counted from 1; 0 where the source as a whole is wrong. */
  public long line() {
    return line;
  }

  /** The character in the line, counted from 1; 0 where the line as a whole is wrong. */
  public int column() {
    return column;
  }

  /** The value that is wrong, as it stands in the source; empty where something is missing. */
  public Optional<String> value() {
    return Optional.ofNullable(value);
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
