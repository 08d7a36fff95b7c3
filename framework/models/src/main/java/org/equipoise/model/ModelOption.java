package org.equipoise.model;

import java.time.Duration;

/** Checks the values of settings. */
final class ModelOption {
  private ModelOption() {}

  static double atLeastZero(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("%s is at least 0, got %s".formatted(name, value));
    }
    return value;
  }

  static double share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("%s is between 0 and 1, got %s".formatted(name, value));
    }
    return value;
  }

  static int positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s is at least 1, got %s".formatted(name, value));
    }
    return value;
  }

  static Duration positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("%s is more than 0, got %s".formatted(name, value));
    }
    return value;
  }
}
