package org.equipoise.sampling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.equipoise.agent.Step;
import org.equipoise.journal.JournalException;
import org.jspecify.annotations.Nullable;

/**
 * One run of a plan: commits draws strictly in the order of their numbers.
 *
 * <p>A draw gets its start at the moment when the one a window before it is committed. So its start
 * depends on committed draws alone, however many are under way and in whatever order they end.
 */
final class Run<S> {
  private final Plan<S> plan;
  private final int window;
  private final int explored;
  private final Deadline deadline;
  private final StateSet<S> states;
  private final DrawLog log = new DrawLog();
  private final FaultExamples faultExamples = new FaultExamples();
  private final FaultExamples retryExamples = new FaultExamples();
  private final ProgressReport report;
  private final StartChoice<S> startChoice;
  private final List<Flight<S>> flights;
  private final CountedCalls<S> agent;
  private final StepThreads threads;
  private final Dispatch<S> dispatch;
  private final DrawMemory<S> memory;

  private final Looks looks;
  private final ConcurrentMap<Integer, Sample<S>> beginnings = new ConcurrentHashMap<>();

  private int[] declared = new int[0];
  private @Nullable ConcreteStates<S> frozen;
  private int prepared;
  private int committed;
  private final FaultStreak faultsInARow = new FaultStreak();
  private long retries;
  private Recalled recalled;
  private final Queue<Flight<S>> held = new ArrayDeque<>();

  Run(Plan<S> plan) {
    this.plan = plan;
    this.window = Math.min(plan.window(), plan.draws);
    this.explored = plan.explored();
    this.looks = new Looks(plan.draws, explored, plan.every, plan.maxFaultRate);
    this.deadline = new Deadline(plan.timeLimit, plan.clock);
    this.states = new StateSet<>(plan);
    this.report = new ProgressReport(plan.listener, this::progress, plan.clock);
    this.startChoice = new StartChoice<>(plan.seed);
    this.agent = new CountedCalls<>(plan.agent, plan.account);
    BlockingQueue<Flight<S>> landed = new ArrayBlockingQueue<>(window);
    this.memory = DrawMemory.of(plan);
    this.recalled = Recalled.redrawn(memory.redrawn());
    this.flights = new ArrayList<>(window);
    for (int i = 0; i < window; i++) {
      Flight<S> flight = new Flight<>(agent, plan.seed, landed, memory, plan.declared.get(0));
      if (plan.journal != null) {
        flight.notes().timeBy(System::nanoTime);
      }
      flights.add(flight);
    }
    this.threads = plan.runsOnCaller() ? StepThreads.caller() : StepThreads.own(plan.concurrency);
    this.dispatch =
        new Dispatch<>(
            plan, agent, threads, landed, new SplittableRandom(plan.seed), deadline, report::tick);
  }

