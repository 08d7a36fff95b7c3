package org.equipoise.sampling;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
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
 * <p>A call holds a permit while the agent is at work, and at no other time: a draw that waits for
 * its turn, or for its next try, holds none. What is shared is time alone; a sample is the same
 * with an account and without.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Account {
  private final String name;
  private final Semaphore free;
  private int permits;

  /**
   * An account of its own, even where another one has that name.
   *
   * @param name what people call it
   * @param permits how many calls it answers at a time
   * @throws IllegalArgumentException if the name is blank, or there is no permit
   */
  public Account(String name, int permits) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an account needs a name, such as \"openai\"");
    }
    check(name, permits);
    this.name = name;
    this.permits = permits;
    this.free = new Semaphore(permits, true);
  }

  private static void check(String name, int permits) {
    if (permits < 1) {
      throw new IllegalArgumentException(
          "the account '%s' needs at least 1 permit, got %s".formatted(name, permits));
    }
  }

  /** What people call it. */
  public String name() {
    return name;
  }

  /** How many calls it answers at a time. */
  public synchronized int permits() {
    return permits;
  }

  /**
   * Answers so many calls at a time from now on, unless these are fewer than before. Those who wait
   * take their turns at once.
   *
   * @throws IllegalArgumentException if there is no permit
   */
  public synchronized void raiseTo(int more) {
    check(name, more);
    if (more > permits) {
      free.release(more - permits);
      permits = more;
    }
  }

  /**
   * Calls when it is this one's turn.
   *
   * @throws InterruptedException if the wait for it was interrupted; nothing was called then
   */
  <T> T call(Callable<T> service) throws Exception {
    free.acquire();
    try {
      return service.call();
    } finally {
      free.release();
    }
  }

  /** How many more calls could be made now. */
  int free() {
    return free.availablePermits();
  }

  /** How many calls wait for their turn. */
  int waiting() {
    return free.getQueueLength();
  }

  @Override
  public String toString() {
    return "%s (%s at a time)".formatted(name, permits());
  }
}
