package org.equipoise.drift;

import java.nio.file.Path;
import java.util.Optional;
import org.equipoise.chain.StateText;
import org.jspecify.annotations.Nullable;

/**
 * A baseline that can not be read, or not be trusted. The message is one line and names the file,
 * the line, what is wrong there and what to do about it.
 */
public final class BaselineFormatException extends RuntimeException {
  /** What to do where nothing else helps. */
  static final String RESTORE = "restore it from version control, or record it again";

  private static final int WIDTH = 80;

  private final Path file;
  private final long line;
  private final @Nullable String value;
  private final String remedy;

  BaselineFormatException(
      Path file, long line, String problem, @Nullable String value, String remedy) {
    super(message(file, line, problem, value, remedy));
    this.file = file;
    this.line = line;
    this.value = value;
    this.remedy = remedy;
  }

  private static String message(
      Path file, long line, String problem, @Nullable String value, String remedy) {
    StringBuilder text = new StringBuilder(StateText.printable(file.toString()));
    if (line > 0) {
      text.append(", line ").append(line);
    }
    text.append(": ").append(problem);
    if (value != null) {
      text.append(", got '").append(StateText.shortened(value, WIDTH)).append('\'');
    }
    return text.append("; ").append(remedy).toString();
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** The line, counted from 1; 0 where the file as a whole is wrong. */
  public long line() {
    return line;
  }

  /** The value that is wrong, as it stands in the file; empty where something is missing. */
  public Optional<String> value() {
    return Optional.ofNullable(value);
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
