package org.equipoise.model;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How much of an account's minute is left after a call, as the headers of the reply say.
 *
 * @param requests empty where nothing is said of them
 * @param tokens both ways together; empty where nothing is said of them
 */
record QuotaLeft(OptionalLong requests, OptionalLong tokens) {
  private static final List<String> REQUESTS =
      List.of("x-ratelimit-remaining-requests", "anthropic-ratelimit-requests-remaining");
  private static final List<String> TOKENS =
      List.of("x-ratelimit-remaining-tokens", "anthropic-ratelimit-tokens-remaining");

  /** What the facts of a reply say. */
  static QuotaLeft of(Map<String, String> facts) {
    return new QuotaLeft(number(facts, REQUESTS), number(facts, TOKENS));
  }

  boolean isTold() {
    return requests.isPresent() || tokens.isPresent();
  }

  /** Some gateways say -1 where they do not know. */
  private static OptionalLong number(Map<String, String> facts, List<String> names) {
    return names.stream()
        .map(name -> facts.getOrDefault(name, "").strip())
        .filter(text -> text.matches("[0-9]{1,15}"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }
}
