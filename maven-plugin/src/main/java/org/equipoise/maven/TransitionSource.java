package org.equipoise.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
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

  /** A file in the given format. */
  static TransitionSource file(Path file, TransitionFormat format) {
    return new TransitionSource(
        String.valueOf(file.getFileName()), () -> Transitions.read(file, format));
  }

  /** A file whose name tells its format. */
  static TransitionSource file(Path file) {
    return new TransitionSource(String.valueOf(file.getFileName()), () -> Transitions.read(file));
  }

  /** The standard input. */
  static TransitionSource standardInput(InputStream input, TransitionFormat format) {
    String name = "standard input";
    return new TransitionSource(name, () -> Transitions.read(input, name, format));
  }
}
