package org.equipoise.result;

import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * Reads and writes {@code result.json}.
 *
 * <p>A file is written beside its place and then moved there, so that no reader sees half of it.
 * Readers accept fields that they do not know, and refuse a newer major schema.
 *
 * <p>A state's key of more than 2,000 characters stands in the file as its first 1,900, "…#" and 16
 * hexadecimal digits of its SHA-256, and half a surrogate pair as the six characters of its escape,
 * so that every JSON parser can read the file. What does not print is escaped, so that a terminal
 * shows the file as it is.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class ResultFile {
  /** The name of such a file in its directory. */
  public static final String NAME = "result.json";

  private static final JsonFile<Result> FORM =
      new JsonFile<>(Result.class, "result", "equipoise-result", 1);

  private ResultFile() {}

  /**
   * Writes a result; an existing file is replaced at once.
   *
   * @throws IllegalArgumentException if a number in it is not finite
   * @throws IOException if the file can not be written
   */
  public static void write(Path file, Result result) throws IOException {
    FORM.write(file, result);
  }

  /**
   * Reads a result.
   *
   * @throws ResultFormatException if it is no result, or of a newer schema
   * @throws IOException if the file can not be read
   */
  public static Result read(Path file) throws IOException {
    return FORM.read(file);
  }
}
