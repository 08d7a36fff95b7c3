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

  private final String problem;
  private final String remedy;

  /**
   * A complaint.
   *
   * @param problem what is wrong, without a full stop
   * @param remedy what to do about it, without a full stop
   */
  public JournalException(String problem, String remedy, @Nullable Throwable cause) {
    super(problem + "; " + remedy, cause);
    this.problem = problem;
    this.remedy = remedy;
  }

  /** What is wrong. */
  public String problem() {
    return problem;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
