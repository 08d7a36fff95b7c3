package org.equipoise.sampling;

/** Text of states, answers and exceptions, which may be hostile, made fit for one line of a log. */
public final class OneLine {
  private static final int LONGEST = 200;

  private OneLine() {}

  /** The text with control characters escaped, cut after 200 characters. */
  public static String of(String text) {
    return of(text, LONGEST);
  }

  /** The text with control characters escaped, cut after so many characters. */
  public static String of(String text, int longest) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      if (line.length() >= longest) {
        return line.append("...").toString();
      }
      int c = text.codePointAt(i);
      if (isUnsafe(c)) {
        line.append("\\u%04x".formatted(c));
      } else {
        line.appendCodePoint(c);
      }
    }
    return line.toString();
  }

  /** Control characters, and the format characters that reorder or hide text on a terminal. */
  private static boolean isUnsafe(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
