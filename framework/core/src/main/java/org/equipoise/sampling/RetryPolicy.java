package org.equipoise.sampling;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * How often, and after what waits, a draw that met a fault is tried again.
 *
 * <p>The wait after the i-th failed try is uniform between 0 and {@code min(longestWait, firstWait
 * * 2^(i-1))}: exponential backoff with full jitter, so that calls that failed together do not come
 * back together.
 *
 * @param tries how often a draw is tried in all, at least 1
 * @param firstWait the longest wait after the first failed try
 * @param longestWait the longest wait after any
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record RetryPolicy(int tries, Duration firstWait, Duration longestWait) {
  /** Three tries, with waits of up to 200 ms and 400 ms between them. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(3, Duration.ofMillis(200), Duration.ofSeconds(10));

  /**
   * Seven tries, with waits that grow from up to 500 ms to up to 16 s, for a service that says
   * itself that it is {@linkplain org.equipoise.agent.FaultException unavailable or throttled}.
   */
  public static final RetryPolicy SERVICE =
      new RetryPolicy(7, Duration.ofMillis(500), Duration.ofSeconds(60));

  /** One try: each fault is final. */
  public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

  public RetryPolicy {
    if (tries < 1) {
      throw new IllegalArgumentException("a draw needs at least 1 try, got " + tries);
    }
    if (firstWait.isNegative() || longestWait.compareTo(firstWait) < 0) {
      throw new IllegalArgumentException(
          "waits must be 0 <= first <= longest, got %s and %s".formatted(firstWait, longestWait));
    }
  }

  /** As many tries as these, with the same waits. */
  RetryPolicy withTries(int number) {
    return new RetryPolicy(number, firstWait, longestWait);
  }

  /**
   * The wait in nanoseconds after so many failed tries of a draw.
   *
   * @param uniform a random number, uniform in [0, 1)
   */
  long waitNanos(int failures, double uniform) {
    double ceiling = Math.min(seconds(longestWait), Math.scalb(seconds(firstWait), failures - 1));
    return (long) (1e9 * ceiling * uniform);
  }

  private static double seconds(Duration duration) {
    return duration.getSeconds() + 1e-9 * duration.getNano();
  }
}
