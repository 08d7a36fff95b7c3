package org.equipoise.journal;

import java.nio.file.Path;
import org.apiguardian.api.API;
import org.equipoise.file.FileFormatException;
import org.jspecify.annotations.Nullable;

/** A journal that can not be read. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class JournalFormatException extends FileFormatException {
  private static final long serialVersionUID = 1L;

  JournalFormatException(
      Path file, long line, String problem, @Nullable String value, String remedy) {
    super(file, line, problem, value, remedy);
  }
}
