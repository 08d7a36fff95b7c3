package org.equipoise.sampling;

import org.equipoise.chain.StateIndex;
import org.jspecify.annotations.Nullable;

/**
 * The states found so far: numbered by key in the order they were committed in. Each that is kept
 * has a potential, where one is declared.
 */
final class StateSet<S> {
  /** What stands for the number of a state whose key is blank. */
  static final int NONE = -1;

  private final Plan<S> plan;
  private final StateIndex.Builder index = new StateIndex.Builder();
  private final ConcreteStates<S> concrete = new ConcreteStates<>();

  StateSet(Plan<S> plan) {
    this.plan = plan;
  }

  /**
   * The number of the key of a state that the user gave; a state that is new is kept.
   *
   * @throws DefectException if it has no key, or no potential that goes with that of its key
   */
  int number(S state) {
    int number = reached(state);
    if (number == NONE) {
      throw noKey("blank text", state);
    }
    return number;
  }

  /**
   * The same for a state that the agent came to; {@link #NONE} where its key is blank. No state can
   * be told by that, and an agent that made one of an empty answer is not broken.
   *
   * @throws DefectException if its key is null, or it has no potential that goes with its key's
   */
  int reached(S state) {
    String key = key(state);
    if (key == null) {
      throw noKey("null", state);
    }
    return key.isBlank() ? NONE : number(key, state);
  }

  private int number(String key, S state) {
    int known = index.find(key);
    if (known >= 0 && !concrete.isNew(known, state)) {
      return known;
    }
    if (plan.potential != null) {
      S other = known < 0 ? state : concrete.state(known, 0);
      DeclaredPotential.check(plan.potential, key, state, other);
    }
    int number = index.number(key);
    concrete.add(number, state);
    return number;
  }

  private @Nullable String key(S state) {
    try {
      return plan.key.apply(state);
    } catch (Throwable e) {
      throw DefectException.thrown(function() + " for the state " + quoted(state), e);
    }
  }

  private DefectException noKey(String given, S state) {
    return new DefectException(
        ("%s gave %s for the state %s; a key is the text by which states count as the same, so"
                + " every state needs one")
            .formatted(function(), given, quoted(state)),
        null);
  }

  private String function() {
    return "the key function '%s'".formatted(plan.keyScheme);
  }

  private String quoted(S state) {
    return DefectException.quoted(state);
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
