package org.equipoise.samples.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request for a chat completion asks of the word server. What it does not understand is
 * ignored where the answer is the same without it, and refused where it is not.
 *
 * @param model the id of a model
 * @param messages what was said so far, the last one last
 * @param choices how many answers are asked for
 * @param seed what the answers depend on, beside the messages; empty for chance
 * @param longest how many tokens an answer has at most; empty for no limit
 */
record ChatRequest(
    String model, List<ChatMessage> messages, int choices, OptionalLong seed, OptionalInt longest) {
  /** OpenAI's own limit of n. */
  static final int MOST_CHOICES = 128;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant");

  /** One message of a chat; only text has a meaning here. */
  record ChatMessage(String role, String text) {}

  /**
   * Reads the body of a request.
   *
   * @throws RefusedRequestException if it is no JSON, or asks for what the word server has not got
   */
  static ChatRequest read(byte[] body) throws RefusedRequestException {
    JsonNode json = parsed(body);
    refuseUnsupported(json);
    if (!json.path("model").isTextual()) {
      throw RefusedRequestException.invalid("model", "you must provide a model parameter");
    }
    return new ChatRequest(
        json.get("model").textValue(),
        messages(json.path("messages")),
        (int) number(json, "n", 1, MOST_CHOICES).orElse(1),
        number(json, "seed", Long.MIN_VALUE, Long.MAX_VALUE),
        longest(json));
  }

  private static JsonNode parsed(byte[] body) throws RefusedRequestException {
    try {
      JsonNode json = JSON.readTree(body);
      if (json.isObject()) {
        return json;
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    throw unreadable(null);
  }

  private static RefusedRequestException unreadable(@Nullable IOException cause) {
    RefusedRequestException refused =
        new RefusedRequestException(
            400, "invalid_json", null, "the body of the request is no JSON object");
    refused.initCause(cause);
    return refused;
  }

  private static void refuseUnsupported(JsonNode json) throws RefusedRequestException {
    for (String only : List.of("temperature", "top_p")) {
      JsonNode value = json.path(only);
      if (value.isNumber() ? value.doubleValue() != 1 : isGiven(value)) {
        throw RefusedRequestException.unsupported(
            only, "'%s' is 1 with this model, and nothing else".formatted(only));
      }
    }
    for (String never : List.of("stream", "logprobs", "tools", "response_format")) {
      JsonNode value = json.path(never);
      if (isGiven(value) && !(value.isBoolean() && !value.booleanValue())) {
        throw RefusedRequestException.unsupported(
            never, "'%s' is not supported with this model".formatted(never));
      }
    }
  }

  private static boolean isGiven(JsonNode value) {
    return !value.isMissingNode() && !value.isNull();
  }

  private static OptionalInt longest(JsonNode json) throws RefusedRequestException {
    OptionalLong newer = number(json, "max_completion_tokens", 1, Integer.MAX_VALUE);
    OptionalLong limit =
        newer.isPresent() ? newer : number(json, "max_tokens", 1, Integer.MAX_VALUE);
    return limit.isPresent() ? OptionalInt.of((int) limit.getAsLong()) : OptionalInt.empty();
  }

  private static OptionalLong number(JsonNode json, String name, long least, long most)
      throws RefusedRequestException {
    JsonNode value = json.path(name);
    if (!isGiven(value)) {
      return OptionalLong.empty();
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < least
        || value.longValue() > most) {
      throw RefusedRequestException.invalid(
          name, "'%s' is an integer from %s to %s".formatted(name, least, most));
    }
    return OptionalLong.of(value.longValue());
  }

  private static List<ChatMessage> messages(JsonNode array) throws RefusedRequestException {
    if (!array.isArray() || array.isEmpty()) {
      throw RefusedRequestException.invalid("messages", "'messages' is an array of messages");
    }
    List<ChatMessage> messages = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      messages.add(message(array.get(i), "messages[%s]".formatted(i)));
    }
    return List.copyOf(messages);
  }

  private static ChatMessage message(JsonNode json, String place) throws RefusedRequestException {
    String role = json.path("role").asText();
    if (!ROLES.contains(role)) {
      throw RefusedRequestException.invalid(
          place + ".role", "'role' is one of assistant, developer, system and user");
    }
    JsonNode content = json.path("content");
    if (content.isTextual()) {
      return new ChatMessage(role, content.textValue());
    }
    if (!content.isArray()) {
      throw RefusedRequestException.invalid(
          place + ".content", "'content' is a text or an array of parts");
    }
    List<String> parts = new ArrayList<>();
    for (JsonNode part : content) {
      if (!part.path("text").isTextual()) {
        throw RefusedRequestException.unsupported(
            place + ".content", "this model reads text, and no other parts");
      }
      parts.add(part.get("text").textValue());
    }
    return new ChatMessage(role, String.join("\n", parts));
  }
}
