package shop;

/** What the desk asks: a client of a model, or the one embedded here. */
public interface LanguageModel {
  String complete(String prompt);
}
