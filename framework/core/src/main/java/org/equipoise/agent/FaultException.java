package org.equipoise.agent;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A service that an agent needs gave no answer, and this is what it said about trying again. Any
 * exception of an agent is a fault; this one tells the sampler which kind.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class FaultException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What a fault says about further calls. */
  public enum Kind {
    /** The service failed, or could not be reached: the same call may be answered later. */
    UNAVAILABLE,
    /** The service was asked too often: fewer calls at a time will be answered. */
    THROTTLED,
    /** The service will not answer this call, however often it is made; others it may. */
    REJECTED,
    /** The service will answer no call any more: no credit is left, or the key is not valid. */
    CLOSED
  }

  private final Kind kind;
  private final @Nullable Duration retryAfter;

  /** A fault of this kind; what it says must hold no secret. */
  public FaultException(Kind kind, String message) {
    this(kind, message, null, null);
  }

  /**
   * A fault of this kind.
   *
   * @param message what happened, in words that hold no secret
   * @param retryAfter how long the service wants to be left alone; null where it does not say
   * @param cause what was thrown; null where nothing was
   */
  public FaultException(
      Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = requireNonNull(kind, "kind");
    this.retryAfter = retryAfter;
  }

  /** What this fault says about further calls. */
  public Kind kind() {
    return kind;
  }

  /** How long the service wants to be left alone, where it says so. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
