package shop.review;

import java.util.SplittableRandom;
import org.springframework.stereotype.Component;

/**
 * Stands in for a provider's model, so that this sample runs offline: it settles an objection in 70
 * of 100 answers, raises one in 20, leaves the draft as it is in 6, and chats in 4.
 */
@Component
class EmbeddedModel implements LanguageModel {
  private final SplittableRandom chance = new SplittableRandom(2026);

  @Override
  public String answer(String prompt) {
    int objections = Integer.parseInt(prompt.replaceAll("\\D", ""));
    int percentile = chance.nextInt(100);
    if (percentile < 70) {
      return objections - 1 + " objections left";
    }
    if (percentile < 90) {
      return objections + 1 + " objections left";
    }
    return percentile < 96 ? objections + " objections left" : "What a fine draft!";
  }
}
