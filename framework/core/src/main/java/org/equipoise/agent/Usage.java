package org.equipoise.agent;

import org.apiguardian.api.API;

/**
 * The tokens that calls to a model took, as its provider bills them.
 *
 * @param inputTokens those sent, cached ones included
 * @param outputTokens those that came back, the model's reasoning included
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Usage(long inputTokens, long outputTokens) {
  /** No tokens, or none that are known of. */
  public static final Usage NONE = new Usage(0, 0);

  /**
   * @throws IllegalArgumentException if a number is negative
   */
  public Usage {
    if (inputTokens < 0 || outputTokens < 0) {
      throw new IllegalArgumentException(
          "numbers of tokens are at least 0, got %s and %s".formatted(inputTokens, outputTokens));
    }
  }

  /** Both together. */
  public Usage plus(Usage more) {
    return new Usage(inputTokens + more.inputTokens, outputTokens + more.outputTokens);
  }

  /** All tokens, whichever way they went. */
  public long tokens() {
    return inputTokens + outputTokens;
  }
}
