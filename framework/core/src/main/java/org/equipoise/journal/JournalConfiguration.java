package org.equipoise.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.equipoise.agent.Secret;
import org.equipoise.chain.StateText;

/**
 * What a sample depends on, but for the code: the agent's description and the plan, by name. Draws
 * of another configuration are other draws.
 *
 * @param parts each part by its name, without secrets
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public record JournalConfiguration(SortedMap<String, String> parts) {
  private static final int WIDTH = 120;

  public JournalConfiguration {
    SortedMap<String, String> copy = new TreeMap<>();
    parts.forEach((name, value) -> copy.put(Secret.conceal(name), Secret.conceal(value)));
    parts = Collections.unmodifiableSortedMap(copy);
  }

  /** The SHA-256 of all parts. */
  String hash() {
    StringBuilder all = new StringBuilder();
    for (Map.Entry<String, String> part : parts.entrySet()) {
      // Lengths, so that no two configurations have the same text.
      append(all, part.getKey());
      append(all, part.getValue());
    }
    return digest(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void append(StringBuilder all, String text) {
    all.append(text.length()).append(':').append(text).append('\n');
  }

  static String digest(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What is another in a later configuration, each as {@code name: old -> new}. */
  List<String> changesTo(JournalConfiguration later) {
    List<String> changes = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(parts.keySet());
    names.addAll(later.parts.keySet());
    for (String name : names) {
      String before = parts.getOrDefault(name, "(none)");
      String now = later.parts.getOrDefault(name, "(none)");
      if (!before.equals(now)) {
        changes.add("%s: %s -> %s".formatted(shown(name), shown(before), shown(now)));
      }
    }
    return changes;
  }

  private static String shown(String text) {
    return StateText.shortened(text, WIDTH);
  }
}
