package org.equipoise.verdict;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * What kept a test from its verdict: code or settings that are broken, not what an agent does.
 *
 * @param of what is broken
 * @param thrown the name of the exception's class
 * @param trace where it was thrown, with its causes; or what is wrong in full, where no place is of
 *     use
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record TestError(Of of, String thrown, String trace) {

  /** What is broken. */
  public enum Of {
    /** The test, the agent or what they are set to. */
    TEST,
    /** The journal: it is of another agent, say, or lacks a draw that is to be replayed. */
    JOURNAL
  }

  public TestError {
    Objects.requireNonNull(of, "'of' of an error is missing");
    thrown = Objects.requireNonNullElse(thrown, "");
    trace = Objects.requireNonNullElse(trace, "");
  }
}
