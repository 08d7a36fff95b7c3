package org.equipoise.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The complete lines of a stream, one after the other; what follows the last one is torn. */
final class LineBytes {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private long complete;
  private long torn;
  private long number;

  LineBytes(InputStream in) {
    this.in = in;
  }

  /** The next complete line without its end; null where there is none. */
  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    while (true) {
      if (position == limit) {
        position = 0;
        limit = in.read(buffer);
        if (limit < 0) {
          limit = 0;
          torn = line.size();
          return null;
        }
      }
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, position, end - position);
      boolean ended = end < limit;
      position = ended ? end + 1 : end;
      if (ended) {
        complete += line.size() + 1L;
        number++;
        return line.toByteArray();
      }
    }
  }

  /** The number of the last line, from 1. */
  long number() {
    return number;
  }

  /** The bytes of all complete lines so far, with their ends. */
  long complete() {
    return complete;
  }

  /** The bytes after the last complete line, once all are read. */
  long torn() {
    return torn;
  }
}
