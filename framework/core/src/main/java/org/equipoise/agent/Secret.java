package org.equipoise.agent;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A text that must never be written down, such as the key of a service. From the moment one is
 * made, {@link #conceal} takes it out of whatever this JVM writes into journals, results, baselines
 * and logs, wherever it comes from: a service that quotes the key in an error message, a prompt
 * that a user put it into.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Secret {
  /** What stands where a secret stood. */
  public static final String CONCEALED = "[secret]";

  /** Shorter texts are no keys, and would be found in words that have nothing to do with them. */
  public static final int SHORTEST = 8;

  /** Longer ones first: what is left of one that another is a part of would still tell much. */
  private static final Set<String> KNOWN =
      new ConcurrentSkipListSet<>(
          Comparator.comparingInt(String::length).reversed().thenComparing(text -> text));

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /**
   * Makes a text a secret for as long as this JVM runs.
   *
   * @throws IllegalArgumentException if it is shorter than 8 characters without the white space
   *     around it; the message does not quote it
   */
  public static Secret of(String text) {
    String key = text.strip();
    if (key.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "a secret has at least %s characters, got %s".formatted(SHORTEST, key.length()));
    }
    KNOWN.add(key);
    String json = key.replace("\\", "\\\\").replace("\"", "\\\"");
    KNOWN.add(json);
    KNOWN.add(json.replace("/", "\\/"));
    KNOWN.add(codes(json, false));
    KNOWN.add(codes(json, true));
    String inUrl = URLEncoder.encode(key, StandardCharsets.UTF_8);
    KNOWN.add(inUrl);
    KNOWN.add(lowerCaseCodes(inUrl));
    return new Secret(key);
  }

  /** As JSON is written for pages of HTML, where some characters stand as their code. */
  private static String codes(String json, boolean upperCase) {
    StringBuilder out = new StringBuilder();
    json.chars()
        .forEach(
            c ->
                out.append(
                    "+=<>&'/".indexOf(c) < 0
                        ? String.valueOf((char) c)
                        : (upperCase ? "\\u%04X" : "\\u%04x").formatted(c)));
    return out.toString();
  }

  private static String lowerCaseCodes(String inUrl) {
    return Pattern.compile("%[0-9A-F]{2}")
        .matcher(inUrl)
        .replaceAll(code -> code.group().toLowerCase(Locale.ROOT));
  }

  /** The secret itself, for the one place that needs it. */
  public String reveal() {
    return text;
  }

  /**
   * The text without any secret that this JVM knows of, as it is or in the forms that it has in
   * JSON and in URLs.
   */
  public static String conceal(String text) {
    String concealed = text;
    for (String secret : KNOWN) {
      concealed = concealed.replace(secret, CONCEALED);
    }
    return concealed;
  }

  @Override
  public String toString() {
    return CONCEALED;
  }
}
