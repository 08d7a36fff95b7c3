package org.equipoise.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.equipoise.chain.TransitionFormat;
import org.equipoise.chain.Transitions;

/**
 * Where recorded transitions come from.
 *
 * @param name what people call it
 * @param reader reads it to its end
 */
record TransitionSource(String name, Reader reader) {

  /** Reads transitions. */
  interface Reader {
    Transitions read() throws IOException;
  }

  /**
   * A file in the given format.
   *
   * @param clusters the column that names the cluster of each row, if any does
   */
  static TransitionSource file(Path file, TransitionFormat format, Optional<String> clusters) {
    return new TransitionSource(
        String.valueOf(file.getFileName()),
        () -> {
          try (InputStream bytes = Files.newInputStream(file)) {
            return read(bytes, file.toString(), format, clusters);
          }
        });
  }

  /** The standard input. */
  static TransitionSource standardInput(
      InputStream input, TransitionFormat format, Optional<String> clusters) {
    String name = "standard input";
    return new TransitionSource(name, () -> read(input, name, format, clusters));
  }

  private static Transitions read(
      InputStream bytes, String name, TransitionFormat format, Optional<String> clusters)
      throws IOException {
    return clusters.isPresent()
        ? Transitions.read(bytes, name, format, clusters.get())
        : Transitions.read(bytes, name, format);
  }
}
