package org.equipoise.file;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.apiguardian.api.API;

/**
 * Text files in UTF-8 that are written beside their place and then moved there, so that no reader
 * sees half of one.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class AtomicFile {
  private AtomicFile() {}

  /** What writes the text of a file. */
  @FunctionalInterface
  public interface Text {
    /** Writes all of it; the writer is closed for it. */
    void writeTo(Writer writer) throws IOException;
  }

  /**
   * Writes a file; an existing one is replaced at once, and stays as it was where this fails.
   * Directories that are missing are made.
   *
   * @throws IllegalArgumentException if the file is the root of a file system
   * @throws IOException if the file can not be written, or if the text holds half a surrogate pair
   */
  public static void write(Path file, Text text) throws IOException {
    Path place = file.toAbsolutePath();
    Path directory = place.getParent();
    if (directory == null) {
      throw new IllegalArgumentException("a file can not be written to the root " + place);
    }
    Files.createDirectories(directory);
    // Not a temporary file of the JDK: that is for its owner alone, and would stay so.
    Path written = directory.resolve(place.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (Writer writer =
          Files.newBufferedWriter(
              written, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        text.writeTo(writer);
      }
      Files.move(
          written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
