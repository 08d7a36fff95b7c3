package org.equipoise.samples.words;

/**
 * The letters A to Z as the numbers 1 to 26, and the end of a word as 0.
 *
 * <p>The number of a letter is also its value in the word task: A = 1 ... Z = 26.
 */
final class Alphabet {
  /** The end of a word; before its first letter, also the beginning. */
  static final int END = 0;

  /** The letters and the end. */
  static final int SYMBOLS = 27;

  private Alphabet() {}

  /**
   * The number of the letter at a position of a word.
   *
   * @throws IllegalArgumentException if the character there is none of A to Z
   */
  static int symbol(String word, int position) {
    char letter = word.charAt(position);
    if (letter < 'A' || letter > 'Z') {
      throw new IllegalArgumentException(
          "words are of the letters A to Z alone; character %s of %s is U+%04X"
              .formatted(position + 1, word.length(), (int) letter));
    }
    return letter - 'A' + 1;
  }

  /** The sum of the letters of a word, with A = 1 ... Z = 26. */
  static int letterSum(String word) {
    int sum = 0;
    for (int i = 0; i < word.length(); i++) {
      sum += symbol(word, i);
    }
    return sum;
  }
}
