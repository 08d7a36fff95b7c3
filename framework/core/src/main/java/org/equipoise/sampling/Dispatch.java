package org.equipoise.sampling;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Calls the agent: launches draws in the order of their numbers, so many at a time, tries faulted
 * ones again after a wait that holds no place, and stops at the limits of calls and time.
 *
 * <p>Used by the sampling thread alone, which is the one thread that schedules; what runs on other
 * threads is only {@link Flight#run}.
 */
final class Dispatch<S> {
  private final Executor threads;
  private final int concurrency;
  private final RetryPolicy retries;
  private final RandomGenerator jitter;
  private final long callLimit;
  private final Deadline deadline;

  private final BlockingQueue<Flight<S>> landed;
  private final Queue<Flight<S>> ready = new ArrayDeque<>();
  private final PriorityQueue<Flight<S>> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Flight::due));
  private int underWay;
  private long calls;
  private @Nullable SamplingEnd halted;

  Dispatch(
      Plan<S> plan,
      Executor threads,
      BlockingQueue<Flight<S>> landed,
      RandomGenerator jitter,
      Deadline deadline) {
    this.threads = threads;
    this.landed = landed;
    this.jitter = jitter;
    this.deadline = deadline;
    this.concurrency = plan.concurrency;
    this.retries = plan.retries;
    this.callLimit = plan.callLimit;
  }

  /** Takes a prepared draw, to be launched after those taken before. */
  void take(Flight<S> flight) {
    ready.add(flight);
  }

  /** The calls of the agent so far. */
  long calls() {
    return calls;
  }

  /** Why no more calls are made; null as long as they are. */
  @Nullable SamplingEnd halted() {
    return halted;
  }

  /**
   * Calls the agent until this draw is finished.
   *
   * @return false where the run was halted before that
   */
  boolean finish(Flight<S> draw) {
    try {
      while (!draw.isFinished() && halted == null) {
        if (deadline.isPast()) {
          halt(SamplingEnd.TIME_LIMIT);
        } else {
          launch();
        }
        if (halted == null) {
          settleNext();
        }
      }
    } catch (InterruptedException e) {
      halt(SamplingEnd.INTERRUPTED);
    }
    return draw.isFinished();
  }

  private void launch() throws InterruptedException {
    while (underWay < concurrency) {
      if (calls == callLimit) {
        stopCalling();
        return;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Flight<S> next = nextDue();
      if (next == null) {
        return;
      }
      calls++;
      underWay++;
      threads.execute(next);
    }
  }

  private @Nullable Flight<S> nextDue() {
    Flight<S> retry = waiting.peek();
    return retry != null && retry.due() - System.nanoTime() <= 0 ? waiting.poll() : ready.poll();
  }

  /** Without calls for further tries, those that wait for one have had their last. */
  private void stopCalling() {
    waiting.forEach(Flight::finish);
    waiting.clear();
    if (underWay == 0) {
      halt(SamplingEnd.CALL_LIMIT);
    }
  }

  private void settleNext() throws InterruptedException {
    Flight<S> flight = landed.poll();
    if (flight == null) {
      flight = landed.poll(patience(), TimeUnit.NANOSECONDS);
    }
    if (flight != null) {
      settle(flight);
    }
  }

  /** The nanoseconds until there is something to do even if nothing lands. */
  private long patience() {
    long patience = deadline.remaining();
    Flight<S> retry = waiting.peek();
    return retry == null || underWay == concurrency
        ? patience
        : Math.min(patience, retry.due() - System.nanoTime());
  }

  private void settle(Flight<S> flight) {
    underWay--;
    flight.rejectBrokenAgent();
    if (flight.interrupted()) {
      halt(SamplingEnd.INTERRUPTED);
    } else if (flight.step() != null || flight.tries() >= retries.tries() || calls == callLimit) {
      flight.finish();
    } else {
      flight.retryAt(System.nanoTime() + retries.waitNanos(flight.tries(), jitter));
      waiting.add(flight);
    }
  }

  /** Makes no further calls; what has landed by now still counts. */
  private void halt(SamplingEnd end) {
    if (halted == null) {
      halted = end;
    }
    for (Flight<S> flight = landed.poll(); flight != null; flight = landed.poll()) {
      settle(flight);
    }
  }
}
