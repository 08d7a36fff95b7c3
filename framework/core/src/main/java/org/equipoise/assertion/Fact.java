package org.equipoise.assertion;

import java.util.List;
import org.apiguardian.api.API;

/**
 * One thing that a failure has to say.
 *
 * @param key what it is about: {@code "estimate"}
 * @param values one line each; several are listed below the key
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Fact(String key, List<String> values) {
  public Fact {
    values = List.copyOf(values);
  }

  static Fact of(String key, String value) {
    return new Fact(key, List.of(value));
  }

  @Override
  public String toString() {
    return values.size() == 1
        ? key + ": " + values.get(0)
        // A state may read like a command to a build server, and must not begin a line.
        : key + ":\n  - " + String.join("\n  - ", values);
  }
}
