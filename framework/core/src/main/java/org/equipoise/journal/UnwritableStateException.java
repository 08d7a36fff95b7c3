package org.equipoise.journal;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A state that can not be written down such that the same one is read again. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class UnwritableStateException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnwritableStateException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
