package org.equipoise.maven;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether anything has changed that a build hands to agents: system properties, the
 * environment. A draw of an agent with another temperature is one of another agent. Values may be
 * secrets, so only one digest of all leaves this class.
 */
final class SettingsDigest {
  /** The configuration parameter of the tests that has it. */
  static final String KEY = "equipoise.settings";

  private static final String OURS = "equipoise.";
  private static final String PROPERTY = "-D";

  /** What tells tools of the build what to do, and agents nothing. */
  private static final List<String> OF_TOOLS =
      List.of("maven.", "session.", "surefire.", "failsafe.", "jacoco.", "style.");

  private static final List<String> OF_BUILDS =
      List.of("test", "it.test", "groups", "excludedGroups", "skipTests", "skipITs");

  private final String basedir;
  private final Map<String, String> given = new TreeMap<>();

  /** The digest of nothing yet; where the project is says nothing. */
  SettingsDigest(File basedir) {
    this.basedir = basedir.toString();
  }

  /** The same with system properties, which win over those before. */
  SettingsDigest systemProperties(Map<String, @Nullable String> properties) {
    properties.forEach(
        (key, value) -> {
          if (isOfAgents(key)) {
            put(PROPERTY + key, value);
          }
        });
    return this;
  }

  /** The same with what is added to the environment. */
  SettingsDigest environment(Map<String, String> variables) {
    variables.forEach(this::put);
    return this;
  }

  /** The same with the system properties among arguments of the JVM. */
  SettingsDigest arguments(Collection<String> arguments) {
    arguments.stream()
        .filter(argument -> argument.startsWith(PROPERTY))
        .forEach(argument -> put("argument " + argument, ""));
    return this;
  }

  private void put(String key, @Nullable String value) {
    given.put(key, Objects.requireNonNullElse(value, "").replace(basedir, "${basedir}"));
  }

  private static boolean isOfAgents(String key) {
    return key.startsWith(OURS)
        ? UnknownProperties.isOfModel(key)
        : OF_TOOLS.stream().noneMatch(key::startsWith) && !OF_BUILDS.contains(key);
  }

  /** The digest; empty where nothing is handed on. */
  Optional<String> text() {
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      given.forEach(
          (key, value) ->
              digest.update((key + '\0' + value + '\0').getBytes(StandardCharsets.UTF_8)));
      return Optional.of(HexFormat.of().formatHex(digest.digest(), 0, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JVM has SHA-256", e);
    }
  }
}
