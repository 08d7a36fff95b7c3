package org.equipoise.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.apiguardian.api.API;

/**
 * Files, of text in UTF-8 or of bytes, that are written beside their place and then moved there, so
 * that no reader sees half of one.
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

  /** What writes the bytes of a file. */
  @FunctionalInterface
  public interface Bytes {
    /** Writes all of them; the stream is closed for it. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file; an existing one is replaced at once, and stays as it was where this fails.
   * Directories that are missing are made.
   *
   * @throws IllegalArgumentException if the file is the root of a file system
   * @throws IOException if the file can not be written, or if the text holds half a surrogate pair
   */
  public static void write(Path file, Text text) throws IOException {
    writeBytes(
        file,
        out -> {
          // Not one that writes what stands for half a surrogate pair.
          try (Writer writer =
              new BufferedWriter(
                  new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()))) {
            text.writeTo(writer);
          }
        });
  }

  /** Writes a file of bytes, as {@link #write} does one of text. */
  public static void writeBytes(Path file, Bytes bytes) throws IOException {
    Path place = file.toAbsolutePath();
    Path directory = place.getParent();
    if (directory == null) {
      throw new IllegalArgumentException("a file can not be written to the root " + place);
    }
    Files.createDirectories(directory);
    // Not a temporary file of the JDK: that is for its owner alone, and would stay so.
    Path written = directory.resolve(place.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (OutputStream out =
          Files.newOutputStream(written, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        bytes.writeTo(out);
      }
      Files.move(
          written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
