package org.equipoise.junit;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.platform.commons.JUnitException;

/** A directory that is written to: whether that can be done is seen before calls are paid for. */
final class OutputDirectory {

  private OutputDirectory() {}

  /**
   * The directory, made if it is not there.
   *
   * @throws JUnitException if the value of the parameter is no directory that can be written to
   */
  static Path made(String key, String value) {
    Path directory = path(key, value);
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, "writable", null));
      return directory;
    } catch (IOException e) {
      String why =
          e instanceof FileAlreadyExistsException
              ? "there is a file of that name"
              : e.getClass().getSimpleName();
      throw Configuration.invalid(
          key,
          value,
          "a directory that can be written to, and %s can not (%s)"
              .formatted(directory.toAbsolutePath().normalize(), why));
    }
  }

  /** The path of a directory, there or not. */
  static Path path(String key, String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw Configuration.invalid(key, value, "the path of a directory");
    }
  }
}
