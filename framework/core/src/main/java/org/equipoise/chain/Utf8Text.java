package org.equipoise.chain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A stream of UTF-8 text, read character by character, that knows its place and refuses bytes that
 * are no UTF-8 at the place where they stand. Lines end in LF, CR or CRLF. A byte order mark at the
 * start is skipped.
 */
final class Utf8Text {
  private static final int BLOCK = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final InputStream source;
  private final String name;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK).flip();
  private final char[] chars = new char[BLOCK];
  private int position;
  private int limit;
  private boolean ended;
  private boolean malformed;
  private long line = 1;
  private int column = 1;

  Utf8Text(InputStream source, String name) throws IOException {
    this.source = source;
    this.name = name;
    if (peek() == BYTE_ORDER_MARK) {
      position++;
    }
  }

  /** The line of the next character, counted from 1. */
  long line() {
    return line;
  }

  /** The place of the next character in its line, counted from 1 in code points. */
  int column() {
    return column;
  }

  /** The next character without taking it, or -1 at the end. */
  int peek() throws IOException {
    return position < limit || fill() ? chars[position] : -1;
  }

  /** Takes the next character, or answers -1 at the end. */
  int next() throws IOException {
    if (position == limit && !fill()) {
      return -1;
    }
    char c = chars[position++];
    if (c == '\n' || (c == '\r' && peek() != '\n')) {
      line++;
      column = 1;
    } else if (!Character.isLowSurrogate(c)) {
      column++;
    }
    return c;
  }

  /** Takes one line break (LF, CR or CRLF), if the next character begins one. */
  boolean takeLineBreak() throws IOException {
    int c = peek();
    if (c == '\r') {
      next();
      if (peek() == '\n') {
        next();
      }
      return true;
    }
    if (c == '\n') {
      next();
      return true;
    }
    return false;
  }

  private boolean fill() throws IOException {
    if (malformed) {
      throw notUtf8();
    }
    CharBuffer out = CharBuffer.wrap(chars);
    while (out.position() == 0 && !ended) {
      ended = !readBlock();
      CoderResult result = decoder.decode(bytes, out, ended);
      malformed = result.isError();
      if (malformed && out.position() == 0) {
        throw notUtf8();
      }
      if (malformed) {
        break;
      }
    }
    position = 0;
    limit = out.position();
    return limit > 0;
  }

  /** Adds a block behind the bytes left over; false when there are no more. */
  private boolean readBlock() throws IOException {
    bytes.compact();
    int read = source.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read > 0) {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
    return read >= 0;
  }

  private TransitionFormatException notUtf8() {
    return new TransitionFormatException(
        name,
        line,
        column,
        "this byte is no UTF-8",
        "0x%02X".formatted(bytes.get(bytes.position()) & 0xff),
        "save the file as UTF-8");
  }
}
