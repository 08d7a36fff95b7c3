package org.equipoise.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is written beside its place and then moved there, so that nobody reads half of it.
 */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a text in UTF-8; an existing file is replaced at once, missing directories are made.
   *
   * @throws IllegalArgumentException if {@code file} is the root of a file system
   * @throws IOException if the file can not be written; what was there before stays
   */
  public static void write(Path file, String text) throws IOException {
    Path place = file.toAbsolutePath();
    Path directory = place.getParent();
    if (directory == null) {
      throw new IllegalArgumentException("no file can be written to the root " + place);
    }
    Files.createDirectories(directory);
    // Not a temporary file of the JDK: that is for its owner alone, and would stay so.
    Path written = directory.resolve(place.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.writeString(written, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(
          written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
