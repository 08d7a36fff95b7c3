package org.equipoise.junit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is made when it is first asked for, and then kept, be it a value or a failure: who asks
 * again after a failure gets the same one.
 */
final class Once<T> {

  /** How it is made. */
  interface Making<T> {
    T make() throws Exception;
  }

  private final Making<T> making;
  private @Nullable T value;
  private @Nullable Throwable failure;

  Once(Making<T> making) {
    this.making = making;
  }

  T get() {
    T made = value;
    if (made != null) {
      return made;
    }
    if (failure != null) {
      throw Rethrown.unchecked(failure);
    }
    try {
      made = making.make();
    } catch (Throwable t) { // kept, and thrown at each asking
      failure = t;
      throw Rethrown.unchecked(t);
    }
    value = made;
    return made;
  }

  /** The value, if it is made by now. */
  Optional<T> made() {
    return Optional.ofNullable(value);
  }
}
