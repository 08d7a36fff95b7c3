package org.equipoise.drift;

/**
 * How a step can end, as far as drift tells them apart.
 *
 * @param kind in a state, where it began, or in none
 * @param state the key of the state that it led to; empty where the kind says all
 */
record Outcome(Kind kind, String state) {
  static final Outcome STAY = new Outcome(Kind.STAY, "");
  static final Outcome ESCAPE = new Outcome(Kind.ESCAPE, "");

  enum Kind {
    MOVE,
    STAY,
    ESCAPE
  }

  static Outcome to(String state) {
    return new Outcome(Kind.MOVE, state);
  }

  /** The key of the state reached, or what there is in its place. */
  String text() {
    return switch (kind) {
      case MOVE -> state;
      case STAY -> "(stays)";
      case ESCAPE -> "(escapes)";
    };
  }
}
