package org.equipoise.sampling;

import java.util.concurrent.atomic.AtomicLong;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.jspecify.annotations.Nullable;

/**
 * The agent as one run calls it: in its account's turn, and counted. A call that was cancelled
 * before its turn came is none.
 */
final class CountedCalls<S> implements Agent<S>, AutoCloseable {
  private final Agent<S> agent;
  private final @Nullable Account account;
  private final AtomicLong made = new AtomicLong();
  private volatile boolean closed;

  CountedCalls(Agent<S> agent, @Nullable Account account) {
    this.agent = agent;
    this.account = account;
  }

  @Override
  public Step<S> step(S state, Draw draw) throws Exception {
    return account == null ? counted(state, draw) : account.call(() -> counted(state, draw));
  }

  private Step<S> counted(S state, Draw draw) throws Exception {
    // Another step that is cancelled may pass its turn on to this one before it is cancelled too.
    if (closed) {
      throw new InterruptedException("the run has ended");
    }
    made.incrementAndGet();
    return agent.step(state, draw);
  }

  @Override
  public Usage estimate(S state) {
    return agent.estimate(state);
  }

  /** The calls made so far, by all threads. */
  long made() {
    return made.get();
  }

  /** Lets no further call begin. */
  @Override
  public void close() {
    closed = true;
  }
}
