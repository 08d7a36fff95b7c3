package org.equipoise.samples.words;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds the word that a prompt of the word task shows, however the prompt is worded: the last one
 * in capitals whose letters have the sum of the task. Where none is in capitals, the one word with
 * that sum, if it is only one: ordinary words may have it too ("whenever" sums to 100).
 */
final class ShownWord {
  /** Letters with none beside them, of whatever alphabet, and no digit. */
  private static final Pattern WORD =
      Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}_])[A-Za-z]{2,64}(?![\\p{L}\\p{M}\\p{N}_])");

  private ShownWord() {}

  /**
   * The word in a prompt, in capitals.
   *
   * @throws RefusedRequestException if there is none, or no telling which
   */
  static String in(String prompt, int sum) throws RefusedRequestException {
    List<String> words =
        WORD.matcher(prompt)
            .results()
            .map(MatchResult::group)
            .filter(word -> Alphabet.letterSum(capitals(word)) == sum)
            .toList();
    List<String> inCapitals = words.stream().filter(word -> word.equals(capitals(word))).toList();
    if (!inCapitals.isEmpty()) {
      return inCapitals.get(inCapitals.size() - 1);
    }
    List<String> others = words.stream().map(ShownWord::capitals).distinct().toList();
    if (others.size() == 1) {
      return others.get(0);
    }
    throw RefusedRequestException.invalid(
        "messages",
        others.isEmpty()
            ? "the last message of the user shows no word whose letters, A = 1 to Z = 26, sum to "
                + sum
            : "the last message of the user has several words whose letters sum to %s; write the one shown in capitals"
                .formatted(sum));
  }

  private static String capitals(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
