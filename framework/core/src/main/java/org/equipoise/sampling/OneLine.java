package org.equipoise.sampling;

/** Text of states, answers and exceptions, which may be hostile, made fit for one line of a log. */
final class OneLine {
  private static final int LONGEST = 200;

  private OneLine() {}

  /** The text with control characters escaped, cut after 200 characters. */
  static String of(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (line.length() >= LONGEST) {
        return line.append("...").toString();
      }
      char c = text.charAt(i);
      if (isUnsafe(c)) {
        line.append("\\u%04x".formatted((int) c));
      } else {
        line.append(c);
      }
    }
    return line.toString();
  }

  /** Control characters, and the format characters that reorder or hide text on a terminal. */
  private static boolean isUnsafe(char c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
