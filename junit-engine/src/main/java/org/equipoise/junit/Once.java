package org.equipoise.junit;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.support.hierarchical.OpenTest4JAwareThrowableCollector;
import org.junit.platform.engine.support.hierarchical.ThrowableCollector;

/**
 * What is made when it is first asked for, and then kept, be it a value or a failure: who asks
 * again after a failure gets the same one.
 */
final class Once<T> {

  /** How it is made. */
  interface Making<T> {
    T make() throws Throwable;
  }

  private final Making<T> making;
  private final ThrowableCollector thrown = new OpenTest4JAwareThrowableCollector();
  private @Nullable T value;

  Once(Making<T> making) {
    this.making = making;
  }

  T get() {
    if (value == null && thrown.isEmpty()) {
      thrown.execute(() -> value = making.make());
    }
    thrown.assertEmpty();
    return Objects.requireNonNull(value, "what was made is null");
  }

  /** The value, if it is made by now. */
  Optional<T> made() {
    return Optional.ofNullable(value);
  }
}
