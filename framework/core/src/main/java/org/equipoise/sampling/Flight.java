package org.equipoise.sampling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Exchange;
import org.equipoise.agent.InvalidStepException;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.equipoise.journal.RecordedDraw;
import org.jspecify.annotations.Nullable;

/**
 * A draw on its way from the choice of its start to its result.
 *
 * <p>{@link #run} makes one try, on a thread of the sampler; all else happens on the sampling
 * thread. The two never meet: a flight is handed over with each try and comes back through {@code
 * landed}. Once its draw is committed, a flight is used again for a later draw.
 */
final class Flight<S> implements Runnable {
  private final Agent<S> agent;
  private final long seed;
  private final Queue<Flight<S>> landed;
  private final DrawMemory<S> memory;

  private long number;
  private int from;
  private S start;
  private int tries;
  private boolean finished;
  private long due;

  /** Keeps what was answered in parts of the step for further tries. */
  private @Nullable Draw lastTry;

  private @Nullable Step<S> step;
  private @Nullable Throwable failure;
  private @Nullable Throwable retried;
  private boolean interrupted;

  private final TryNotes notes = new TryNotes();
  private Budget.Reservation reserved = Budget.Reservation.NONE;
  private @Nullable String refusal;
  private boolean unanswered;
  private @Nullable RecordedDraw recorded;
  private @Nullable Instant earlier;

  /** A flight for the first draw in its place of the window; it starts from the given state. */
  Flight(Agent<S> agent, long seed, Queue<Flight<S>> landed, DrawMemory<S> memory, S start) {
    this.agent = agent;
    this.seed = seed;
    this.landed = landed;
    this.memory = memory;
    this.start = start;
  }

  /** Becomes the draw of this number, from a concrete state with its number. */
  void prepare(long draw, int state, S concrete) {
    number = draw;
    from = state;
    start = concrete;
    tries = 0;
    lastTry = null;
    finished = false;
    unanswered = false;
    failure = null;
    retried = null;
    notes.clear();
    if (refusal != null) {
      refusal = null;
    }
    if (recorded != null) {
      recorded = null;
      earlier = null;
    }
  }

  /**
   * Is finished as it was in an earlier run.
   *
   * @param otherBuild when that run began, where it was of another build
   */
  void recall(RecordedDraw draw, @Nullable Step<S> then, Optional<Instant> otherBuild) {
    recorded = draw;
    earlier = otherBuild.orElse(null);
    step = then;
    failure = then == null ? new RecordedFault(draw.text()) : null;
    retried = draw.retried() == null ? null : new RecordedFault(draw.retried());
    tries = draw.tries();
    finished = true;
  }

  @Override
  public void run() {
    if (retried == null) {
      retried = failure;
    }
    step = null;
    failure = null;
    interrupted = false;
    tries++;
    Draw draw = lastTry == null ? Draw.of(seed, number) : lastTry.again();
    lastTry = draw;
    notes.begin();
    try {
      step = agent.step(start, draw);
    } catch (InterruptedException e) {
      interrupted = true;
    } catch (Exception e) {
      failure = e;
      // Clients wrap an interrupt in exceptions of their own, and leave the flag set.
      interrupted = Thread.currentThread().isInterrupted();
    } catch (Throwable e) {
      failure = e;
    }
    notes.end(draw.exchanges());
    landed.add(this);
  }

  /** The tokens that a try takes at most, as its agent says. */
  Usage estimate() {
    try {
      return Objects.requireNonNull(agent.estimate(start), "no estimate");
    } catch (Throwable e) {
      throw DefectException.thrown("the agent's estimate of a step from " + place(), e);
    }
  }

  /** Keeps what is reserved for the next try. */
  void reserve(Budget.Reservation reservation) {
    reserved = reservation;
  }

  /** What was reserved for the last try, for which it is asked once. */
  Budget.Reservation release() {
    Budget.Reservation held = reserved;
    reserved = Budget.Reservation.NONE;
    return held;
  }

  /** What is noted of the tries so far. */
  TryNotes notes() {
    return notes;
  }

