package org.equipoise.model;

import java.util.List;
import org.equipoise.agent.Usage;
import org.jspecify.annotations.Nullable;

/** What the next call of a model is expected to take, by what the last ones took. */
final class TokenForecast {
  /** Texts of most languages have about as many characters to a token. */
  private static final int CHARACTERS_PER_TOKEN = 4;

  /** How much the mean follows the newest call: it remembers about the last 16. */
  private static final double WEIGHT = 1.0 / 16;

  private double mean = Double.NaN;

  /** The tokens of a conversation, roughly. */
  static long inputTokens(List<Message> messages) {
    long characters = messages.stream().mapToLong(message -> message.text().length()).sum();
    return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
  }

  synchronized long tokens(List<Message> messages, @Nullable Integer maxTokens) {
    return Double.isNaN(mean)
        ? inputTokens(messages) + (maxTokens == null ? 0 : maxTokens)
        : (long) Math.ceil(mean);
  }

  synchronized void observe(Usage taken) {
    if (taken.tokens() > 0) {
      mean = Double.isNaN(mean) ? taken.tokens() : mean + WEIGHT * (taken.tokens() - mean);
    }
  }
}
