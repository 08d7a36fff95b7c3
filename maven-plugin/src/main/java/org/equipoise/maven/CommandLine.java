package org.equipoise.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Arguments of a JVM in text: as people write them on one line, and as an argument file has them.
 */
final class CommandLine {

  private CommandLine() {}

  /**
   * The arguments on a line. White space parts them, but not within single or double quotes.
   *
   * @throws IllegalArgumentException if a quote is not closed
   */
  static List<String> split(String line) {
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = null;
    char quote = 0;
    for (char c : line.toCharArray()) {
      if (quote == 0 && Character.isWhitespace(c)) {
        if (argument != null) {
          arguments.add(argument.toString());
        }
        argument = null;
        continue;
      }
      argument = argument == null ? new StringBuilder() : argument;
      if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else {
        argument.append(c);
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException(
          "the quote %s is not closed in: %s".formatted(quote, line));
    }
    if (argument != null) {
      arguments.add(argument.toString());
    }
    return arguments;
  }

  /** The text of a file that {@code java @FILE} reads these arguments from. */
  static String argumentFile(List<String> arguments) {
    return arguments.stream().map(CommandLine::quoted).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String quoted(String argument) {
    return '"'
        + argument
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t")
        + '"';
  }
}
