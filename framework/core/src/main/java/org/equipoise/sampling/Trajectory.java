package org.equipoise.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.equipoise.agent.Step;

/**
 * A walk of an agent that was recorded: each step started in the state where the one before ended.
 * An escape leaves the state as it was.
 *
 * @param start the state that the walk started in
 * @param steps the steps in their order
 * @param <S> the type of the agent's states
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Trajectory<S>(S start, List<Step<S>> steps) {
  public Trajectory {
    Objects.requireNonNull(start, "start");
    steps = List.copyOf(steps);
  }

  /**
   * The walk through these states. Where the same state comes twice in a row it is a self-loop.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static <S> Trajectory<S> through(List<? extends S> states) {
    if (states.isEmpty()) {
      throw new IllegalArgumentException("a trajectory goes through one state at least");
    }
    List<Step<S>> steps = new ArrayList<>(states.size() - 1);
    states.subList(1, states.size()).forEach(state -> steps.add(Step.to(state)));
    return new Trajectory<>(states.get(0), steps);
  }

  /** The walk through these states, as {@link #through(List)}. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <S> Trajectory<S> through(S... states) {
    return through(List.of(states));
  }
}
