package org.equipoise.sampling;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
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
  /** How often to ask whether the run is cancelled while there is nothing else to do. */
  private static final long CANCELLATION_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final CountedCalls<S> agent;
  private final Executor threads;
  private final int concurrency;
  private final RetryPolicy retries;
  private final RandomGenerator jitter;
  private final long callLimit;
  private final Deadline deadline;
  private final @Nullable BooleanSupplier cancelled;

  private final BlockingQueue<Flight<S>> landed;
  private final Queue<Flight<S>> ready = new ArrayDeque<>();
  private final PriorityQueue<Flight<S>> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Flight::due));
  private int underWay;
  private long launched;
  private @Nullable SamplingEnd halted;
  private boolean interrupted;

  Dispatch(
      Plan<S> plan,
      CountedCalls<S> agent,
      Executor threads,
      BlockingQueue<Flight<S>> landed,
      RandomGenerator jitter,
      Deadline deadline) {
    this.agent = agent;
    this.threads = threads;
    this.landed = landed;
    this.jitter = jitter;
    this.deadline = deadline;
    this.concurrency = plan.concurrency;
    this.retries = plan.retries;
    this.callLimit = plan.callLimit;
    this.cancelled = plan.cancelled;
  }

  /** Takes a prepared draw, to be launched after those taken before. */
  void take(Flight<S> flight) {
    ready.add(flight);
  }

  /** Why no more calls are made; null as long as they are. */
  @Nullable SamplingEnd halted() {
    return halted;
  }

  /** Whether an interrupt was taken from the thread or the agent, so that it is to be passed on. */
  boolean isInterrupted() {
    return interrupted;
  }

  /**
   * Calls the agent until this draw is finished.
   *
   * @return false where the run was halted before that
   */
  boolean finish(Flight<S> draw) {
    try {
      while (!draw.isFinished() && mayGoOn()) {
        if (!launchNext() && halted == null) {
          settleNext();
        }
      }
    } catch (InterruptedException e) {
      interrupt();
    }
    return draw.isFinished();
  }

  /** Looks at the clock, at the thread's interrupt flag and at whether the run is cancelled. */
  private boolean mayGoOn() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (deadline.isPast()) {
      halt(SamplingEnd.TIME_LIMIT);
    } else if (cancelled != null && cancelled.getAsBoolean()) {
      halt(SamplingEnd.INTERRUPTED);
    }
    return halted == null;
  }

  private void interrupt() {
    interrupted = true;
    halt(SamplingEnd.INTERRUPTED);
  }

  /** Launches the next draw; false where there is no place, no call or no draw for it. */
  private boolean launchNext() {
    if (underWay == concurrency) {
      return false;
    }
    if (launched == callLimit) {
      stopCalling();
      return false;
    }
    Flight<S> next = nextDue();
    if (next == null) {
      return false;
    }
    launched++;
    underWay++;
    threads.execute(next);
    return true;
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
    long patience =
        cancelled == null
            ? deadline.remaining()
            : Math.min(deadline.remaining(), CANCELLATION_POLL_NANOS);
    Flight<S> retry = waiting.peek();
    return retry == null || underWay == concurrency
        ? patience
        : Math.min(patience, retry.due() - System.nanoTime());
  }

  private void settle(Flight<S> flight) {
    underWay--;
    flight.rejectBrokenAgent();
    if (flight.interrupted()) {
      interruptUnlessHalted();
    } else if (flight.step() != null
        || flight.tries() >= retries.tries()
        || launched == callLimit) {
      flight.finish();
    } else {
      flight.retryAt(System.nanoTime() + retries.waitNanos(flight.tries(), jitter));
      waiting.add(flight);
    }
  }

  /** A step that is cut short once the run is halted was so by the run itself. */
  private void interruptUnlessHalted() {
    if (halted == null) {
      interrupt();
    }
  }

  /** Makes no further calls; what has landed by now still counts. */
  private void halt(SamplingEnd end) {
    agent.close();
    if (halted == null) {
      halted = end;
    }
    for (Flight<S> flight = landed.poll(); flight != null; flight = landed.poll()) {
      settle(flight);
    }
  }
}
