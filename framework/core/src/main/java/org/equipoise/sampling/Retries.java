package org.equipoise.sampling;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The draws that wait for another try, of those that may have one. */
final class Retries<S> {
  private final RetryRule rule;
  private final Circuit circuit;
  private final RandomGenerator jitter;
  private final RunClock clock;
  private final PriorityQueue<Flight<S>> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Flight::due));

  Retries(Plan<S> plan, RandomGenerator jitter) {
    this.rule = plan.retries;
    this.circuit = new Circuit(plan.consecutiveFaultLimit, plan.clock);
    this.jitter = jitter;
    this.clock = plan.clock;
  }

  /** A try was answered, whichever draw it was of. */
  void answered() {
    circuit.answered();
  }

  /**
   * A draw's try failed: it waits for another one, or ends in a fault.
   *
   * @param anotherTry whether there may be another one
   */
  void failed(Flight<S> flight, boolean anotherTry) {
    Throwable failure = flight.failure();
    if (flight.exchanges().stream().anyMatch(exchange -> !exchange.reply().isEmpty())) {
      circuit.reached();
    }
    circuit.failed(failure);
    if (circuit.isOpen()) {
      waiting.forEach(Flight::finish);
      waiting.clear();
      flight.finish();
    } else if (!rule.triesAgain(failure, flight.tries())) {
      flight.giveUp(RetryRule.refusal(failure));
    } else if (!anotherTry) {
      flight.giveUpAtLimit();
    } else {
      long wait = rule.waitNanos(failure, flight.tries(), jitter.nextDouble());
      flight.retryAt(clock.nanoTime() + wait);
      waiting.add(flight);
    }
  }

  /** Ends all draws that wait in the faults that they have met, since a limit is reached. */
  void giveUp() {
    waiting.forEach(Flight::giveUpAtLimit);
    waiting.clear();
  }

  /** The first draw whose wait is over; null where there is none. */
  @Nullable Flight<S> due() {
    return nanosToNext() <= 0 ? waiting.peek() : null;
  }

  /** No longer waits for a draw. */
  void remove(Flight<S> flight) {
    waiting.remove(flight);
  }

  /** The nanoseconds until the next wait is over; very many where there is none. */
  long nanosToNext() {
    Flight<S> next = waiting.peek();
    return next == null ? Long.MAX_VALUE : next.due() - clock.nanoTime();
  }
}
