package org.equipoise.samples.words;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.equipoise.agent.Step;
import org.equipoise.model.ChatModel;
import org.equipoise.model.PromptedAgent;

/**
 * The word task as any language model is given it, in the manner of arXiv:2512.10047: it is told
 * the task with a word that fulfils it, and is to answer with another one.
 */
public final class WordTask {
  /** The prompt, with the word to be shown in the place of {@code {state}}. */
  static final String PROMPT =
      """
      Let the 26 letters A B C D E F G H I J K L M N O P Q R S T U V W X Y Z stand for the numbers \
      1 to 26. Then KNOWLEDGE is 11 + 14 + 15 + 23 + 12 + 5 + 4 + 7 + 5 = 96 %, and HARDWORK is \
      8 + 1 + 18 + 4 + 23 + 15 + 18 + 11 = 98 %. So knowledge and hard work bring us nearly all \
      the way. Luck is 12 + 21 + 3 + 11 = 47 % and love is 12 + 15 + 22 + 5 = 54 %: they matter \
      less than we think. Is it money that makes up 100 %? No: 13 + 15 + 14 + 5 + 25 = 72 %. \
      {state} is a word whose letters add up to 100 %. Give me another word whose letters add up \
      to 100 %. Answer with the word alone, without any explanation.\
      """;

  /** One word, in whatever quotation marks or emphasis models like to put it. */
  private static final Pattern ONE_WORD = Pattern.compile("[\\s\"'`*_]*([A-Za-z]+)[\\s\"'`*_.!]*");

  private WordTask() {}

  /** The agent that asks this model for the next word. */
  public static PromptedAgent<String> agent(ChatModel model) {
    return PromptedAgent.<String>of(PROMPT, model, WordTask::read).named("word-agent");
  }

  /** Reads an answer: a move to its word, if it is one word, and has the sum of the task. */
  static Step<String> read(String answer) {
    Matcher word = ONE_WORD.matcher(answer);
    if (!word.matches()) {
      return Step.escape("not one word");
    }
    String capitals = word.group(1).toUpperCase(Locale.ROOT);
    return Alphabet.letterSum(capitals) == WordAgent.SUM
        ? Step.to(capitals)
        : Step.escape("another sum");
  }
}
