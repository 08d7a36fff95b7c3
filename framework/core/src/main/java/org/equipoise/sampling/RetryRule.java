package org.equipoise.sampling;

import java.time.Duration;
import org.equipoise.agent.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * Whether, and after what wait, a failed try is followed by another one.
 *
 * @param plain the policy for exceptions that say nothing of it
 * @param service the policy for those of a service that says what a fault is
 */
record RetryRule(RetryPolicy plain, RetryPolicy service) {
  /** Services that say what a fault is get more time than agents that do not. */
  static final RetryRule UNSET = new RetryRule(RetryPolicy.DEFAULT, RetryPolicy.SERVICE);

  /** No service may hold a draw up for longer, and with it all that come a window after it. */
  static final Duration LONGEST_WISH = Duration.ofMinutes(10);

  /** The share of a wish that calls come back later than it, so that they do not all at once. */
  private static final double SPREAD = 0.1;

  /** One policy for all faults. */
  static RetryRule of(RetryPolicy policy) {
    return new RetryRule(policy, policy);
  }

  /** As many tries whatever the fault, after the same waits. */
  RetryRule withTries(int number) {
    return new RetryRule(plain.withTries(number), service.withTries(number));
  }

  /** Whether a draw is tried again that failed so often, the last time so. */
  boolean triesAgain(@Nullable Throwable failure, int failures) {
    return failures < policy(failure).tries()
        && !(failure instanceof FaultException fault
            && (fault.kind() == FaultException.Kind.REJECTED || isWishTooLong(fault)));
  }

  /**
   * The nanoseconds to wait before that: what the policy says, and as long as the service wishes.
   *
   * @param uniform a random number, uniform in [0, 1)
   */
  long waitNanos(@Nullable Throwable failure, int failures, double uniform) {
    RetryPolicy policy = policy(failure);
    long backoff = policy.waitNanos(failures, uniform);
    long wish = failure instanceof FaultException fault ? wishNanos(fault) : 0;
    if (wish == 0) {
      return backoff;
    }
    double spread = Math.max(SPREAD * wish, policy.waitNanos(1, 1));
    return Math.max(backoff, wish + (long) (spread * uniform));
  }

  /**
   * What is to be said of a draw that is not tried again since its service asks for too much time;
   * null where it does not.
   */
  static @Nullable String refusal(@Nullable Throwable failure) {
    return failure instanceof FaultException fault && isWishTooLong(fault)
        ? "the service asks to be left alone for %s s, and a draw waits for %s s at most"
            .formatted(
                fault.retryAfter().orElse(Duration.ZERO).toSeconds(), LONGEST_WISH.toSeconds())
        : null;
  }

  static boolean isWishTooLong(FaultException fault) {
    return fault.retryAfter().filter(wish -> wish.compareTo(LONGEST_WISH) > 0).isPresent();
  }

  private static long wishNanos(FaultException fault) {
    return Math.max(0, fault.retryAfter().orElse(Duration.ZERO).toNanos());
  }

  private RetryPolicy policy(@Nullable Throwable failure) {
    return failure instanceof FaultException ? service : plain;
  }
}
