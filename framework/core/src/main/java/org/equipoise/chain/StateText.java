package org.equipoise.chain;

import org.apiguardian.api.API;
import org.equipoise.agent.Secret;

/**
 * Texts of states and of models as people may see them: on one line, without control characters.
 *
 * <p>Such texts come from models and files, so they may hold anything: line breaks that forge log
 * lines, escape sequences that drive a terminal, marks that turn the reading direction. What prints
 * nothing by itself is written as an escape ({@code \n}, {@code \}{@code u001b}), and so is the
 * second {@code #} of what build servers take for a command wherever it stands in a line ({@code
 * ##[error]}, {@code ##vso[...]}, {@code ##teamcity[...]}); all else stays.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class StateText {
  private StateText() {}

  /** The whole text, with what does not print escaped. */
  public static String printable(String quoted) {
    String text = Secret.conceal(quoted);
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      append(out, text, i);
    }
    return out.toString();
  }

  /**
   * The text with what does not print escaped, cut to at most {@code width} characters; a cut text
   * ends in "…".
   *
   * @throws IllegalArgumentException if {@code width} is not positive
   */
  public static String shortened(String quoted, int width) {
    if (width < 1) {
      throw new IllegalArgumentException("a text needs a width of at least 1, got " + width);
    }
    // Before it is cut: what is left of a secret would still tell much.
    String text = Secret.conceal(quoted);
    StringBuilder out = new StringBuilder();
    int fits = 0;
    for (int i = 0; i < text.length(); ) {
      append(out, text, i);
      if (out.length() > width) {
        return out.substring(0, fits) + "…";
      }
      if (out.length() < width) {
        fits = out.length();
      }
      i += Character.charCount(text.codePointAt(i));
    }
    return out.toString();
  }

  private static void append(StringBuilder out, String text, int at) {
    if (isCommand(text, at)) {
      out.append("\\u0023");
    } else {
      append(out, text.codePointAt(at));
    }
  }

  /** Whether a second {@code #} stands here, followed by a word, or none, and a bracket. */
  private static boolean isCommand(String text, int at) {
    if (at == 0 || text.charAt(at) != '#' || text.charAt(at - 1) != '#') {
      return false;
    }
    int end = at + 1;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end < text.length() && text.charAt(end) == '[';
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (prints(c)) {
          out.appendCodePoint(c);
        } else {
          for (char unit : Character.toChars(c)) {
            out.append("\\u%04x".formatted((int) unit));
          }
        }
      }
    }
  }

  private static boolean prints(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
