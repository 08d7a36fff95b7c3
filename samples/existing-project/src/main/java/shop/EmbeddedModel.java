package shop;

import java.util.Random;

/** Stands for a model, so that the sample needs no key: mostly helpful, at times not. */
public final class EmbeddedModel implements LanguageModel {
  private final Random random = new Random(7);

  @Override
  public String complete(String prompt) {
    int open = Integer.parseInt(prompt.replaceAll("\\D", ""));
    return switch (random.nextInt(20)) {
      case 0 -> "As a language model I can not tell.";
      case 1, 2, 3 -> "open questions: " + (open + 1);
      default -> "open questions: " + Math.max(0, open - 1);
    };
  }
}
