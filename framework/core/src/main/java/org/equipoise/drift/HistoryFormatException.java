package org.equipoise.drift;

import java.nio.file.Path;
import org.equipoise.file.FileFormatException;
import org.jspecify.annotations.Nullable;

/** A history of builds that can not be read. */
public final class HistoryFormatException extends FileFormatException {
  HistoryFormatException(
      Path file, long line, String problem, @Nullable String value, String remedy) {
    super(file, line, problem, value, remedy);
  }
}
