package org.equipoise.sampling;

import org.apiguardian.api.API;
import org.equipoise.agent.Usage;

/**
 * What tokens cost, in whatever currency the user thinks in.
 *
 * @param inputPerMillion the price of a million tokens sent
 * @param outputPerMillion the price of a million tokens that come back
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Prices(double inputPerMillion, double outputPerMillion) {

  /**
   * @throws IllegalArgumentException if a price is negative or not finite
   */
  public Prices {
    check(inputPerMillion);
    check(outputPerMillion);
  }

  private static void check(double price) {
    if (!(price >= 0 && price < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the price of a million tokens is at least 0, got " + price);
    }
  }

  /** What so many tokens cost. */
  public double of(Usage usage) {
    return (usage.inputTokens() * inputPerMillion + usage.outputTokens() * outputPerMillion) / 1e6;
  }
}
