package org.equipoise.drift;

import java.nio.file.Path;
import org.apiguardian.api.API;
import org.equipoise.file.FileFormatException;
import org.jspecify.annotations.Nullable;

/** A baseline that can not be read, or not be trusted. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class BaselineFormatException extends FileFormatException {
  /** What to do where nothing else helps. */
  static final String RESTORE = "restore it from version control, or record it again";

  BaselineFormatException(
      Path file, long line, String problem, @Nullable String value, String remedy) {
    super(file, line, problem, value, remedy);
  }
}
