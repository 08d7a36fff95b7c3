package org.equipoise.sampling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Lets calls begin in the order in which they asked: so many at a time as a limit allows, which may
 * change, and none while the service wants to be left alone.
 */
final class Gate {
  /**
   * How often one who waits for a time looks at the clock, which may not be that of the threads.
   */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Condition> queue = new ArrayDeque<>();
  private final ConcurrencyLimit limit;
  private int underWay;

  Gate(ConcurrencyLimit limit) {
    this.limit = limit;
  }

  /**
   * Waits for its turn.
   *
   * @throws InterruptedException if the wait was interrupted; there was no turn then
   */
  void enter() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (!queue.isEmpty() || !isOpen()) {
        queueUp();
      }
      underWay++;
      limit.begun(underWay);
      wakeFirst();
    } finally {
      lock.unlock();
    }
  }

  private void queueUp() throws InterruptedException {
    Condition turn = lock.newCondition();
    queue.add(turn);
    try {
      while (queue.peek() != turn || !isOpen()) {
        if (queue.peek() == turn && limit.heldNanos() > 0) {
          turn.awaitNanos(Math.min(LOOK_NANOS, limit.heldNanos()));
        } else {
          turn.await();
        }
      }
    } catch (InterruptedException e) {
      queue.remove(turn);
      wakeFirst();
      throw e;
    }
    queue.remove(turn);
  }

  private boolean isOpen() {
    return underWay < limit.allowed() && limit.heldNanos() <= 0;
  }

  private void wakeFirst() {
    Condition first = queue.peek();
    if (first != null) {
      first.signal();
    }
  }

  /** Ends a call. */
  void leave() {
    change(l -> underWay--);
  }

  /** Changes the limit; those whom it lets in take their turns at once. */
  void change(Consumer<ConcurrencyLimit> change) {
    lock.lock();
    try {
      change.accept(limit);
      wakeFirst();
    } finally {
      lock.unlock();
    }
  }

  /** Reads the limit. */
  int read(ToIntFunction<ConcurrencyLimit> what) {
    lock.lock();
    try {
      return what.applyAsInt(limit);
    } finally {
      lock.unlock();
    }
  }

  /** How many calls are under way. */
  int underWay() {
    return read(l -> underWay);
  }

  /** How many calls wait for their turn. */
  int waiting() {
    return read(l -> queue.size());
  }
}
