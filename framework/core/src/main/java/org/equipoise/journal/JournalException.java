package org.equipoise.journal;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A journal can not be used: another run writes it, it is of another agent or plan, it lacks a draw
 * that is to be replayed, or the disk is full. The message names the file and says what to do.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class JournalException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, and what to do about it. */
  public JournalException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
