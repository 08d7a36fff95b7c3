package org.equipoise.samples.words;

import java.util.List;
import java.util.random.RandomGenerator;
import org.equipoise.agent.Agent;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;

/**
 * The agent of the Conditioned Word Generation task (arXiv:2512.10047): shown a word whose letters,
 * with A = 1 to Z = 26, sum to 100, it answers with such a word.
 *
 * <p>A step keeps the first 0 to 3 letters, equally probable, of the word it is shown, and lets its
 * language model spell the rest, again and again, until a word of the list with the right sum comes
 * out; after {@value #TRIES} tries without one it escapes. The model is embedded: a character
 * 4-gram trained on a word list, so the agent runs offline.
 *
 * <p>The agent obeys detailed balance exactly, with the {@link #potential} {@code V(w) = -log
 * P(w)}, where P is the model's probability of spelling w. Given that k letters are kept, the
 * probability of f -> g is {@code P(g | prefix) (1 - (1 - Z)^tries) / Z} if f and g share their
 * first k letters, and 0 if not; Z is the probability that one try spells a valid word. The second
 * factor depends on the prefix alone, and {@code P(f) P(g | prefix) = P(f) P(g) / P(prefix)} is the
 * same from g to f.
 */
public final class WordAgent implements Agent<String> {
  static final int SUM = 100;
  static final int ORDER = 4;
  static final int LONGEST_PREFIX = 3;
  static final int TRIES = 10_000;

  private final LetterModel model;
  private final PrefixTree valid;
  private final int tries;
  private final Step<String> escape;
  private final AgentDescription description;

  /** An agent whose model is trained, now, on the bundled list of 63,875 American English words. */
  public WordAgent() {
    this(1);
  }

  /**
   * The same agent with its model at a temperature: 1 as trained, higher for wilder words.
   *
   * @throws IllegalArgumentException if the temperature is not positive and finite
   */
  public WordAgent(double temperature) {
    this(WordList.american(), ORDER, temperature, SUM, TRIES);
  }

  /** An agent with a model trained on {@code words}, for those of them with letters of this sum. */
  WordAgent(List<String> words, int order, double temperature, int sum, int tries) {
    this.model = LetterModel.train(words, order).atTemperature(temperature);
    this.description =
        AgentDescription.named("word-agent")
            .with("model", "character " + order + "-gram")
            .with("temperature", Double.toString(temperature));
    this.valid =
        new PrefixTree(words.stream().filter(word -> Alphabet.letterSum(word) == sum).toList());
    this.tries = tries;
    this.escape = Step.escape("no valid word in " + tries + " tries");
  }

  @Override
  public AgentDescription description() {
    return description;
  }

  @Override
  public Step<String> step(String word, Draw draw) {
    return step(word, draw.random());
  }

  /** One step from a word of capital letters, with this randomness. */
  Step<String> step(String word, RandomGenerator random) {
    int kept = random.nextInt(LONGEST_PREFIX + 1);
    if (kept > word.length()) {
      return Step.stay();
    }
    int context = LetterModel.BEGINNING;
    int node = PrefixTree.ROOT;
    for (int i = 0; i < kept && node != PrefixTree.NONE; i++) {
      int letter = Alphabet.symbol(word, i);
      context = model.after(context, letter);
      node = valid.next(node, letter);
    }
    for (int i = 0; i < tries && node != PrefixTree.NONE; i++) {
      int answer = spell(context, node, random);
      if (answer != PrefixTree.NONE) {
        return Step.to(valid.words().get(answer));
      }
    }
    return escape;
  }

  /**
   * One try of the model, given up at the first letter after which no valid word is left: the law
   * of the tries that succeed is that of tries spelled to their end.
   *
   * @return the number of the valid word spelled, or NONE
   */
  private int spell(int context, int node, RandomGenerator random) {
    while (true) {
      int symbol = model.next(context, random);
      node = valid.next(node, symbol);
      if (symbol == Alphabet.END || node == PrefixTree.NONE) {
        return node;
      }
      context = model.after(context, symbol);
    }
  }

  /**
   * The potential of this agent in closed form: {@code -log P(word)} in nats, with P the model's
   * probability of spelling the word. The moves between the {@link #words} are in exact detailed
   * balance with it.
   *
   * @throws IllegalArgumentException if a character is none of A to Z
   */
  public double potential(String word) {
    return -model.logProbability(word);
  }

  /** The valid words, in alphabetical order: every state that this agent can reach. */
  public List<String> words() {
    return valid.words();
  }

  LetterModel model() {
    return model;
  }
}
