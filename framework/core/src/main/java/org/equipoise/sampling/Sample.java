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
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Usage;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Saturation;
import org.equipoise.chain.StateIndex;

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
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
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
  private final RunFacts run;
  private final ConcurrentMap<Integer, Sample<S>> beginnings;

  private final ConcurrentMap<Derivation<?>, Once<Object>> derived;
  private final Map<Class<?>, Object> companions;

  Sample(
      Plan<S> plan,
      StateIndex states,
      ConcreteStates<S> concrete,
      Draws draws,
      RunFacts run,
      ConcurrentMap<Integer, Sample<S>> beginnings) {
    this.plan = plan;
    this.states = states;
    this.concrete = concrete;
    this.draws = draws;
    this.firstJudged = Math.min(plan.explored(), draws.size());
    this.run = run;
    this.beginnings = beginnings;
    this.derived = new ConcurrentHashMap<>();
    this.companions = Map.of();
  }

  /** The same draws with another end and other companions; what is derived is shared. */
  private Sample(Sample<S> other, RunFacts run, Map<Class<?>, Object> companions) {
    this.plan = other.plan;
    this.states = other.states;
    this.concrete = other.concrete;
    this.draws = other.draws;
    this.firstJudged = other.firstJudged;
    this.run = run;
    this.beginnings = other.beginnings;
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
   * After how many draws so many quarters of the plan are made, rounded up.
   *
   * @param number 1 to 4
   */
  public int quartersOfPlan(int number) {
    return Looks.quarters(number, plan.draws);
  }

  /**
   * After how many draws so many quarters of those to be judged are made, rounded up.
   *
   * @param number 1 to 4
   */
  public int quartersOfJudged(int number) {
    int explored = plan.explored();
    return explored + Looks.quarters(number, plan.draws - explored);
  }

  /** The draws recorded: those answered and those that ended in a fault. */
  public int recorded() {
    return draws.size();
  }

  /** The number of the first draw that is judged; that of draws recorded where none is yet. */
  public int firstJudged() {
    return firstJudged;
  }

  /**
   * The recorded draw of that number, counted from 0 in the order in which starts were chosen.
   *
   * @throws IndexOutOfBoundsException if there is no such draw
   */
  public RecordedStep<S> step(int number) {
    Objects.checkIndex(number, draws.size());
    return new RecordedStep<>(this, number, draws.from(number), draws.outcome(number));
  }

  /**
   * The sample as it was after its first so many draws, faults included: what a rule sees that
   * looked then. There is one such object for each number in a run, whichever of the run's samples
   * is asked, so what is derived from it is computed once. It has no {@linkplain #with companions};
   * calls, retries and time are those of the whole, and so may be states that only later draws
   * reached.
   *
   * @throws IndexOutOfBoundsException if there are fewer draws
   */
  public Sample<S> upTo(int draw) {
    Objects.checkIndex(draw, draws.size() + 1);
    return beginnings.computeIfAbsent(draw, this::beginning);
  }

  private Sample<S> beginning(int draw) {
    return draw == draws.size()
        ? new Sample<>(this, run.endedBy(null), Map.of())
        : new Sample<>(plan, states, concrete, draws.first(draw), run.underWay(), beginnings);
  }

  /**
   * Whether sampling was to end as soon as a condition held ({@link Sampler#until}). How many draws
   * there are may then depend on what they said, and only rules made for that keep their error
   * rates.
   */
  public boolean isSequential() {
    return plan.decided != null;
  }

  /**
   * Whether the draws are steps of recorded {@link Trajectories}, each of which starts where the
   * one before ended. Steps of one trajectory are not independent, and only rules made for that
   * keep their error rates.
   */
  public boolean hasTrajectories() {
    return draws.haveTrajectories();
  }

  int trajectory(int draw) {
    return draws.trajectory(draw);
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

  /**
   * The calls of the agent in this run, with retries and with draws that were cancelled or left
   * out.
   */
  public long calls() {
    return run.calls();
  }

  /** What was taken from a journal, for which the agent was not called. */
  public Recalled recalled() {
    return run.recalled();
  }

  /**
   * The calls that failed and were tried again, for the draws recorded. They cost time and money,
   * and where a later try answered they are in no other count but {@link #calls}.
   */
  public long retries() {
    return run.retries();
  }

  /**
   * The first distinct failures that were tried again, at most 5, in the form of {@link
   * #faultExamples}.
   */
  public List<String> retryExamples() {
    return run.retryExamples();
  }

  /**
   * The tokens that all calls took, those of failed tries and of draws that were left out included,
   * as far as the agent tells its {@link org.equipoise.agent.Draw}; none where it does not.
   */
  public Usage usage() {
    return run.usage();
  }

  /** What those tokens cost; empty where no {@link Sampler#prices} or no tokens are known. */
  public OptionalDouble cost() {
    Double cost = plan.cost(run.usage());
    return cost == null ? OptionalDouble.empty() : OptionalDouble.of(cost);
  }

  /** The calls that might be made, retries included; {@link Long#MAX_VALUE} without a limit. */
  public long callLimit() {
    return plan.callLimit;
  }

  /** The tokens that might be spent; {@link Long#MAX_VALUE} without a limit. */
  public long tokenLimit() {
    return plan.tokenLimit;
  }

  /** What might be spent; {@link Double#POSITIVE_INFINITY} without a limit. */
  public double costLimit() {
    return plan.costLimit;
  }

  /** Why sampling ended; empty while it goes on. */
  public Optional<SamplingEnd> end() {
    return Optional.ofNullable(run.end());
  }

  /**
   * What services gave no answer, where that is why sampling ended: by faults in a row, or since
   * one is {@linkplain SamplingEnd#SERVICE_CLOSED closed}.
   */
  public Optional<Outage> outage() {
    return Optional.ofNullable(run.outage());
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
    return run.faultExamples();
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

  /** The declared potential of the state with that number; empty where none was declared. */
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
    return declared == null ? new double[0] : DeclaredPotential.values(declared, concrete);
  }

  /** What casts doubt on the sample, in full sentences; usually empty. */
  public List<String> warnings() {
    boolean limited = tokenLimit() < Long.MAX_VALUE || costLimit() < Double.POSITIVE_INFINITY;
    return new SampleWarnings(run, limited, IdenticalAnswers.warning(draws, states)).list();
  }

  /** What the agent says of itself. */
  public AgentDescription agent() {
    return plan.agent.description();
  }

  /** How states were told apart: the name given to {@link Sampler#key(String, Function)}. */
  public String keyScheme() {
    return plan.keyScheme;
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
    return run.elapsed();
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
    return new Sample<>(this, run, Map.copyOf(all));
  }

  /** The companion of that type; empty where there is none. */
  public <T> Optional<T> companion(Class<T> type) {
    return Optional.ofNullable(companions.get(type)).map(type::cast);
  }

  /** The reason of an outcome that is an escape. */
  String escapeReason(int outcome) {
    return draws.reason(outcome);
  }

  @Override
  public String toString() {
    return "%s of %s draws: %s".formatted(draws.size(), planned(), chain());
  }
}
