package org.equipoise.sampling;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;
import org.equipoise.agent.Agent;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;

/**
 * Recorded trajectories of one agent as a sample, so that walks recorded elsewhere can be judged.
 * Immutable: each method returns new ones.
 *
 * <pre>{@code
 * Sample<String> sample = Trajectories.of(walks).explore(0.5).sample();
 * assertThat(sample).downhillFraction().isAtLeast(0.60);
 * }</pre>
 *
 * <p>The steps of one trajectory depend on each other, so a rate is judged on the shares that it
 * has in each trajectory, one observation each: what is claimed is the mean of that share over
 * trajectories. These must be independent of each other, recorded under the same conditions, and
 * chosen without regard to what happened in them. Long ones dilute the downhill fraction to 1/2,
 * whatever the agent: an agent in balance goes up as often as down once it has forgotten its start.
 * Detailed balance and drift compare steps from the same state, and count all of them.
 *
 * @param <S> the type of the agent's states: immutable, with {@code equals} by value
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Trajectories<S> {
  private final List<Trajectory<S>> walks;
  private final Plan<S> plan;
  private final double explore;

  private Trajectories(List<Trajectory<S>> walks, Plan<S> plan, double explore) {
    this.walks = walks;
    this.plan = plan;
    this.explore = explore;
  }

  /**
   * These trajectories, in their order.
   *
   * @throws IllegalArgumentException if they have no step
   */
  public static <S> Trajectories<S> of(List<Trajectory<S>> walks) {
    List<Trajectory<S>> moving = walks.stream().filter(walk -> !walk.steps().isEmpty()).toList();
    if (moving.isEmpty()) {
      throw new IllegalArgumentException("there is no step in these trajectories");
    }
    Plan<S> plan = new Plan<>(new Recorded<>(AgentDescription.NONE));
    return new Trajectories<>(moving, plan, 0);
  }

  private Trajectories<S> with(Consumer<Plan<S>> change) {
    return new Trajectories<>(walks, plan.with(change), explore);
  }

  /** What is known of the agent that made them. */
  public Trajectories<S> agent(AgentDescription agent) {
    Plan<S> described = new Plan<>(new Recorded<>(requireNonNull(agent, "agent")));
    described.key = plan.key;
    described.keyScheme = plan.keyScheme;
    described.potential = plan.potential;
    return new Trajectories<>(walks, described, explore);
  }

  /**
   * The text by which states count as the same, as {@link Sampler#key(String, Function)}.
   *
   * @param scheme what it is called, in baselines
   */
  public Trajectories<S> key(String scheme, Function<? super S, String> key) {
    requireNonNull(scheme, "scheme");
    requireNonNull(key, "key");
    return with(
        p -> {
          p.key = key;
          p.keyScheme = scheme;
        });
  }

  /** A potential that the user knows, as {@link Sampler#potential}. */
  public Trajectories<S> potential(ToDoubleFunction<? super S> v) {
    requireNonNull(v, "potential");
    return with(p -> p.potential = v);
  }

  /**
   * The share of the trajectories, in [0, 1), that a potential is fitted on; the others are judged.
   * It is 0 unless given. The first ones are taken, and at least one is left to judge.
   */
  public Trajectories<S> explore(double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(
          "the share of exploring trajectories lies in [0, 1), got " + share);
    }
    return new Trajectories<>(walks, plan, share);
  }

  /**
   * The sample of all their steps.
   *
   * @throws IllegalArgumentException if the key function throws or gives null or blank text, or the
   *     potential throws, is not finite, or differs where the key does not
   */
  public Sample<S> sample() {
    StateSet<S> states = new StateSet<>(plan);
    DrawLog log = new DrawLog();
    int[] ends = new int[walks.size()];
    int steps = 0;
    for (int walk = 0; walk < ends.length; walk++) {
      record(walks.get(walk), states, log);
      steps = Math.addExact(steps, walks.get(walk).steps().size());
      ends[walk] = steps;
    }
    return sample(states, log.draws().ofTrajectories(ends), explored(ends));
  }

  private static <S> void record(Trajectory<S> walk, StateSet<S> states, DrawLog log) {
    int at = states.number(walk.start());
    for (Step<S> step : walk.steps()) {
      if (step instanceof Step.Escape<S> escape) {
        log.escaped(at, escape.reason());
      } else {
        int to = step instanceof Step.Move<S> move ? states.number(move.state()) : at;
        log.reached(at, to);
        at = to;
      }
    }
  }

  private int explored(int[] ends) {
    int exploring = (int) Math.min(ends.length - 1L, Math.round(explore * ends.length));
    return exploring == 0 ? 0 : ends[exploring - 1];
  }

  private Sample<S> sample(StateSet<S> states, Draws draws, int explored) {
    Plan<S> recorded =
        plan.with(
            p -> {
              p.draws = draws.size();
              p.explore = (double) explored / draws.size();
              p.starts = StartPolicy.DECLARED;
            });
    return new Sample<>(
        recorded,
        states.index(),
        states.concrete(),
        draws,
        RunFacts.recorded(draws.size()),
        new ConcurrentHashMap<>());
  }

  /** The agent of steps that were made already. */
  private record Recorded<S>(AgentDescription description) implements Agent<S> {
    @Override
    public Step<S> step(S state, Draw draw) {
      throw new UnsupportedOperationException("recorded trajectories make no further step");
    }
  }
}
