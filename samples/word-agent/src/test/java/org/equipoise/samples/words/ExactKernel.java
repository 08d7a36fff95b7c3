package org.equipoise.samples.words;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The transition probabilities of a {@link WordAgent}, by enumeration of its words and of the
 * lengths of the prefix that a step keeps.
 */
final class ExactKernel {
  private final List<String> words;
  private final double[][] probability;
  private final double[] escape;

  ExactKernel(WordAgent agent, int tries) {
    words = agent.words();
    probability = new double[words.size()][words.size()];
    escape = new double[words.size()];
    for (int from = 0; from < words.size(); from++) {
      for (int kept = 0; kept <= WordAgent.LONGEST_PREFIX; kept++) {
        if (kept > words.get(from).length()) {
          probability[from][from] += keeps();
        } else {
          resample(agent.model(), from, kept, tries);
        }
      }
    }
  }

  private static double keeps() {
    return 1.0 / (WordAgent.LONGEST_PREFIX + 1);
  }

  private void resample(LetterModel model, int from, int kept, int tries) {
    String prefix = words.get(from).substring(0, kept);
    double[] oneTry = new double[words.size()];
    double valid = 0;
    for (int to = 0; to < words.size(); to++) {
      if (words.get(to).startsWith(prefix)) {
        oneTry[to] = spelled(model, words.get(to), kept);
        valid += oneTry[to];
      }
    }
    double failed = Math.exp(tries * Math.log1p(-valid));
    for (int to = 0; to < words.size(); to++) {
      probability[from][to] += keeps() * oneTry[to] / valid * (1 - failed);
    }
    escape[from] += keeps() * failed;
  }

  /** The probability that the model goes on from the first {@code kept} letters to the word. */
  private static double spelled(LetterModel model, String word, int kept) {
    double product = 1;
    int context = LetterModel.BEGINNING;
    for (int i = 0; i <= word.length(); i++) {
      int symbol = i < word.length() ? Alphabet.symbol(word, i) : Alphabet.END;
      product *= i < kept ? 1 : model.probability(context, symbol);
      context = model.after(context, symbol);
    }
    return product;
  }

  int size() {
    return words.size();
  }

  double probability(int from, int to) {
    return probability[from][to];
  }

  double escape(int from) {
    return escape[from];
  }

  /** The Boltzmann distribution of a potential, {@code exp(-V)} normalised. */
  static double[] boltzmann(double[] potential) {
    double[] weight =
        IntStream.range(0, potential.length).mapToDouble(i -> Math.exp(-potential[i])).toArray();
    double sum = IntStream.range(0, weight.length).mapToDouble(i -> weight[i]).sum();
    return IntStream.range(0, weight.length).mapToDouble(i -> weight[i] / sum).toArray();
  }
}
