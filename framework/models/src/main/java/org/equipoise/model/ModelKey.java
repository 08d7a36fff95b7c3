package org.equipoise.model;

import java.util.Optional;
import java.util.function.Supplier;
import org.equipoise.agent.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where the key of a model is looked for, anew for each call.
 *
 * @param place where that is, in words
 * @param required whether no call is made without one
 */
record ModelKey(String place, Supplier<@Nullable String> lookup, boolean required) {

  static ModelKey environment(String variable, boolean required) {
    return new ModelKey(
        "the environment variable " + variable, () -> System.getenv(variable), required);
  }

  static ModelKey none() {
    return new ModelKey("nowhere", () -> null, false);
  }

  static ModelKey systemProperty(String name) {
    return new ModelKey("the system property " + name, () -> System.getProperty(name), true);
  }

  /** The key, a secret from now on; empty where there is none. */
  Optional<String> find() {
    String key = lookup.get();
    if (key == null || key.isBlank()) {
      return Optional.empty();
    }
    String stripped = key.strip();
    // Local servers take "EMPTY" or "none" for a key, which would be found in any text.
    return Optional.of(
        stripped.length() < Secret.SHORTEST ? stripped : Secret.of(stripped).reveal());
  }
}
