package org.equipoise.sampling;

import java.util.function.ToDoubleFunction;
import org.equipoise.chain.StateText;

/** The user's potential by key: one finite value for all concrete states that share a key. */
final class DeclaredPotential {
  private DeclaredPotential() {}

  /** The value of each key, in the order of their numbers. */
  static <S> double[] values(ToDoubleFunction<? super S> potential, ConcreteStates<S> states) {
    double[] values = new double[states.size()];
    for (int number = 0; number < values.length; number++) {
      values[number] = value(potential, states.state(number, 0));
    }
    return values;
  }

  /**
   * Sees that a state has a value, and the one that another state with its key has.
   *
   * @throws DefectException if the potential throws, is not finite, or is another one
   */
  static <S> void check(ToDoubleFunction<? super S> potential, String key, S state, S other) {
    double value = value(potential, state);
    double known = value(potential, other);
    if (value != known) {
      throw new DefectException(
          ("states with the key '%s' have the declared potentials %s and %s; put into the key what"
                  + " the potential depends on")
              .formatted(StateText.shortened(key, 200), known, value),
          null);
    }
  }

  private static <S> double value(ToDoubleFunction<? super S> potential, S state) {
    double value = computed(potential, state);
    if (!Double.isFinite(value)) {
      throw new DefectException(
          "the declared potential of the state %s is %s; it must give every state a finite number"
              .formatted(DefectException.quoted(state), value),
          null);
    }
    return value;
  }

  private static <S> double computed(ToDoubleFunction<? super S> potential, S state) {
    try {
      return potential.applyAsDouble(state);
    } catch (Throwable e) {
      throw DefectException.thrown(
          "the declared potential of the state " + DefectException.quoted(state), e);
    }
  }
}
