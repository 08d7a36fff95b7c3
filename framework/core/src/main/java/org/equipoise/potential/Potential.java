package org.equipoise.potential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.apiguardian.api.API;
import org.equipoise.chain.Chain;
import org.equipoise.chain.StateIndex;
import org.equipoise.chain.StateText;
import org.equipoise.chain.StrongComponents;
import org.jspecify.annotations.Nullable;

/**
 * A potential {@code V} over states, in units of {@code 1 / beta}: lower is better, and an agent in
 * detailed balance moves from f to g more often than back by the factor {@code exp(V(f) - V(g))}.
 *
 * <p>A potential found by least action is known up to one constant for each strongly connected
 * component of the moves; differences between components are not known, and a state that is
 * connected with no other has no value at all.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Potential {
  private final StateIndex states;
  private final double[] value;
  private final int[] component;
  private final int components;
  private final String zero;
  private final @Nullable Chain fittedOn;

  private Potential(
      StateIndex states,
      double[] value,
      int[] component,
      int components,
      String zero,
      @Nullable Chain fittedOn) {
    this.states = states;
    this.value = value;
    this.component = component;
    this.components = components;
    this.zero = zero;
    this.fittedOn = fittedOn;
  }

  /**
   * A potential that is known without the moves: by a user, or in closed form.
   *
   * @param zero what the value 0 means, for reports
   * @throws IllegalArgumentException if a value is no finite number
   */
  public static Potential given(StateIndex states, IntToDoubleFunction value, String zero) {
    double[] values = new double[states.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.applyAsDouble(i);
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "the potential of the state '%s' is %s; a potential is a finite number for every state"
                .formatted(StateText.shortened(states.key(i), 200), values[i]));
      }
    }
    return new Potential(
        states, values, new int[values.length], values.length == 0 ? 0 : 1, zero, null);
  }

  /**
   * The potential that least action found, shifted so that the lowest state of each component is 0.
   */
  static Potential fitted(Chain chain, StrongComponents components, double[] value) {
    double[] lowest = new double[components.count()];
    Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    int[] component = new int[value.length];
    for (int i = 0; i < value.length; i++) {
      component[i] = components.component(i);
      if (component[i] >= 0) {
        lowest[component[i]] = Math.min(lowest[component[i]], value[i]);
      }
    }
    double[] shifted = new double[value.length];
    for (int i = 0; i < value.length; i++) {
      shifted[i] = component[i] >= 0 ? value[i] - lowest[component[i]] : Double.NaN;
    }
    return new Potential(
        chain.states(),
        shifted,
        component,
        components.count(),
        "the lowest state of each component",
        chain);
  }

  /** The states by number and key. */
  public StateIndex states() {
    return states;
  }

  /** Whether the state has a value. */
  public boolean isIdentified(int state) {
    return component[state] >= 0;
  }

  /**
   * The value of a state.
   *
   * @throws NoSuchElementException if the state is unidentified: the data give it no number
   */
  public double value(int state) {
    if (!isIdentified(state)) {
      throw new NoSuchElementException(
          "the potential of '%s' is unidentified: no moves lead from it and back to it"
              .formatted(StateText.shortened(states.key(state), 200)));
    }
    return value[state];
  }

  /**
   * How far a move goes down, {@code V(from) - V(to)}; empty where the two values cannot be
   * compared, since one is unidentified or they belong to different components.
   */
  public OptionalDouble drop(int from, int to) {
    return component[from] >= 0 && component[from] == component[to]
        ? OptionalDouble.of(value[from] - value[to])
        : OptionalDouble.empty();
  }

  /** The component of a state, from 0 on, largest first; -1 where it is unidentified. */
  public int component(int state) {
    return component[state];
  }

  /** How many components there are, each with a zero of its own. */
  public int components() {
    return components;
  }

  /** What the value 0 means. */
  public String zero() {
    return zero;
  }

  /** The keys of the states without a value, in the order of their numbers. */
  public List<String> unidentified() {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < component.length; i++) {
      if (component[i] < 0) {
        keys.add(states.key(i));
      }
    }
    return List.copyOf(keys);
  }

  /** The chain that this potential was fitted on; empty where it was given. */
  public Optional<Chain> fittedOn() {
    return Optional.ofNullable(fittedOn);
  }

  /**
   * The mean over the states of the largest component.
   *
   * @throws IllegalStateException if no state has a value
   */
  public double mean() {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < value.length; i++) {
      if (component[i] == 0) {
        sum += value[i];
        n++;
      }
    }
    if (n == 0) {
      throw new IllegalStateException("no state has a value, so the potential has no mean");
    }
    return sum / n;
  }

  /**
   * The standard deviation over the states of the largest component, with denominator n.
   *
   * @throws IllegalStateException if no state has a value
   */
  public double sigma() {
    double mean = mean();
    double sum = 0;
    int n = 0;
    for (int i = 0; i < value.length; i++) {
      if (component[i] == 0) {
        sum += (value[i] - mean) * (value[i] - mean);
        n++;
      }
    }
    return Math.sqrt(sum / n);
  }
}
