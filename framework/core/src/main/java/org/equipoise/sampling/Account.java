package org.equipoise.sampling;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.apiguardian.api.API;

/**
 * What several agents are served by together: an account with a provider of models, which answers
 * only so many calls at a time. Samplers that share an account, in whatever threads, take turns in
 * the order in which they asked.
 *
 * <pre>{@code
 * Account openai = new Account("openai", 8);
 * Sample<String> sample = Sampler.of(agent).from("BUZZY").concurrency(32).account(openai).run();
 * }</pre>
 *
 * <p>A limit that is given is held to. Where none is known, one is {@linkplain #adaptive found}: it
 * grows while the service answers, and is cut when a {@link org.equipoise.agent.FaultException}
 * says that it was asked too often. While a service wants to be left alone, none of its calls
 * begins.
 *
 * <p>A call holds a permit while the agent is at work, and at no other time: a draw that waits for
 * its turn, or for its next try, holds none. What is shared is time alone; a sample is the same
 * with an account and without.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Account {
  private final String name;
  private final boolean adaptive;
  private final Gate gate;

  /**
   * An account of its own, even where another one has that name.
   *
   * @param name what people call it
   * @param permits how many calls it answers at a time
   * @throws IllegalArgumentException if the name is blank, or there is no permit
   */
  public Account(String name, int permits) {
    this(name, ConcurrencyLimit.fixed(checked(name, permits), System::nanoTime));
  }

  private Account(String name, ConcurrencyLimit limit) {
    this.name = name;
    this.adaptive = limit.adapts();
    this.gate = new Gate(limit);
  }

  /**
   * An account of which nobody knows how many calls it answers at a time. It begins with 20, or the
   * most where that is fewer. While these are in use and all are answered, it doubles them; once it
   * was throttled, it allows a fifth less each time, and a twentieth more for as many answers as it
   * allows calls.
   *
   * @param most how many calls it makes at a time at most
   * @throws IllegalArgumentException if the name is blank, or the most is not positive
   */
  public static Account adaptive(String name, int most) {
    return adaptive(name, most, System::nanoTime);
  }

  static Account adaptive(String name, int most, LongSupplier nanoTime) {
    return new Account(name, ConcurrencyLimit.found(checked(name, most), nanoTime));
  }

  private static int checked(String name, int permits) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an account needs a name, such as \"openai\"");
    }
    if (permits < 1) {
      throw new IllegalArgumentException(
          "the account '%s' needs at least 1 permit, got %s".formatted(name, permits));
    }
    return permits;
  }

  /** What people call it. */
  public String name() {
    return name;
  }

  /** How many calls it makes at a time at most. */
  public int permits() {
    return gate.read(ConcurrencyLimit::most);
  }

  /** How many calls it makes at a time now: as many as its permits, or what it found so far. */
  public int allowed() {
    return gate.read(ConcurrencyLimit::allowed);
  }

  /** How many calls are under way. */
  public int inUse() {
    return gate.underWay();
  }

  /**
   * Makes so many calls at a time from now on, unless these are fewer than before; if the account
   * is adaptive, it may find that it can make so many. Those who wait take their turns at once.
   *
   * @throws IllegalArgumentException if there is no permit
   */
  public void raiseTo(int more) {
    checked(name, more);
    gate.change(limit -> limit.raiseTo(more));
  }

  /**
   * Calls when it is this one's turn.
   *
   * @throws InterruptedException if the wait for it was interrupted; nothing was called then
   */
  <T> T call(Callable<T> service) throws Exception {
    gate.enter();
    try {
      return service.call();
    } finally {
      gate.leave();
    }
  }

  /** A call was answered. */
  void answered(boolean atFirstTry) {
    if (adaptive) {
      gate.change(limit -> limit.answered(atFirstTry));
    }
  }

  /** A call failed, but not since there were too many. */
  void unavailable() {
    gate.change(ConcurrencyLimit::unavailable);
  }

  /** A call was one too many, and the service wants to be left alone for so long. */
  void throttled(Duration wish) {
    gate.change(limit -> limit.throttled(wish));
  }

  /** How many more calls could be made now. */
  int free() {
    return allowed() - inUse();
  }

  /** How many calls wait for their turn. */
  int waiting() {
    return gate.waiting();
  }

  @Override
  public String toString() {
    return "%s (%s%s at a time)".formatted(name, adaptive ? "at most " : "", permits());
  }
}
