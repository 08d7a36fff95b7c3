package org.equipoise.sampling;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;
import org.equipoise.agent.Agent;
import org.equipoise.journal.Journal;
import org.equipoise.journal.StateCodec;
import org.jspecify.annotations.Nullable;

/**
 * The plan to sample an agent: which draws to make, how, and when to stop. Immutable: each method
 * returns a new plan, and one plan may run many times.
 *
 * <pre>{@code
 * Sample<String> sample = Sampler.of(agent).from("BUZZY").transitions(4_000).concurrency(32).run();
 * }</pre>
 *
 * <p><b>Explore, then judge.</b> The first part of the draws explores: each starts uniformly from
 * one of the states known so far, from the declared start states on. Then the state set is frozen,
 * and each further draw starts independently and uniformly from it; rates are judged on those draws
 * alone. States are known and counted by their {@link #key}, and drawn uniformly by key; the step
 * starts from a concrete state, drawn uniformly from the first 64 distinct ones (by {@code equals})
 * that were seen with that key.
 *
 * <p><b>Repeatable.</b> Draws are numbered from 0. The start of draw k is chosen from the seed, k
 * and the states known after draw k - {@link #window window}, and results are taken in the order of
 * their numbers. So the same seed with the same agent gives the same sample at any concurrency with
 * the same window, provided that the agent takes its randomness from the {@link
 * org.equipoise.agent.Draw}. A slow call holds no other up until it is a window behind.
 *
 * <p><b>Faults.</b> An exception from the agent is a fault, and tried again as the {@link
 * #retries(RetryPolicy) retry policy} says; what a {@link org.equipoise.agent.FaultException} says
 * of trying again is followed. When services say for a minute that they are not available, with no
 * answer from them in three times as many tries as {@linkplain #consecutiveFaultLimit draws in a
 * row} may end in faults, no draw is tried again until one is answered. A draw whose last try
 * failed is recorded as a fault of its start state and is in no other count. An {@link Error}, or a
 * step that returned null, is a defect of the agent and ends the run with a {@link
 * SamplingFailedException}.
 *
 * <p><b>Ending early.</b> Which draws are kept must not depend on what they said, or on how long it
 * took them to say it. So the sample of a run that ended early is always the draws 0 to m - 1 for
 * some m:
 *
 * <ul>
 *   <li>Out of calls, tokens or money: no further draw is started, those under way are waited for,
 *       and all are kept. A draw that met a fault and has nothing left to try again is a fault.
 *       What steps take may depend on what they say and on which of them end first; then so does m,
 *       and by more than one draw only as far as several run at once.
 *   <li>Decided, or too many faults in a row: m is the draw on which that rule first held. Both are
 *       looked at in the order of the draws' numbers, so m does not depend on the concurrency;
 *       draws beyond it that are under way are cancelled.
 *   <li>Out of time, interrupted, {@linkplain #cancelledWhen cancelled}, or a service {@linkplain
 *       SamplingEnd#SERVICE_CLOSED closed}: what is under way is cancelled, and m is the lowest
 *       number of a draw that is not finished. The finished draws beyond it are left out too:
 *       keeping them and dropping the slow ones would favour answers that come fast by as many
 *       draws as are under way; this way only one draw, the one numbered m, is left out for being
 *       slow.
 * </ul>
 *
 * <p><b>Threads.</b> With a concurrency of 1, no time limit and no account, steps run on the
 * calling thread. Else they run on threads of the sampler's own, virtual ones where the JVM has
 * them (21 and later). Keys, predicates and listeners are called on the calling thread alone.
 *
 * @param <S> the type of the agent's states: immutable, with {@code equals} by value
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Sampler<S> {
  /** The seed of a sampler that was given none: 251,210,047. */
  public static final long DEFAULT_SEED = 251_210_047L;

  /** As many draws as can be planned: 2,147,483,639, the most that two arrays hold. */
  public static final int MOST_DRAWS = Integer.MAX_VALUE - 8;

  private final Plan<S> plan;

  private Sampler(Plan<S> plan) {
    this.plan = plan;
  }

  private Sampler<S> with(Consumer<Plan<S>> change) {
    return new Sampler<>(plan.with(change));
  }

  /** A plan to sample this agent; it lacks only where to {@link #from start}. */
  public static <S> Sampler<S> of(Agent<S> agent) {
    return new Sampler<>(new Plan<>(requireNonNull(agent, "agent")));
  }

  /**
   * The text by which states count as the same; {@code String.valueOf} unless given. A coarser key
   * makes fewer states, and so more draws from each. It must be the same text for equal states, and
   * not null. No state has a blank one: a move to it is an escape for {@link
   * org.equipoise.agent.Step.Escape#BLANK}, and no run starts from it.
   */
  public Sampler<S> key(Function<? super S, String> key) {
    return key("key", key);
  }

  /**
   * The text by which states count as the same, with a name for this way to tell them apart.
   * Samples can be compared only where their states were told apart in the same way; so give
   * another name where the same state gets another key.
   *
   * @param scheme the name; that of the text of a state is {@code "text"}
   */
  public Sampler<S> key(String scheme, Function<? super S, String> key) {
    requireNonNull(scheme, "scheme");
    requireNonNull(key, "key");
    return with(
        p -> {
          p.key = key;
          p.keyScheme = scheme;
        });
  }

  /**
   * The states to start from.
   *
   * @throws IllegalArgumentException if there is none, or one is null
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read, and copied
  public final Sampler<S> from(S... starts) {
    return from(Arrays.asList(starts));
  }

  /**
   * The states to start from. Where one stands twice and {@link #starts} is {@link
   * StartPolicy#DECLARED}, it is drawn twice as often.
   *
   * @throws IllegalArgumentException if there is none, or one is null
   */
  public Sampler<S> from(Collection<? extends S> starts) {
    check(!starts.isEmpty(), "sampling needs at least one start state");
    for (S start : starts) {
      check(start != null, "a start state can not be null");
    }
    List<S> copy = List.copyOf(starts);
    return with(p -> p.declared = copy);
  }

  /** At most so many draws, answered or faulted; 2,000 unless given. */
  public Sampler<S> transitions(long draws) {
    check(
        draws >= 1 && draws <= MOST_DRAWS,
        "transitions must be 1 to " + MOST_DRAWS + ", got " + draws);
    return with(p -> p.draws = (int) draws);
  }

  /** How many draws are planned at most. */
  public long transitions() {
    return plan.draws;
  }

  /**
   * The share of the draws spent exploring, in [0, 1); at least one draw is left to judge. 0.5
   * unless given; but 0 where the starts are {@link StartPolicy#DECLARED} and a {@link #potential}
   * is given, since there is nothing to find then. With 0, the known states are the declared ones.
   */
  public Sampler<S> explore(double share) {
    check(share >= 0 && share < 1, "the share of exploring draws lies in [0, 1), got " + share);
    return with(p -> p.explore = share);
  }

  /** How many of the draws are to explore. */
  public long explored() {
    return plan.explored();
  }

  /** Where judged draws start; {@link StartPolicy#KNOWN_STATES} unless given. */
  public Sampler<S> starts(StartPolicy policy) {
    requireNonNull(policy, "policy");
    return with(p -> p.starts = policy);
  }

  /**
   * A potential that the user knows: lower is better. It must give every state a finite number, and
   * states with the same key the same one.
   */
  public Sampler<S> potential(ToDoubleFunction<? super S> v) {
    requireNonNull(v, "potential");
    return with(p -> p.potential = v);
  }

  /**
   * How many steps run at the same time; 1 unless given. Fewer do while a service that has {@link
   * org.equipoise.agent.FaultException.Kind#THROTTLED throttled} some does not bear as many.
   */
  public Sampler<S> concurrency(int n) {
    check(n >= 1, "concurrency must be at least 1, got " + n);
    return with(p -> p.concurrency = n);
  }

  /**
   * The account that the calls of this sampler go to, and those of others that were given the same
   * one: the account's permits bound how many are made at the same time, whatever the concurrency.
   * None unless given.
   */
  public Sampler<S> account(Account account) {
    requireNonNull(account, "account");
    return with(p -> p.account = account);
  }

  /**
   * How many draws the sampler may be ahead of the oldest unfinished one; twice the concurrency
   * unless given. It is part of what makes a sample repeatable; a window smaller than the
   * concurrency bounds that.
   */
  public Sampler<S> window(int w) {
    check(w >= 1, "the window must be at least 1 draw, got " + w);
    return with(p -> p.window = w);
  }

  /** The seed of start choices and of the draws' generators; {@link #DEFAULT_SEED} unless given. */
  public Sampler<S> seed(long seed) {
    return with(p -> p.seed = seed);
  }

  /** The seed of start choices and of the draws' generators. */
  public long seed() {
    return plan.seed;
  }

  /** Ends the run after this time; no limit unless given. */
  public Sampler<S> timeLimit(Duration d) {
    check(!d.isNegative() && !d.isZero(), "the time limit must be positive, got " + d);
    return with(p -> p.timeLimit = d);
  }

  /** Ends the run after so many calls of the agent, retries included; no limit unless given. */
  public Sampler<S> callLimit(long calls) {
    check(calls >= 1, "the call limit must be at least 1, got " + calls);
    return with(p -> p.callLimit = calls);
  }

  /**
   * Ends the run when another step might take more tokens than are left of these; no limit unless
   * given. Each try reserves what its agent's {@linkplain Agent#estimate estimate} says, or what
   * the costliest try so far took if that is more; what it took is what the agent tells its {@link
   * org.equipoise.agent.Draw}, answered or not. An agent without an estimate may go beyond the
   * limit by what as many first steps take as run at once.
   */
  public Sampler<S> tokenLimit(long tokens) {
    check(tokens >= 1, "the token limit must be at least 1, got " + tokens);
    return with(p -> p.tokenLimit = tokens);
  }

  /**
   * Ends the run when another step might cost more than is left of this, in the currency of the
   * {@link #prices}, which must be given then; no limit unless given. See {@link #tokenLimit}.
   */
  public Sampler<S> costLimit(double cost) {
    check(cost > 0, "the cost limit must be positive, got " + cost);
    return with(p -> p.costLimit = cost);
  }

  /** What tokens cost, so that the sample tells what it cost; none unless given. */
  public Sampler<S> prices(Prices prices) {
    requireNonNull(prices, "prices");
    return with(p -> p.prices = prices);
  }

  /** Turns the clock; for tests. */
  Sampler<S> clock(RunClock clock) {
    return with(p -> p.clock = clock);
  }

  /** Ends the run after so many draws in a row that ended in a fault; 20 unless given. */
  public Sampler<S> consecutiveFaultLimit(int n) {
    check(n >= 1, "the limit of consecutive faults must be at least 1, got " + n);
    return with(p -> p.consecutiveFaultLimit = n);
  }

  /**
   * How faults are tried again. Unless given, {@link RetryPolicy#DEFAULT} for plain exceptions, and
   * {@link RetryPolicy#SERVICE} for each {@link org.equipoise.agent.FaultException}. Whatever the
   * policy, a wait is no shorter than the service asks for, a draw of which it asks for more than
   * ten minutes is a fault, and a call that it rejected is not made again.
   *
   * <p>Where services are not available for a minute, no draw is tried again, so that the run soon
   * ends. Where no connection to any came about since the run began (its exception, or a cause of
   * it, is a {@link java.net.ConnectException}, {@link java.net.UnknownHostException} or {@link
   * java.net.NoRouteToHostException}), that is so after five seconds: such an address is wrong more
   * often than its service is just down.
   */
  public Sampler<S> retries(RetryPolicy policy) {
    requireNonNull(policy, "policy");
    return with(p -> p.retries = RetryRule.of(policy));
  }

  /**
   * How often a draw that met a fault is tried in all, after the waits of the {@linkplain #retries
   * policies} that hold.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Sampler<S> tries(int number) {
    return with(p -> p.retries = p.retries.withTries(number));
  }

  /**
   * The share of faulted draws beyond which the sample can not be judged, and of those that are
   * {@linkplain Recalled#redrawn missing} since runs were killed; 0.05 unless given.
   */
  public Sampler<S> maxFaultRate(double rate) {
    check(rate >= 0 && rate <= 1, "the highest fault rate lies in [0, 1], got " + rate);
    return with(p -> p.maxFaultRate = rate);
  }

  /** Is told how far the run is: at most ten times a second, and at its end. */
  public Sampler<S> progress(Consumer<? super Progress> listener) {
    requireNonNull(listener, "listener");
    return with(p -> p.listener = listener);
  }

  /**
   * Ends the run, as an interrupt would, once this holds. It is asked before each call of the
   * agent, and every 50 ms while steps or waits are under way; so it must be quick. Steps under way
   * are cancelled where they run on threads of the sampler's own. The calling thread's interrupt
   * flag stays as it is.
   */
  public Sampler<S> cancelledWhen(BooleanSupplier cancelled) {
    requireNonNull(cancelled, "cancelled");
    return with(p -> p.cancelled = cancelled);
  }

  /**
   * Ends the run when this holds. It is looked at, on the sample up to there, after the first draw,
   * each quarter of the plan and of the draws to be judged, and after every so many judged draws or
   * a hundredth of those at the last look, if that is more; not at the end of the plan.
   */
  public Sampler<S> until(Predicate<? super Sample<S>> decided, long every) {
    requireNonNull(decided, "decided");
    check(every >= 1, "looks must be at least 1 draw apart, got " + every);
    return with(
        p -> {
          p.decided = decided;
          p.every = (int) Math.min(every, MOST_DRAWS);
        });
  }

  /**
   * Writes each draw into a journal when it is finished, and takes those that stand there from an
   * earlier run of the same plan, without a call: so a run that was killed is gone on with, and the
   * sample is the one that an uninterrupted run would have taken, recorded faults included. What
   * was {@linkplain Sample#recalled recalled} is in no count of {@link Sample#calls calls}, and in
   * no limit. None unless given.
   *
   * @param states states as text, and back
   */
  public Sampler<S> journal(Journal journal, StateCodec<S> states) {
    requireNonNull(journal, "journal");
    requireNonNull(states, "states");
    return with(
        p -> {
          p.journal = journal;
          p.codec = states;
        });
  }

  /**
   * Samples the agent. Blocks until the plan is done, decided, out of a budget, interrupted or
   * cancelled; why it ended is the sample's {@link Sample#end}. An interrupt cancels the steps
   * under way, and the calling thread's interrupt flag is set again on return.
   *
   * @throws SamplingFailedException if the agent returns null, makes an {@linkplain
   *     org.equipoise.agent.InvalidStepException invalid step} or throws an {@link Error}, or if
   *     the key or the potential function throws or gives a state no text or no finite number, or
   *     if the journal can not be written, lacks a draw that is to be replayed, or gets a state
   *     that can not be written down
   * @throws org.equipoise.journal.JournalException if the journal is of no use, before any call:
   *     another run writes it, or a replay is of another agent or plan
   * @throws org.equipoise.journal.JournalFormatException if the journal can not be read
   * @throws org.equipoise.journal.UnwritableStateException if a start state can not be written down
   * @throws IllegalStateException if no start states are given, or a cost limit without prices
   */
  public Sample<S> run() {
    if (plan.declared.isEmpty()) {
      throw new IllegalStateException("sampling needs start states: call from(...)");
    }
    if (plan.costLimit < Double.POSITIVE_INFINITY && plan.prices == null) {
      throw new IllegalStateException(
          "a cost limit needs prices: call prices(new Prices(inputPerMillion, outputPerMillion))");
    }
    Plan<S> remembering = plan.with(p -> p.potential = remembering(p.potential));
    return new Run<>(remembering).sample();
  }

  /** A potential may take long, and is asked for at every look. */
  private static <S> @Nullable ToDoubleFunction<S> remembering(
      @Nullable ToDoubleFunction<? super S> potential) {
    if (potential == null) {
      return null;
    }
    ConcurrentMap<S, Double> known = new ConcurrentHashMap<>();
    return state -> known.computeIfAbsent(state, potential::applyAsDouble);
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
