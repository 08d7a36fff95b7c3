package shop.review;

/** What answers a prompt. */
@FunctionalInterface
public interface LanguageModel {

  String answer(String prompt);
}
