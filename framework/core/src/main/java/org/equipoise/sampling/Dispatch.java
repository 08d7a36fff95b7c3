package org.equipoise.sampling;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.equipoise.agent.FaultException;
import org.equipoise.agent.Usage;
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
  private final Pace pace;
  private final Retries<S> retries;
  private final Budget budget;
  private final RunClock clock;
  private final long callLimit;
  private final Deadline deadline;
  private final @Nullable BooleanSupplier cancelled;
  private final Runnable failedTry;

  private final BlockingQueue<Flight<S>> landed;
  private final Queue<Flight<S>> ready = new ArrayDeque<>();
  private int underWay;
  private long launched;
  private boolean withoutBudget;
  private @Nullable SamplingEnd halted;
  private @Nullable Outage closed;
  private boolean answered;
  private @Nullable String unanswered;
  private boolean interrupted;

  Dispatch(
      Plan<S> plan,
      CountedCalls<S> agent,
      Executor threads,
      BlockingQueue<Flight<S>> landed,
      RandomGenerator jitter,
      Deadline deadline,
      Runnable failedTry) {
    this.agent = agent;
    this.threads = threads;
    this.landed = landed;
    this.deadline = deadline;
    this.clock = plan.clock;
    this.pace = new Pace(plan.concurrency, plan.account, clock);
    this.retries = new Retries<>(plan, jitter);
    this.budget = new Budget(plan);
    this.callLimit = plan.callLimit;
    this.cancelled = plan.cancelled;
    this.failedTry = failedTry;
  }

  /** Takes a prepared draw, to be launched after those taken before. */
  void take(Flight<S> flight) {
    ready.add(flight);
  }

  /** Why no more calls are made; null as long as they are. */
  @Nullable SamplingEnd halted() {
    return halted;
  }

  /** What was said of a service that answers no calls any more; null where none said so. */
  @Nullable Outage closed() {
    return closed;
  }

  /** What the last try met where none was answered so far; null where one was, or none failed. */
  @Nullable String unanswered() {
    return unanswered;
  }

  /** What the tries took so far that have ended. */
  Usage spent() {
    return budget.spent();
  }

  /** How far the calls at a time are limited; null where all that were asked for may be made. */
  Progress.@Nullable Limit limit() {
    return pace.limit(underWay);
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

  /** Launches the next draw; false where there is no place, no budget or no draw for it. */
  private boolean launchNext() {
    if (underWay >= pace.allowed() || pace.heldNanos() > 0) {
      return false;
    }
    if (launched == callLimit) {
      stopCalling(SamplingEnd.CALL_LIMIT);
      return false;
    }
    Flight<S> retry = retries.due();
    Flight<S> next = retry == null ? ready.peek() : retry;
    if (next == null || !reserve(next)) {
      return false;
    }
    if (retry == null) {
      ready.remove();
    } else {
      retries.remove(retry);
    }
    launched++;
    underWay++;
    pace.launched(underWay);
    threads.execute(next);
    return true;
  }

  /** Reserves what a try may take; where that is too much, others may turn out to take less. */
  private boolean reserve(Flight<S> next) {
    SamplingEnd obstacle = budget.reserve(next);
    withoutBudget = obstacle != null;
    if (obstacle != null && underWay == 0) {
      stopCalling(obstacle);
    }
    return obstacle == null;
  }

  /** Without calls for further tries, those that wait for one have had their last. */
  private void stopCalling(SamplingEnd end) {
    retries.giveUp();
    if (underWay == 0) {
      halt(end);
    }
  }

  private void settleNext() throws InterruptedException {
    Flight<S> flight = landed.poll();
    if (flight == null) {
      flight = clock.poll(landed, patience());
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
    if (underWay >= pace.allowed() || withoutBudget) {
      return patience;
    }
    long held = pace.heldNanos();
    if (held > 0) {
      return Math.min(patience, held);
    }
    return Math.min(patience, retries.nanosToNext());
  }

  private void settle(Flight<S> flight) {
    underWay--;
    withoutBudget = false;
    budget.settle(flight);
    flight.rejectBrokenAgent();
    if (flight.interrupted()) {
      interruptUnlessHalted();
    } else if (flight.step() == null) {
      fail(flight);
    } else {
      answered = true;
      unanswered = null;
      pace.answered(flight.tries() == 1);
      retries.answered();
      flight.finish();
    }
  }

  private void fail(Flight<S> flight) {
    flight.notes().fail(clock.now());
    pace.failed(flight.failure());
    if (flight.failure() instanceof FaultException fault
        && fault.kind() == FaultException.Kind.CLOSED) {
      close(flight);
    } else {
      retries.failed(flight, launched < callLimit);
    }
    unanswered = answered ? null : flight.fault();
    failedTry.run();
  }

  /** That a service answers no calls any more is no fault of the draw that found it out. */
  private void close(Flight<S> flight) {
    if (halted == null) {
      closed = Outage.of(flight.number(), clock.now(), flight.fault());
      halt(SamplingEnd.SERVICE_CLOSED);
    }
  }

  /** Accounts for what cancelled tries took, once none is under way any more. */
  void settleCancelled() {
    for (Flight<S> flight = landed.poll(); flight != null; flight = landed.poll()) {
      budget.settle(flight);
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
