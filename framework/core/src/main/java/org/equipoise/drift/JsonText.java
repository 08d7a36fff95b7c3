package org.equipoise.drift;

import org.equipoise.agent.Secret;
import org.equipoise.file.WrittenKey;

/**
 * Texts in the form of JSON, with all escaped that would drive a terminal, hide or turn around what
 * a reviewer sees of a diff: control characters, and marks without a width. Half a surrogate pair,
 * which no parser is bound to read, is the text of its escape. What is escaped does not depend on
 * the Unicode of the Java platform, so the same text always has the same bytes.
 */
final class JsonText {
  private JsonText() {}

  /** The text in double quotes, without the secrets that it may quote. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    WrittenKey.withWholePairs(Secret.conceal(text)).codePoints().forEach(c -> append(out, c));
    return out.append('"').toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (isSeen(c)) {
          out.appendCodePoint(c);
        } else {
          for (char unit : Character.toChars(c)) {
            out.append("\\u%04x".formatted((int) unit));
          }
        }
      }
    }
  }

  private static boolean isSeen(int c) {
    return !(c < 0x20
        || isIn(c, 0x7f, 0xa0)
        || c == 0xad
        || c == 0x61c
        || c == 0x180e
        || isIn(c, 0x200b, 0x200f)
        || isIn(c, 0x2028, 0x202e)
        || isIn(c, 0x2060, 0x206f)
        || isIn(c, 0xd800, 0xf8ff)
        || isIn(c, 0xfe00, 0xfe0f)
        || c == 0xfeff
        || isIn(c, 0xfff0, 0xffff)
        || c >= 0xe0000);
  }

  private static boolean isIn(int c, int first, int last) {
    return first <= c && c <= last;
  }
}
