package org.equipoise.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.equipoise.agent.Usage;
import org.jspecify.annotations.Nullable;

/** What the next call of a model is expected to take, by what the last ones took. */
final class TokenForecast {
  /** Texts of most languages have about as many characters to a token. */
  private static final int CHARACTERS_PER_TOKEN = 4;

  /** Tokens that tell where a message begins and ends, and whose it is: more than models use. */
  private static final int MOST_BESIDE_TEXT = 8;

  /** How much the means follow the newest call: they remember about the last 16. */
  private static final double WEIGHT = 1.0 / 16;

  private final @Nullable Integer maxTokens;
  private double meanInput = Double.NaN;
  private double meanOutput = Double.NaN;

  /**
   * @param maxTokens the longest answer; null where it has no limit
   */
  TokenForecast(@Nullable Integer maxTokens) {
    this.maxTokens = maxTokens;
  }

  /** The tokens of a conversation, roughly. */
  private static long inputTokens(List<Message> messages) {
    return tokens(messages.stream().mapToLong(message -> message.text().length()).sum());
  }

  private static long tokens(long characters) {
    return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
  }

  /** The tokens of a conversation at most: no tokenizer makes more of a text than it has bytes. */
  static long mostInputTokens(List<Message> messages) {
    return messages.stream()
        .mapToLong(message -> message.text().getBytes(StandardCharsets.UTF_8).length)
        .map(bytes -> bytes + MOST_BESIDE_TEXT)
        .sum();
  }

  /** The tokens that the call is likely to take, both ways together. */
  synchronized long tokens(List<Message> messages) {
    return Double.isNaN(meanInput)
        ? inputTokens(messages) + (maxTokens == null ? 0 : maxTokens)
        : (long) Math.ceil(meanInput + meanOutput);
  }

  /** What a call is taken to have cost whose answer did not arrive. */
  synchronized Usage unanswered(List<Message> messages) {
    long mean = Double.isNaN(meanOutput) ? 0 : (long) Math.ceil(meanOutput);
    return new Usage(inputTokens(messages), maxTokens == null ? mean : maxTokens);
  }

  /** What a call is taken to have cost that was answered, and did not say. */
  Usage answered(List<Message> messages, String text) {
    return new Usage(inputTokens(messages), tokens(text.length()));
  }

  synchronized void observe(Usage taken) {
    if (taken.tokens() > 0) {
      meanInput = mean(meanInput, taken.inputTokens());
      meanOutput = mean(meanOutput, taken.outputTokens());
    }
  }

  private static double mean(double before, long newest) {
    return Double.isNaN(before) ? newest : before + WEIGHT * (newest - before);
  }
}
