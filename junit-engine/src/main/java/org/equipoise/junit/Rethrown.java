package org.equipoise.junit;

/** Throws what was caught earlier, whatever it is. */
final class Rethrown {

  private Rethrown() {}

  /** Throws {@code thrown}; returns only for the compiler, so that callers write {@code throw}. */
  static RuntimeException unchecked(Throwable thrown) {
    return Rethrown.<RuntimeException>hidden(thrown);
  }

  @SuppressWarnings("unchecked") // erased: hides a checked exception from the compiler
  private static <E extends Throwable> E hidden(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
