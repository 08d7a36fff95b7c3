package org.equipoise.sampling;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Saturation;
import org.equipoise.chain.StateIndex;
import org.equipoise.statistics.Rounded;
import org.jspecify.annotations.Nullable;

/**
 * The recorded steps of one agent. Immutable, and safe for use by several threads.
 *
 * <p>A sample has two parts. The draws that <em>explored</em> found the states; what they say is
 * good for fitting a potential. The <em>judged</em> draws started independently and uniformly from
 * a set of states that was fixed before, so rates are judged on them alone.
 *
 * <p>A draw ended in a move, a self-loop, an escape or a fault; the first three are answers. Faults
 * are in no count but those that say so.
 *
 * @param <S> the type of the agent's states
 */
public final class Sample<S> {
  private static final Derivation<Chain> CHAIN =
      Derivation.of(s -> s.draws.chain(s.states, 0, s.draws.size()));
  private static final Derivation<Chain> EXPLORED =
      Derivation.of(s -> s.draws.chain(s.states, 0, s.firstJudged));
  private static final Derivation<Chain> JUDGED =
      Derivation.of(s -> s.draws.chain(s.states, s.firstJudged, s.draws.size()));
  private static final Derivation<Saturation> SATURATION =
      Derivation.of(s -> Saturation.of(s.chain()));
  private static final Derivation<double[]> POTENTIAL = Derivation.of(Sample::declaredPotentials);

  private final Plan<S> plan;
  private final StateIndex states;
  private final ConcreteStates<S> concrete;
  private final Draws draws;
  private final int firstJudged;
  private final List<String> faultExamples;
  private final long retries;
  private final List<String> retryExamples;
  private final long calls;
  private final Duration elapsed;
  private final @Nullable SamplingEnd end;

  private final ConcurrentMap<Derivation<?>, Once<Object>> derived;
  private final Map<Class<?>, Object> companions;

  Sample(
      Plan<S> plan,
      StateIndex states,
      ConcreteStates<S> concrete,
      Draws draws,
      List<String> faultExamples,
      long retries,
      List<String> retryExamples,
      long calls,
      Duration elapsed,
      @Nullable SamplingEnd end) {
    this.plan = plan;
    this.states = states;
    this.concrete = concrete;
    this.draws = draws;
    this.firstJudged = Math.min(plan.explored(), draws.size());
    this.faultExamples = faultExamples;
    this.retries = retries;
    this.retryExamples = retryExamples;
    this.calls = calls;
    this.elapsed = elapsed;
    this.end = end;
    this.derived = new ConcurrentHashMap<>();
    this.companions = Map.of();
  }

  private Sample(Sample<S> other, Map<Class<?>, Object> companions) {
    this.plan = other.plan;
    this.states = other.states;
    this.concrete = other.concrete;
    this.draws = other.draws;
    this.firstJudged = other.firstJudged;
    this.faultExamples = other.faultExamples;
    this.retries = other.retries;
    this.retryExamples = other.retryExamples;
    this.calls = other.calls;
    this.elapsed = other.elapsed;
    this.end = other.end;
    this.derived = other.derived;
    this.companions = companions;
  }

  /** The counts of all draws. */
  public Chain chain() {
    return derive(CHAIN);
  }

  /** The counts of the draws that explored, over the same states as {@link #chain}. */
  public Chain explored() {
    return derive(EXPLORED);
  }

  /** The counts of the judged draws, over the same states as {@link #chain}. */
  public Chain judged() {
    return derive(JUDGED);
  }

  /** The states: the declared ones first, then others as they were reached. */
  public StateIndex states() {
    return states;
  }

  /**
   * The first concrete state seen with the key of that number.
   *
   * @throws IndexOutOfBoundsException if there is no such state
   */
  public S state(int number) {
    return concreteStates(number).get(0);
  }

  /**
   * The first 64 distinct concrete states seen with the key of that number.
   *
   * @throws IndexOutOfBoundsException if there is no such state
   */
  public List<S> concreteStates(int number) {
    return concrete.of(number);
  }

  /** The draws planned. */
  public long planned() {
    return plan.draws;
  }

  /**
   * The draws that were answered: moves, self-loops and escapes. With {@link #faults}, all that are
   * recorded.
   */
  public long draws() {
    return draws.size() - faults();
  }

  /** The draws that ended in a fault after their last try. */
  public long faults() {
    return draws.faults();
  }

  /** The calls of the agent, with retries and with draws that were cancelled or left out. */
  public long calls() {
    return calls;
  }

  /**
   * The calls that failed and were tried again, for the draws recorded. They cost time and money,
   * and where a later try answered they are in no other count but {@link #calls}.
   */
  public long retries() {
    return retries;
  }

