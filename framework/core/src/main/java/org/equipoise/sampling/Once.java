package org.equipoise.sampling;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value computed when it is first asked for, and then kept. Safe for use by several threads; a
 * computation may ask for other values, but not for its own.
 */
final class Once<T> {
  private @Nullable T value;
  private boolean underWay;

  synchronized T get(Supplier<? extends T> how) {
    T known = value;
    if (known != null) {
      return known;
    }
    if (underWay) {
      throw new IllegalStateException("what is derived from a sample can not depend on itself");
    }
    underWay = true;
    try {
      T computed = Objects.requireNonNull(how.get(), "what is derived can not be null");
      value = computed;
      return computed;
    } finally {
      underWay = false;
    }
  }
}
