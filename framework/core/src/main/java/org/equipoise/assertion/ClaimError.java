package org.equipoise.assertion;

import java.util.Objects;
import org.apiguardian.api.API;
import org.equipoise.verdict.Evidence;
import org.jspecify.annotations.Nullable;

/** A claim of an agent that the data do not bear out. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public abstract sealed class ClaimError extends AssertionError
    permits Inconclusive, PropertyViolation {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Evidence evidence;

  ClaimError(Evidence evidence) {
    super(FailureMessage.of(evidence).toString());
    this.evidence = evidence;
  }

  /**
   * What the verdict rests on. It stays in its JVM; a message is all that a copy sent to another
   * has.
   *
   * @throws NullPointerException in a copy that was serialised
   */
  public final Evidence evidence() {
    return Objects.requireNonNull(evidence, "evidence is not serialised; read the message");
  }
}