  long number() {
    return number;
  }

  /** The number of the state that this draw starts from. */
  int from() {
    return from;
  }

  /** The concrete state that this draw starts from. */
  S start() {
    return start;
  }

  /** The tries made so far. */
  int tries() {
    return tries;
  }

  /** What the last try returned; null where it failed. */
  @Nullable Step<S> step() {
    return step;
  }

  /** Has the reason of its escape in other words. */
  void escapes(String reason) {
    step = Step.escape(reason);
  }

  /** What the last try threw; null where it returned. */
  @Nullable Throwable failure() {
    return failure;
  }

  /** What the first try threw where others followed it; null where one was enough. */
  @Nullable Throwable retried() {
    return retried;
  }

  /** The calls to models of all tries; none of a draw of an earlier run. */
  List<Exchange> exchanges() {
    return notes.exchanges();
  }

  /** What all tries took, in whatever run they were made. */
  Usage usage() {
    return recorded != null
        ? recorded.usage()
        : notes.exchanges().stream().map(Exchange::usage).reduce(Usage.NONE, Usage::plus);
  }

  /** How long the agent was at work, in all tries of this run. */
  Duration took() {
    return notes.took();
  }

  /** Whether the result is of an earlier run. */
  boolean isRecalled() {
    return recorded != null;
  }

  /** When the run of another build began that the result is of; null where it is of none. */
  @Nullable Instant earlier() {
    return earlier;
  }

  /** Whether the last try was cancelled: no answer, and no fault either. */
  boolean interrupted() {
    return interrupted;
  }

  /** Whether the result is final, so that the draw can be committed. */
  boolean isFinished() {
    return finished;
  }

  /** Makes the result final. */
  void finish() {
    finished = true;
    memory.keep(this);
  }

  /** Ends the draw with a fault, and says why it is not tried again where that is not plain. */
  void giveUp(@Nullable String why) {
    refusal = why;
    finish();
  }

  /** Ends the draw with the fault it has met, since a limit of the run leaves it no other try. */
  void giveUpAtLimit() {
    unanswered = true;
    finish();
  }

  /** Whether it might have been answered if the run had gone on. */
  boolean isUnanswered() {
    return unanswered;
  }

  /** The fault of the last try, in one line. */
  String fault() {
    String fault = FaultExamples.inWords(failure);
    return refusal == null ? fault : fault + "; " + refusal;
  }

  /** When to try again, in the time of {@link System#nanoTime}. */
  long due() {
    return due;
  }

  void retryAt(long nanoTime) {
    due = nanoTime;
  }

  /**
   * Throws what is wrong with the agent itself rather than with its infrastructure: an {@link
   * Error}, or a step that returned nothing or what is no step.
   *
   * @throws DefectException unless the virtual machine itself can not go on
   */
  void rejectBrokenAgent() {
    try {
      rejectBrokenStep();
    } catch (DefectException e) {
      memory.keepDefect(this, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private void rejectBrokenStep() {
    if (failure instanceof Error) {
      DefectException.rethrowIfFatal(failure);
      throw new DefectException(
          "the agent failed from %s with %s; an Error is a defect of its code, and not tried again"
              .formatted(place(), DefectException.inWords(failure)),
          failure);
    }
    if (failure instanceof InvalidStepException) {
      throw new DefectException(
          "the agent made an invalid step from %s: %s".formatted(place(), failure.getMessage()),
          failure);
    }
    if (step == null && failure == null && !interrupted) {
      throw new DefectException(
          ("the agent returned null from %s: return Step.to(state), Step.stay() or"
                  + " Step.escape(reason), and throw an exception where no answer was had")
              .formatted(place()),
          null);
    }
  }

  private String place() {
    return "the state %s (draw %s)".formatted(DefectException.quoted(start), number);
  }

  /** The number of the state that a move led to, which is new where no draw led there before. */
  int reached(StateSet<S> states, S state) {
    try {
      return states.reached(state);
    } catch (DefectException e) {
      throw e.in("draw %s, from the state %s".formatted(number, DefectException.quoted(start)));
    }
  }
}
