package org.equipoise.samples.words;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A language model that spells: a character n-gram with interpolated Witten-Bell smoothing.
 *
 * <p>With {@code N(h, c)} the times that symbol c followed context h in the training words, {@code
 * N(h)} their sum over c and {@code T(h)} the number of different c,
 *
 * <pre>{@code
 * P(c | h) = (N(h, c) + T(h) P(c | h')) / (N(h) + T(h))
 * }</pre>
 *
 * where h' is h without its first symbol; below the empty context, all symbols are equally probable
 * (method C of Witten and Bell, IEEE Transactions on Information Theory 37, 1991, page 1085).
 *
 * <p>A context is a number: its symbols are the digits to base 27, the last symbol the lowest. The
 * beginning of a word is a context of END symbols, which is 0.
 */
final class LetterModel {
  /** The context before the first letter of a word. */
  static final int BEGINNING = 0;

  private final int contexts;
  private final double[] probability;
  private final AliasTables tables;

  private LetterModel(int contexts, double[] probability) {
    this.contexts = contexts;
    this.probability = probability;
    this.tables = new AliasTables(probability, Alphabet.SYMBOLS);
  }

  /**
   * The model of {@code words}, each of them seen once.
   *
   * @param order the n of the n-gram, from 1 to 4: a symbol depends on the {@code order - 1} before
   *     it
   * @throws IllegalArgumentException if {@code order} is out of range, or a word has a character
   *     that is none of A to Z
   */
  static LetterModel train(List<String> words, int order) {
    if (order < 1 || order > 4) {
      throw new IllegalArgumentException("the order of a letter model is 1 to 4, got " + order);
    }
    double[] probability = new double[Alphabet.SYMBOLS];
    Arrays.fill(probability, 1.0 / Alphabet.SYMBOLS);
    int contexts = 1;
    for (int length = 0; length < order; length++) {
      probability = smoothed(counts(words, contexts), probability);
      contexts *= Alphabet.SYMBOLS;
    }
    return new LetterModel(contexts / Alphabet.SYMBOLS, probability);
  }

  private static int[] counts(List<String> words, int contexts) {
    int[] count = new int[contexts * Alphabet.SYMBOLS];
    for (String word : words) {
      int context = BEGINNING;
      for (int i = 0; i <= word.length(); i++) {
        int symbol = i < word.length() ? Alphabet.symbol(word, i) : Alphabet.END;
        count[context * Alphabet.SYMBOLS + symbol]++;
        context = (context * Alphabet.SYMBOLS + symbol) % contexts;
      }
    }
    return count;
  }

  /** Mixes the counts after each context with the probabilities after its shorter context. */
  private static double[] smoothed(int[] count, double[] shorter) {
    double[] mixed = new double[count.length];
    for (int first = 0; first < count.length; first += Alphabet.SYMBOLS) {
      int total = 0;
      int distinct = 0;
      for (int cell = first; cell < first + Alphabet.SYMBOLS; cell++) {
        total += count[cell];
        distinct += count[cell] > 0 ? 1 : 0;
      }
      for (int cell = first; cell < first + Alphabet.SYMBOLS; cell++) {
        double back = shorter[cell % shorter.length];
        mixed[cell] = total == 0 ? back : (count[cell] + distinct * back) / (total + distinct);
      }
    }
    return mixed;
  }

  /**
   * The model at a temperature: each probability to the power {@code 1 / temperature}, scaled so
   * that those after a context sum to 1 again. Below 1 it prefers what it prefers more clearly.
   *
   * @throws IllegalArgumentException if the temperature is not positive and finite
   */
  LetterModel atTemperature(double temperature) {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a temperature is positive, got " + temperature);
    }
    double[] tempered = new double[probability.length];
    for (int first = 0; first < tempered.length; first += Alphabet.SYMBOLS) {
      // Relative to the largest, so that no power of it underflows to 0 and leaves no symbol.
      double largest =
          Arrays.stream(probability, first, first + Alphabet.SYMBOLS).max().orElseThrow();
      double sum = 0;
      for (int cell = first; cell < first + Alphabet.SYMBOLS; cell++) {
        tempered[cell] = Math.exp(Math.log(probability[cell] / largest) / temperature);
        sum += tempered[cell];
      }
      for (int cell = first; cell < first + Alphabet.SYMBOLS; cell++) {
        tempered[cell] /= sum;
      }
    }
    return new LetterModel(contexts, tempered);
  }

  /** The context that follows {@code context} once {@code letter} is written. */
  int after(int context, int letter) {
    return (context * Alphabet.SYMBOLS + letter) % contexts;
  }

  /** The probability that {@code symbol} is the next one after {@code context}. */
  double probability(int context, int symbol) {
    return probability[context * Alphabet.SYMBOLS + symbol];
  }

  /** The next symbol after {@code context}, drawn by its probability. */
  int next(int context, RandomGenerator random) {
    return tables.draw(context, random);
  }

  /** The log-probability, in nats, that this model spells {@code word} and ends it. */
  double logProbability(String word) {
    double log = 0;
    int context = BEGINNING;
    for (int i = 0; i < word.length(); i++) {
      int letter = Alphabet.symbol(word, i);
      log += Math.log(probability(context, letter));
      context = after(context, letter);
    }
    return log + Math.log(probability(context, Alphabet.END));
  }
}
