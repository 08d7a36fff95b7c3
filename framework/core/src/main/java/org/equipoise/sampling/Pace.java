package org.equipoise.sampling;

import java.time.Duration;
import org.equipoise.agent.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * How fast a run calls: as its account allows, or else as many at a time as it was told, until the
 * service turns out to bear fewer.
 */
final class Pace {
  private final @Nullable Account account;
  private final ConcurrencyLimit own;

  Pace(int concurrency, @Nullable Account account, RunClock clock) {
    this.account = account;
    this.own = ConcurrencyLimit.cut(concurrency, clock::nanoTime);
  }

  /** How many calls of the run may be under way, or wait for their turn with the account. */
  int allowed() {
    return own.allowed();
  }

  /** For how many nanoseconds no call may begin; 0 or less where one may. */
  long heldNanos() {
    return own.heldNanos();
  }

  /** A call was launched, so that as many are under way. */
  void launched(int underWay) {
    own.begun(underWay);
  }

  void answered(boolean atFirstTry) {
    if (account == null) {
      own.answered(atFirstTry);
    } else {
      account.answered(atFirstTry);
    }
  }

  /** What a failure tells of the service, if it tells anything of it. */
  void failed(@Nullable Throwable failure) {
    if (!(failure instanceof FaultException fault)) {
      unavailable();
      return;
    }
    switch (fault.kind()) {
      case THROTTLED -> throttled(fault);
      case UNAVAILABLE -> unavailable();
      case REJECTED, CLOSED -> {}
    }
  }

  /**
   * A service that asks for more time than a draw waits holds no other draw up: all fail at once.
   */
  private void throttled(FaultException fault) {
    Duration wish =
        RetryRule.isWishTooLong(fault)
            ? Duration.ZERO
            : fault.retryAfter().filter(d -> !d.isNegative()).orElse(Duration.ZERO);
    if (account == null) {
      own.throttled(wish);
    } else {
      account.throttled(wish);
    }
  }

  private void unavailable() {
    if (account == null) {
      own.unavailable();
    } else {
      account.unavailable();
    }
  }

  /** How far the calls at a time are limited; null where all that were asked for may be made. */
  Progress.@Nullable Limit limit(int underWay) {
    if (account != null) {
      return new Progress.Limit(account.name(), account.inUse(), account.allowed());
    }
    return own.allowed() < own.most() ? new Progress.Limit("", underWay, own.allowed()) : null;
  }
}