  /**
   * The first distinct failures that were tried again, at most 5, in the form of {@link
   * #faultExamples}.
   */
  public List<String> retryExamples() {
    return retryExamples;
  }

  /** Why sampling ended; empty while it goes on. */
  public Optional<SamplingEnd> end() {
    return Optional.ofNullable(end);
  }

  /** How many draws escaped for which reason, most frequent first. */
  public Map<String, Long> escapesByReason() {
    return draws.escapes(0);
  }

  /** How many judged draws escaped for which reason, most frequent first. */
  public Map<String, Long> judgedEscapesByReason() {
    return draws.escapes(firstJudged);
  }

  /**
   * The first distinct faults, at most 5, each as {@code "ExceptionClass: message"} in one line.
   */
  public List<String> faultExamples() {
    return faultExamples;
  }

  /** How far the moves of all draws have found the states. */
  public Saturation saturation() {
    return derive(SATURATION);
  }

  /** The share of draws that ended in a fault; 0 without draws. */
  public double faultRate() {
    return draws.size() == 0 ? 0 : (double) faults() / draws.size();
  }

  /** The fault rate beyond which the sample can not be judged. */
  public double maxFaultRate() {
    return plan.maxFaultRate;
  }

  /** How many draws in a row end the run where all of them end in faults. */
  public int consecutiveFaultLimit() {
    return plan.consecutiveFaultLimit;
  }

  /** Whether so many draws faulted that the sample can not be judged. */
  public boolean tooManyFaults() {
    return faultRate() > maxFaultRate();
  }

  /**
   * The declared potential of the state with that number; empty where none was declared.
   *
   * @throws IllegalArgumentException if it is not finite somewhere, or if it gives different values
   *     to concrete states that share a key
   */
  public OptionalDouble declaredPotential(int number) {
    return hasDeclaredPotential()
        ? OptionalDouble.of(derive(POTENTIAL)[number])
        : OptionalDouble.empty();
  }

  /** Whether a potential was declared. */
  public boolean hasDeclaredPotential() {
    return plan.potential != null;
  }

  private double[] declaredPotentials() {
    ToDoubleFunction<? super S> declared = plan.potential;
    return declared == null ? new double[0] : DeclaredPotential.values(declared, states, concrete);
  }

  /** What casts doubt on the sample, in full sentences; usually empty. */
  public List<String> warnings() {
    return Stream.concat(IdenticalAnswers.warning(draws, states).stream(), retryWarning().stream())
        .toList();
  }

  private Optional<String> retryWarning() {
    return retries == 0
        ? Optional.empty()
        : Optional.of(
            "%s failed and %s tried again, for example %s"
                .formatted(
                    retries == 1 ? "1 call" : Rounded.count(retries) + " calls",
                    retries == 1 ? "was" : "were",
                    retryExamples.get(0)));
  }

  /** The seed of the start choices and of the draws' generators. */
  public long seed() {
    return plan.seed;
  }

  /** How many steps ran at the same time. */
  public int concurrency() {
    return plan.concurrency;
  }

  /** How many draws the sampler was ahead of the oldest unfinished one at most. */
  public int window() {
    return plan.window();
  }

  /** How long sampling took so far. */
  public Duration elapsed() {
    return elapsed;
  }

  /** Where the judged draws started. */
  public StartPolicy starts() {
    return plan.starts;
  }

  /**
   * What this derivation gives of this sample, computed when it is first asked for and then kept.
   * Safe for use by several threads; it may derive other things in turn.
   *
   * @throws IllegalStateException if it is derived from itself
   */
  @SuppressWarnings("unchecked") // what is kept for a derivation came from that derivation
  public <T> T derive(Derivation<T> derivation) {
    Once<Object> once = derived.computeIfAbsent(derivation, d -> new Once<>());
    return (T) once.get(() -> Objects.requireNonNull(derivation.from(this), "derived"));
  }

  /**
   * The same sample, and what is derived from it, with a companion for those who judge it: the
   * engine tells the assertions of a test so which error rates they share.
   *
   * @param type the type that the companion is found by; it takes the place of one of that type
   */
  public <T> Sample<S> with(Class<T> type, T companion) {
    Map<Class<?>, Object> all = new HashMap<>(companions);
    all.put(type, companion);
    return new Sample<>(this, Map.copyOf(all));
  }

  /** The companion of that type; empty where there is none. */
  public <T> Optional<T> companion(Class<T> type) {
    return Optional.ofNullable(companions.get(type)).map(type::cast);
  }

  @Override
  public String toString() {
    return "%s of %s draws: %s".formatted(draws.size(), planned(), chain());
  }
}