  Sample<S> sample() {
    try {
      SamplingEnd end = remembered();
      dispatch.settleCancelled();
      report.tell();
      return sampleSoFar(end);
    } catch (DefectException e) {
      throw failed(e, e.getCause());
    } catch (JournalException e) {
      throw failed(e, e);
    } finally {
      if (dispatch.isInterrupted()) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private SamplingFailedException failed(RuntimeException e, @Nullable Throwable cause) {
    return new SamplingFailedException(
        String.valueOf(e.getMessage()), cause, sampleSoFar(SamplingEnd.FAILED));
  }

  private SamplingEnd remembered() {
    try (memory) {
      SamplingEnd end = exploreAndJudgeOnThreads();
      memory.end(end, committed);
      return end;
    }
  }

  /** No call begins any more when this returns, so that all that were made can be counted. */
  private SamplingEnd exploreAndJudgeOnThreads() {
    try (threads;
        agent) {
      return exploreAndJudge();
    }
  }

  /** What ended the run where services gave no answer. */
  private @Nullable Outage outage(@Nullable SamplingEnd end) {
    return end == SamplingEnd.CONSECUTIVE_FAULTS
        ? faultsInARow.outage().orElse(null)
        : dispatch.closed();
  }

  private SamplingEnd exploreAndJudge() {
    declared = plan.declared.stream().mapToInt(states::number).toArray();
    SamplingEnd end = commitUpTo(explored);
    if (end == null) {
      frozen = states.concrete().copy();
      end = commitUpTo(plan.draws);
    }
    return end == null ? SamplingEnd.COMPLETE : end;
  }

  private @Nullable SamplingEnd commitUpTo(int last) {
    while (committed < last) {
      if (committed >= memory.heldUntil()) {
        held.forEach(dispatch::take);
        held.clear();
      }
      prepareUpTo((int) Math.min(last, (long) committed + window));
      Flight<S> next = flight(committed);
      if (!next.isFinished() && memory.isAll()) {
        return memory.endAt(next);
      }
      if (!dispatch.finish(next)) {
        return dispatch.halted();
      }
      SamplingEnd end = commit(next);
      if (end != null) {
        return end;
      }
    }
    return null;
  }

  private void prepareUpTo(int end) {
    while (prepared < end) {
      Flight<S> flight = flight(prepared);
      chooseStart(flight);
      if (!memory.recall(flight)) {
        launchOrHold(flight);
      }
      prepared++;
    }
  }

  /** What may not be needed is not paid for before it is. */
  private void launchOrHold(Flight<S> flight) {
    if (committed < memory.heldUntil() && flight.number() >= memory.heldUntil()) {
      held.add(flight);
    } else {
      dispatch.take(flight);
    }
  }

  private void chooseStart(Flight<S> flight) {
    if (frozen == null) {
      startChoice.prepare(flight, prepared, states.concrete());
    } else if (plan.starts == StartPolicy.DECLARED) {
      startChoice.prepare(flight, prepared, plan.declared, declared);
    } else {
      startChoice.prepare(flight, prepared, frozen);
    }
  }

  private Flight<S> flight(int draw) {
    return flights.get(draw % window);
  }

  private @Nullable SamplingEnd commit(Flight<S> flight) {
    record(flight);
    committed++;
    report.tick();
    if (faultsInARow.length() == plan.consecutiveFaultLimit) {
      return SamplingEnd.CONSECUTIVE_FAULTS;
    }
    return isDecided() ? SamplingEnd.DECIDED : null;
  }

  private void record(Flight<S> flight) {
    Step<S> step = flight.step();
    recalled = flight.isRecalled() ? recalled.plus(flight) : recalled;
    retries += flight.tries() - 1;
    retryExamples.add(flight.retried());
    if (step == null) {
      faultsInARow.faulted(
          flight.number(), flight.notes().failingSince(plan.clock.now()), flight.fault());
      faultExamples.add(flight.fault());
      log.faulted(flight.from());
      return;
    }
    faultsInARow.answered();
    if (step instanceof Step.Move<S> move) {
      moved(flight, move.state());
    } else if (step instanceof Step.Escape<S> escape) {
      log.escaped(flight.from(), escape.reason());
    } else {
      log.reached(flight.from(), flight.from());
    }
  }

  private void moved(Flight<S> flight, S state) {
    int reached = flight.reached(states, state);
    if (reached == StateSet.NONE) {
      log.escaped(flight.from(), Step.Escape.BLANK);
    } else {
      log.reached(flight.from(), reached);
    }
  }

  private boolean isDecided() {
    return plan.decided != null
        && looks.isDue(committed, log.faults() - faultsInARow.length())
        && plan.decided.test(sampleSoFar(null));
  }

  private Progress progress() {
    return new Progress(
        committed,
        plan.draws,
        agent.made(),
        log.faults(),
        states.size(),
        deadline.elapsed(),
        frozen == null ? Progress.Phase.EXPLORE : Progress.Phase.JUDGE,
        dispatch.spent(),
        plan.cost(dispatch.spent()),
        dispatch.limit(),
        dispatch.unanswered());
  }

  private Sample<S> sampleSoFar(@Nullable SamplingEnd end) {
    return new Sample<>(
        plan,
        states.index(),
        states.concrete().copy(),
        log.draws(),
        new RunFacts(
            faultExamples.list(),
            retries,
            retryExamples.list(),
            agent.made(),
            dispatch.spent(),
            recalled,
            deadline.elapsed(),
            end,
            outage(end)),
        beginnings);
  }
}
