package org.equipoise.file;

import java.nio.file.Path;
import java.util.Optional;
import org.apiguardian.api.API;
import org.equipoise.chain.StateText;
import org.jspecify.annotations.Nullable;

/**
 * A file that can not be read for what it should be. The message is one line and names the file,
 * the line in it, what is wrong there and what to do about it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public abstract class FileFormatException extends RuntimeException {
  private static final int WIDTH = 80;

  private final transient Path file;
  private final long line;
  private final @Nullable String value;
  private final String remedy;

  /**
   * A complaint.
   *
   * @param line counted from 1; 0 where the file as a whole is wrong
   * @param problem what is wrong, without a full stop
   * @param value what stands in the file; null where something is missing
   * @param remedy what to do about it, without a full stop
   */
  protected FileFormatException(
      Path file, long line, String problem, @Nullable String value, String remedy) {
    super(
        "%s%s: %s%s; %s"
            .formatted(
                StateText.printable(file.toString()),
                line > 0 ? ", line " + line : "",
                problem,
                value == null ? "" : ", got '" + StateText.shortened(value, WIDTH) + "'",
                remedy));
    this.file = file;
    this.line = line;
    this.value = value;
    this.remedy = remedy;
  }

  /** The file. */
  public final Path file() {
    return file;
  }

  /** The line, counted from 1; 0 where the file as a whole is wrong. */
  public final long line() {
    return line;
  }

  /** The value that is wrong, as it stands in the file; empty where something is missing. */
  public final Optional<String> value() {
    return Optional.ofNullable(value);
  }

  /** What to do about it. */
  public final String remedy() {
    return remedy;
  }
}
