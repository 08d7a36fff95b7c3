package org.equipoise.junit;

import java.util.Optional;
import java.util.function.Function;
import org.equipoise.chain.StateText;
import org.equipoise.result.SpendingPlan.Spending;
import org.equipoise.sampling.Prices;
import org.jspecify.annotations.Nullable;

/**
 * What one call of an agent takes, as far as the user says.
 *
 * @param inputTokens the tokens that it sends
 * @param outputTokens the tokens that come back
 * @param inputPerMillion the price of a million tokens sent
 * @param outputPerMillion the price of a million tokens that come back
 * @param seconds the time from its begin to its end
 */
record CallPrice(
    @Nullable Double inputTokens,
    @Nullable Double outputTokens,
    @Nullable Double inputPerMillion,
    @Nullable Double outputPerMillion,
    @Nullable Double seconds) {
  /** What a quotient of prices may be wrong by. */
  private static final double ROUNDING = 1e-9;

  static final String INPUT_TOKENS = "equipoise.tokens.input";
  static final String OUTPUT_TOKENS = "equipoise.tokens.output";
  static final String SECONDS = "equipoise.secondsPerCall";

  /**
   * Reads what is set.
   *
   * @param configured the value of a key, null where there is none
   * @throws IllegalArgumentException if a value is no number of at least 0
   */
  static CallPrice of(Function<String, @Nullable String> configured) {
    return new CallPrice(
        number(configured, INPUT_TOKENS),
        number(configured, OUTPUT_TOKENS),
        number(configured, Constants.INPUT_PRICE),
        number(configured, Constants.OUTPUT_PRICE),
        number(configured, SECONDS));
  }

  /**
   * Reads the prices alone, of which a sampler needs both.
   *
   * @param configured the value of a key, null where there is none
   * @throws IllegalArgumentException if a value is no number of at least 0, or one is missing
   */
  static Optional<Prices> prices(Function<String, @Nullable String> configured) {
    Double input = number(configured, Constants.INPUT_PRICE);
    Double output = number(configured, Constants.OUTPUT_PRICE);
    if (input == null && output == null) {
      return Optional.empty();
    }
    if (input == null || output == null) {
      throw new IllegalArgumentException(
          "%s is set, and %s is not; set both, or none"
              .formatted(
                  input == null ? Constants.OUTPUT_PRICE : Constants.INPUT_PRICE,
                  input == null ? Constants.INPUT_PRICE : Constants.OUTPUT_PRICE));
    }
    return Optional.of(new Prices(input, output));
  }

  private static @Nullable Double number(
      Function<String, @Nullable String> configured, String key) {
    String text = configured.apply(key);
    if (text == null || text.isBlank()) {
      return null;
    }
    if (!text.strip().matches("[0-9]{1,12}(\\.[0-9]{1,12})?")) {
      throw new IllegalArgumentException(
          "%s is '%s'; it must be a number of at least 0, such as 2.50"
              .formatted(key, StateText.shortened(text, 60)));
    }
    return Double.valueOf(text.strip());
  }

  /** What so many calls come to, with so many of them at once. */
  Spending of(long calls, int concurrency) {
    return new Spending(
        calls,
        inputTokens == null ? null : Long.valueOf(Math.round(calls * inputTokens)),
        outputTokens == null ? null : Long.valueOf(Math.round(calls * outputTokens)),
        cost(calls),
        seconds == null ? null : Double.valueOf(Math.ceil((double) calls / concurrency) * seconds));
  }

  /** How many calls limits of tokens and cost have room for; very many where that is not known. */
  long calls(long tokenLimit, double costLimit) {
    Double costOfCall = cost(1);
    long byCost = costOfCall == null ? Long.MAX_VALUE : calls(costLimit, costOfCall);
    return tokenLimit == Long.MAX_VALUE || inputTokens == null || outputTokens == null
        ? byCost
        : Math.min(byCost, calls((double) tokenLimit, inputTokens + outputTokens));
  }

  private static long calls(double limit, double ofCall) {
    return ofCall == 0 ? Long.MAX_VALUE : (long) (limit / ofCall * (1 + ROUNDING));
  }

  private @Nullable Double cost(long calls) {
    if (inputTokens == null
        || outputTokens == null
        || inputPerMillion == null
        || outputPerMillion == null) {
      return null;
    }
    double ofCall = inputTokens * inputPerMillion + outputTokens * outputPerMillion;
    return Double.valueOf(calls * ofCall / 1e6);
  }
}
