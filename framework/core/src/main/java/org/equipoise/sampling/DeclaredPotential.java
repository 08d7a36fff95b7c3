package org.equipoise.sampling;

import java.util.function.ToDoubleFunction;
import org.equipoise.chain.StateIndex;
import org.equipoise.chain.StateText;

/** The user's potential by key: one finite value for all concrete states that share a key. */
final class DeclaredPotential {
  private DeclaredPotential() {}

  /**
   * The value of each key, in the order of their numbers.
   *
   * @throws IllegalArgumentException if a value is not finite, or if two states that share a key
   *     have different values
   */
  static <S> double[] values(
      ToDoubleFunction<? super S> potential, StateIndex index, ConcreteStates<S> states) {
    double[] values = new double[states.size()];
    for (int number = 0; number < values.length; number++) {
      values[number] = value(potential, states.state(number, 0));
      for (int i = 1; i < states.count(number); i++) {
        double other = value(potential, states.state(number, i));
        if (other != values[number]) {
          throw ambiguous(index.key(number), values[number], other);
        }
      }
    }
    return values;
  }

  /** The value of one state, which must be finite. */
  static <S> double value(ToDoubleFunction<? super S> potential, S state) {
    double value = potential.applyAsDouble(state);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "the declared potential of the state '%s' is %s; it must give every state a finite number"
              .formatted(StateText.shortened(String.valueOf(state), 200), value));
    }
    return value;
  }

  private static IllegalArgumentException ambiguous(String key, double one, double other) {
    return new IllegalArgumentException(
        ("states with the key '%s' have the declared potentials %s and %s; put into the key what"
                + " the potential depends on")
            .formatted(StateText.shortened(key, 200), one, other));
  }
}
