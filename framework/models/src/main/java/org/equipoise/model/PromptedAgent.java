package org.equipoise.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.equipoise.agent.Agent;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Exchange;
import org.equipoise.agent.FaultException;
import org.equipoise.agent.InvalidStepException;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.equipoise.chain.StateText;
import org.equipoise.statistics.SplitMix64;
import org.jspecify.annotations.Nullable;

/**
 * An agent whose step is one question to a model: the state goes into a prompt, and the answer is
 * read as the next step.
 *
 * <pre>{@code
 * Agent<String> words =
 *     PromptedAgent.of(
 *         "Give a word that sums to 100 and is like {state}. Answer with the word alone.",
 *         ChatModels.of("openai:gpt-5-nano"),
 *         answer -> isWord(answer) ? Step.to(answer.strip()) : Step.escape("not a word"));
 * }</pre>
 *
 * <p>A refusal, a blocked and a cut-off answer are escapes ("refused", "blocked", "cut off"), and
 * so is an answer that the parser throws an exception at ("unreadable (NumberFormatException)"), or
 * that it has not the stack for ("unreadable (StackOverflowError)").
 *
 * <p>The client of another framework needs none of this: an agent is a lambda.
 *
 * <pre>{@code
 * // LangChain4j
 * Agent<String> words = (word, draw) -> read(chatModel.chat(prompt(word)));
 * // Spring AI
 * Agent<String> words = (word, draw) -> read(chatClient.prompt(prompt(word)).call().content());
 * // Either of them as the model of a prompted agent
 * ChatModel model = messages -> ChatReply.of(chatModel.chat(messages.get(0).text()));
 * }</pre>
 *
 * @param <S> the type of the agent's states
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class PromptedAgent<S> implements Agent<S> {
  private static final String PLACEHOLDER = "{state}";

  private final String name;
  private final @Nullable String promptText;
  private final Function<? super S, List<Message>> prompt;
  private final ChatModel model;
  private final ChatModel.@Nullable Seeded seeded;
  private final Function<? super String, Step<S>> parser;

  private PromptedAgent(
      String name,
      @Nullable String promptText,
      Function<? super S, List<Message>> prompt,
      ChatModel model,
      ChatModel.@Nullable Seeded seeded,
      Function<? super String, Step<S>> parser) {
    this.name = requireNonNull(name, "name");
    this.promptText = promptText;
    this.prompt = requireNonNull(prompt, "prompt");
    this.model = requireNonNull(model, "model");
    this.seeded = seeded;
    this.parser = requireNonNull(parser, "parser");
  }

  /**
   * An agent that asks with a text.
   *
   * @param template the question; the state stands wherever it says {@code {state}}
   * @param parser reads an answer as a step
   * @throws IllegalArgumentException if the template has no place for the state
   */
  public static <S> PromptedAgent<S> of(
      String template, ChatModel model, Function<? super String, Step<S>> parser) {
    if (!template.contains(PLACEHOLDER)) {
      throw new IllegalArgumentException(
          "the template has no {state} in it, so the model would not know the state: "
              + StateText.shortened(template, 100));
    }
    return new PromptedAgent<>(
        "",
        template,
        state -> List.of(Message.user(template.replace(PLACEHOLDER, String.valueOf(state)))),
        model,
        null,
        parser);
  }

  /**
   * An agent that asks with a conversation. What it says does not show in the agent's description;
   * tell it with {@link #withPromptText}.
   *
   * @param prompt the conversation for a state, which the model continues
   * @param parser reads an answer as a step
   */
  public static <S> PromptedAgent<S> of(
      Function<? super S, List<Message>> prompt,
      ChatModel model,
      Function<? super String, Step<S>> parser) {
    return new PromptedAgent<>("", null, prompt, model, null, parser);
  }

  /** The same agent, with a name. */
  public PromptedAgent<S> named(String name) {
    return new PromptedAgent<>(name, promptText, prompt, model, seeded, parser);
  }

  /**
   * The same agent, with the text that its prompt is made of: the digest of it is in the
   * description, so that a changed prompt shows.
   */
  public PromptedAgent<S> withPromptText(String text) {
    return new PromptedAgent<>(name, requireNonNull(text, "text"), prompt, model, seeded, parser);
  }

  /**
   * The same agent, of which each call brings a seed along: {@link Draw#modelSeed} for the first
   * call of a draw, and one that is made of it for each further one. The candidates of a vote have
   * seeds of their own, as {@linkplain Draw#step parts} of its draw. A server that honours seeds,
   * as many local ones do, answers the same again where the sample has the same seed; a hosted
   * model honours them at best loosely.
   *
   * @throws IllegalArgumentException if the model takes no seed, or all its calls have one already
   */
  public PromptedAgent<S> seeded() {
    return new PromptedAgent<>(name, promptText, prompt, model, model.seeded(), parser);
  }

  /**
   * The agent that asks several times and takes the answer that enough of them agree on.
   *
   * @see MajorityVote
   */
  public MajorityVote<S> majorityOf(int needed, int candidates) {
    return MajorityVote.of(this, needed, candidates);
  }

  @Override
  public Step<S> step(S state, Draw draw) throws FaultException, InterruptedException {
    List<Message> messages = prompt.apply(state);
    ChatReply reply;
    try {
      reply = ask(messages, draw);
    } catch (FaultException e) {
      draw.add(failed(messages, e));
      throw e;
    }
    draw.add(new Exchange(Message.transcript(messages), reply.raw(), reply.facts(), reply.usage()));
    return switch (reply.finish()) {
      case REFUSED -> Step.escape("refused");
      case LENGTH -> Step.escape("cut off");
      case BLOCKED -> Step.escape("blocked");
      case STOP, OTHER -> parse(reply.text());
    };
  }

  private ChatReply ask(List<Message> messages, Draw draw)
      throws FaultException, InterruptedException {
    return seeded == null ? model.chat(messages) : seeded.chat(messages, seed(draw));
  }

  private static long seed(Draw draw) {
    int earlier = draw.exchanges().size();
    return earlier == 0 ? draw.modelSeed() : SplitMix64.mix(draw.modelSeed() + earlier);
  }

  private static Exchange failed(List<Message> messages, FaultException fault) {
    SortedMap<String, String> facts = new TreeMap<>();
    Usage usage = Usage.NONE;
    String reply = "";
    if (fault instanceof ModelException failure) {
      facts.putAll(failure.facts());
      usage = failure.usage();
      reply = failure.raw();
    }
    facts.put("fault", String.valueOf(fault.getMessage()));
    return new Exchange(Message.transcript(messages), reply, facts, usage);
  }

  /**
   * An answer that can not be read is behaviour: a fault would be asked again until it can. So is
   * one that a regular expression needs too much stack for; it would end the sampling.
   */
  private Step<S> parse(String answer) {
    try {
      return parser.apply(answer);
    } catch (InvalidStepException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      return Step.escape("unreadable (%s)".formatted(e.getClass().getSimpleName()));
    }
  }

  @Override
  public Usage estimate(S state) {
    return model.estimate(prompt.apply(state));
  }

  /**
   * The name, the model's configuration, whether each draw has its seed, and the digest of the
   * prompt where it is a text.
   */
  @Override
  public AgentDescription description() {
    AgentDescription description = new AgentDescription(name, model.configuration());
    if (seeded != null) {
      description = description.with("seed", "of each draw");
    }
    return promptText == null ? description : description.withDigest("prompt", promptText);
  }
}
