package org.equipoise.samples.words;

/** The word task as a model is told it; after the prompt of arXiv:2512.10047, in other words. */
final class WordPrompt {
  /** The prompt, with the word to be shown in the place of {@code {state}}. */
  static final String TEXT =
      """
      Let the 26 letters A B C D E F G H I J K L M N O P Q R S T U V W X Y Z stand for the numbers \
      1 to 26. Then KNOWLEDGE is 11 + 14 + 15 + 23 + 12 + 5 + 4 + 7 + 5 = 96 %, and HARDWORK is \
      8 + 1 + 18 + 4 + 23 + 15 + 18 + 11 = 98 %. So knowledge and hard work bring us nearly all \
      the way. Luck is 12 + 21 + 3 + 11 = 47 % and love is 12 + 15 + 22 + 5 = 54 %: they matter \
      less than we think. Is it money that makes up 100 %? No: 13 + 15 + 14 + 5 + 25 = 72 %. \
      {state} is a word whose letters add up to 100 %. Give me another word whose letters add up \
      to 100 %. Answer with the word alone, without any explanation.\
      """;

  private WordPrompt() {}
}
