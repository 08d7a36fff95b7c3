package org.equipoise.sampling;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many calls may be under way at once, as the service that answers them bears it: additive
 * increase, multiplicative decrease.
 *
 * <p>A limit grows after each <em>clean round</em>: as many answers as it allows calls, with no
 * fault of the service between them, while at least four fifths of it were in use at some moment.
 * It begins by doubling (slow start), until it is throttled for the first time. From then on it
 * grows by a twentieth, and is cut to four fifths when it is throttled. Calls that were sent
 * together are throttled together, so what happens within 15 seconds of a cut, or as long as the
 * service wants to be left alone if that is longer, is one episode: it cuts no further, and answers
 * in it prove nothing. Neither does an answer to a call that was tried again. A service that is not
 * available has another trouble than too many calls: that begins the round again, and cuts nothing.
 *
 * <p>Not safe for use by several threads.
 */
final class ConcurrencyLimit {
  /** Where a limit starts that has to be found, if it may be as high. */
  static final int START = 20;

  private static final double CUT = 0.8;
  private static final double GROWTH = 0.05;
  private static final int IN_USE = 4;
  private static final int IN_USE_OF = 5;
  private static final long COOLDOWN_NANOS = Duration.ofSeconds(15).toNanos();

  private final LongSupplier nanoTime;
  private final boolean adapts;
  private int most;
  private int allowed;
  private boolean starting;
  private int clean;
  private boolean inUse;

  private boolean throttledBefore;
  private long episodeEnds;
  private long holdEnds;

  private ConcurrencyLimit(
      int most, int allowed, boolean adapts, boolean starting, LongSupplier nanoTime) {
    this.most = most;
    this.allowed = allowed;
    this.adapts = adapts;
    this.starting = starting;
    this.nanoTime = nanoTime;
  }

  /** A limit that somebody set, and that is held to. */
  static ConcurrencyLimit fixed(int permits, LongSupplier nanoTime) {
    return new ConcurrencyLimit(permits, permits, false, false, nanoTime);
  }

  /** A limit to be found, between 1 and the most. */
  static ConcurrencyLimit found(int most, LongSupplier nanoTime) {
    return new ConcurrencyLimit(most, Math.min(START, most), true, true, nanoTime);
  }

  /** A limit that is the most until it turns out to be too much. */
  static ConcurrencyLimit cut(int most, LongSupplier nanoTime) {
    return new ConcurrencyLimit(most, most, true, false, nanoTime);
  }

  /** How many calls may be under way now. */
  int allowed() {
    return allowed;
  }

  /** How many may ever be. */
  int most() {
    return most;
  }

  boolean adapts() {
    return adapts;
  }

  /** May find as many as this, if that is more than before. */
  void raiseTo(int more) {
    most = Math.max(most, more);
    allowed = adapts ? Math.max(allowed, starting ? Math.min(START, most) : 1) : most;
  }

  /** A call begins, so that as many are under way. */
  void begun(int underWay) {
    inUse = inUse || IN_USE_OF * (long) underWay >= IN_USE * (long) allowed;
  }

  /** A call was answered. */
  void answered(boolean atFirstTry) {
    if (allowed == most || !atFirstTry || isInEpisode()) {
      return;
    }
    clean++;
    if (clean >= allowed) {
      if (inUse) {
        int more = starting ? allowed : Math.max(1, (int) (GROWTH * allowed));
        allowed = (int) Math.min(most, (long) allowed + more);
      }
      beginRound();
    }
  }

  /** A call failed for a reason that says nothing of how many there were. */
  void unavailable() {
    beginRound();
  }

  /**
   * A call was one too many.
   *
   * @param wish how long the service wants to be left alone; zero where it does not say
   */
  void throttled(Duration wish) {
    long now = nanoTime.getAsLong();
    boolean sameEpisode = isInEpisode();
    long asked = now + wish.toNanos();
    holdEnds = throttledBefore ? later(holdEnds, asked) : asked;
    episodeEnds = later(sameEpisode ? episodeEnds : now + COOLDOWN_NANOS, asked);
    throttledBefore = true;
    if (adapts && !sameEpisode) {
      allowed = Math.max(1, (int) (CUT * allowed));
      starting = false;
    }
    beginRound();
  }

  /** For how many nanoseconds the service wants to be left alone; 0 or less where it does not. */
  long heldNanos() {
    return throttledBefore ? holdEnds - nanoTime.getAsLong() : 0;
  }

  private boolean isInEpisode() {
    return throttledBefore && episodeEnds - nanoTime.getAsLong() > 0;
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }

  private void beginRound() {
    clean = 0;
    inUse = false;
  }
}
