package org.equipoise.samples.words;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.equipoise.agent.Step;

/**
 * The word agent behind OpenAI's Chat Completions: the request's last message of the user shows a
 * word, an answer is one step from it. The model spells, so a token is a character, and the end of
 * an answer is one more.
 *
 * <p>With a seed, the answers are those of the in-process agent with a {@link SplittableRandom} of
 * that seed, one after the other.
 */
final class ChatCompletions {
  /** The id by which requests ask for the model. */
  static final String MODEL = "letter-4gram";

  private final WordAgent agent;

  ChatCompletions(WordAgent agent) {
    this.agent = agent;
  }

  /** The list of the one model. */
  ObjectNode models() {
    ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
    list.putArray("data")
        .addObject()
        .put("id", MODEL)
        .put("object", "model")
        .put("created", 0)
        .put("owned_by", "equipoise");
    return list;
  }

  /**
   * Answers a request.
   *
   * @throws RefusedRequestException if it asks for another model, or shows no word
   */
  ObjectNode complete(ChatRequest request) throws RefusedRequestException {
    if (!request.model().equals(MODEL)) {
      throw new RefusedRequestException(
          404, "model_not_found", "model", "there is no other model here than '" + MODEL + "'");
    }
    String word = ShownWord.in(lastOfUser(request), WordAgent.SUM);
    RandomGenerator random = random(request);
    ArrayNode choices = JsonNodeFactory.instance.arrayNode();
    int tokens = 0;
    for (int i = 0; i < request.choices(); i++) {
      tokens += choose(choices, answer(word, random), request);
    }
    ObjectNode completion =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", "chatcmpl-" + UUID.randomUUID())
            .put("object", "chat.completion")
            .put("created", Instant.now().getEpochSecond())
            .put("model", MODEL);
    completion.set("choices", choices);
    completion.set("usage", usage(request, tokens));
    return completion;
  }

  private static RandomGenerator random(ChatRequest request) {
    return request.seed().isPresent()
        ? new SplittableRandom(request.seed().getAsLong())
        : new SplittableRandom();
  }

  private static String lastOfUser(ChatRequest request) throws RefusedRequestException {
    return request.messages().stream()
        .filter(message -> message.role().equals("user"))
        .reduce((earlier, later) -> later)
        .orElseThrow(
            () -> RefusedRequestException.invalid("messages", "there is no message of the user"))
        .text();
  }

  /** What the model says: a word, or where the agent escapes, a sentence that is none. */
  private String answer(String word, RandomGenerator random) {
    Step<String> step = agent.step(word, random);
    if (step instanceof Step.Move<String> move) {
      return move.state();
    }
    return step instanceof Step.Escape<String> escape
        ? "I am sorry, I found %s.".formatted(escape.reason())
        : word;
  }

  /** Adds a choice; returns its tokens. */
  private static int choose(ArrayNode choices, String answer, ChatRequest request) {
    int spoken = Math.min(answer.length() + 1, request.longest().orElse(Integer.MAX_VALUE));
    boolean ended = spoken > answer.length();
    ObjectNode choice = choices.addObject().put("index", choices.size() - 1);
    choice
        .putObject("message")
        .put("role", "assistant")
        .put("content", ended ? answer : answer.substring(0, spoken))
        .putNull("refusal");
    choice.putNull("logprobs").put("finish_reason", ended ? "stop" : "length");
    return spoken;
  }

  private static ObjectNode usage(ChatRequest request, int spoken) {
    int read = request.messages().stream().mapToInt(message -> message.text().length()).sum();
    return JsonNodeFactory.instance
        .objectNode()
        .put("prompt_tokens", read)
        .put("completion_tokens", spoken)
        .put("total_tokens", read + spoken);
  }
}
