package org.equipoise.agent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * What an agent is made of: its name, and its model, prompt and parameters in words. It is written
 * into baselines and results, so it must hold no secret.
 *
 * <pre>{@code
 * AgentDescription.named("checkout").with("model", "gpt-5-nano").withDigest("prompt", prompt)
 * }</pre>
 *
 * @param name tells this agent from others; empty where it has none
 * @param configuration what may change between builds, by name
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record AgentDescription(String name, SortedMap<String, String> configuration) {
  /** An agent of which nothing is said. */
  public static final AgentDescription NONE =
      new AgentDescription("", Collections.emptySortedMap());

  public AgentDescription {
    Objects.requireNonNull(name, "name");
    SortedMap<String, String> copy = new TreeMap<>();
    configuration.forEach(
        (key, value) ->
            copy.put(
                Objects.requireNonNull(key, "the name of a setting"),
                Objects.requireNonNull(value, "the value of the setting " + key)));
    configuration = Collections.unmodifiableSortedMap(copy);
  }

  /** An agent with this name, of which nothing else is said. */
  public static AgentDescription named(String name) {
    return new AgentDescription(name, Collections.emptySortedMap());
  }

  /** The same agent, with one more setting, or another value of it. */
  public AgentDescription with(String setting, String value) {
    SortedMap<String, String> more = new TreeMap<>(configuration);
    more.put(setting, value);
    return new AgentDescription(name, more);
  }

  /**
   * The same agent, with a setting that is too long to write down, such as a prompt: the first 16
   * hexadecimal digits of its SHA-256 tell whether it has changed.
   */
  public AgentDescription withDigest(String setting, String text) {
    return with(setting + ".sha256", digest(text));
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
