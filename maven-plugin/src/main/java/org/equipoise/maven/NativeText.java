package org.equipoise.maven;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.equipoise.chain.StateText;

/**
 * Text in the encoding of the system, in which a launcher of Java reads argument files.
 *
 * @param charset the encoding
 */
record NativeText(Charset charset) {

  static NativeText ofSystem() {
    return new NativeText(
        Charset.forName(System.getProperty("native.encoding", Charset.defaultCharset().name())));
  }

  /** Whether the encoding has all characters of a text. */
  boolean holds(String text) {
    return charset.newEncoder().canEncode(text);
  }

  /**
   * Writes a file for {@code java @FILE}.
   *
   * @throws IOException if it can not be written, or the encoding lacks a character
   */
  void write(Path file, List<String> arguments) throws IOException {
    for (String argument : arguments) {
      if (!holds(argument)) {
        throw new IOException(
            "%s, the encoding of this system, can not write the argument '%s' of the JVM; set a locale of UTF-8, such as LC_ALL=C.UTF-8"
                .formatted(charset, StateText.shortened(argument, 200)));
      }
    }
    Files.writeString(file, CommandLine.argumentFile(arguments), charset);
  }
}
