package org.equipoise.sampling;

import java.util.function.Function;
import org.equipoise.chain.StateIndex;
import org.equipoise.chain.StateText;
import org.jspecify.annotations.Nullable;

/** The states found so far: numbered by key in the order they were committed in. */
final class StateSet<S> {
  private final Function<? super S, String> key;
  private final StateIndex.Builder index = new StateIndex.Builder();
  private final ConcreteStates<S> concrete = new ConcreteStates<>();

  StateSet(Function<? super S, String> key) {
    this.key = key;
  }

  /** The number of a state's key; a state that is new is kept. */
  int number(S state) {
    int number = index.number(checked(key.apply(state), state));
    concrete.add(number, state);
    return number;
  }

  private String checked(@Nullable String text, S state) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(
          ("the key function gave %s for the state '%s'; a key is the text by which states count as"
                  + " the same, so every state needs one")
              .formatted(
                  text == null ? "null" : "blank text",
                  StateText.shortened(String.valueOf(state), 200)));
    }
    return text;
  }

  int size() {
    return index.size();
  }

  /** The concrete states, growing with this set. */
  ConcreteStates<S> concrete() {
    return concrete;
  }

  StateIndex index() {
    return index.build();
  }
}
