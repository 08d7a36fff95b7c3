package org.equipoise.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.equipoise.agent.Usage;

/**
 * Chat Completions, of OpenAI and of the many servers that speak it too. Those mostly know the
 * limit of tokens by its older name.
 */
record OpenAiChat(String provider, HttpUrl defaultUrl, ModelKey defaultKey, String maxTokensField)
    implements Dialect {
  static final OpenAiChat OPENAI =
      new OpenAiChat(
          "openai",
          HttpUrl.get("https://api.openai.com/v1"),
          ModelKey.environment("OPENAI_API_KEY", true),
          "max_completion_tokens");
  static final OpenAiChat COMPATIBLE =
      new OpenAiChat(
          "compatible",
          HttpUrl.get("http://localhost:8000/v1"),
          ModelKey.environment("EQUIPOISE_MODEL_KEY", false),
          "max_tokens");

  @Override
  public HttpUrl url(HttpUrl base, String model) {
    return base.newBuilder().addPathSegments("chat/completions").build();
  }

  @Override
  public Headers authorization(String key) {
    return Headers.of("Authorization", "Bearer " + key);
  }

  @Override
  public ChatOptions check(ChatOptions options) {
    return options;
  }

  @Override
  public ObjectNode request(ChatOptions options, List<Message> messages) {
    ObjectNode request = ChatOptions.object().put("model", options.model());
    request.set("messages", messages(messages));
    String limit = Objects.requireNonNullElse(options.maxTokensField(), maxTokensField);
    ChatOptions.put(request, limit, options.maxTokens());
    ChatOptions.put(request, "temperature", options.temperature());
    ChatOptions.put(request, "top_p", options.topP());
    ChatOptions.put(request, "seed", options.seed());
    return request;
  }

  /** Messages as most providers want them: a list of roles with their contents. */
  static ArrayNode messages(List<Message> messages) {
    ArrayNode list = ChatOptions.object().arrayNode();
    for (Message message : messages) {
      list.addObject().put("role", message.role().wireName()).put("content", message.text());
    }
    return list;
  }

  @Override
  public Answer read(JsonNode body) throws UnreadableReplyException {
    JsonNode choice = body.path("choices").path(0);
    JsonNode message = choice.path("message");
    if (!message.isObject()) {
      throw new UnreadableReplyException("there is no choices[0].message in it");
    }
    String refusal = message.path("refusal").asText("");
    String word = choice.path("finish_reason").asText("");
    JsonNode content = message.path("content");
    String text = content.isNull() || content.isMissingNode() ? "" : text(content);
    return new Answer(
        text.isEmpty() ? refusal : text,
        refusal.isEmpty() ? finish(word) : FinishReason.REFUSED,
        word,
        body.path("model").asText(""),
        body.path("id").asText(""));
  }

  private static String text(JsonNode content) throws UnreadableReplyException {
    if (content.isArray()) {
      return ReplyText.joined(content, "text", "text");
    }
    return ReplyText.required(content, "choices[0].message.content");
  }

  private static FinishReason finish(String word) {
    return switch (word) {
      case "stop" -> FinishReason.STOP;
      case "length" -> FinishReason.LENGTH;
      case "content_filter" -> FinishReason.BLOCKED;
      default -> FinishReason.OTHER;
    };
  }

  @Override
  public Usage usage(JsonNode body) {
    JsonNode usage = body.path("usage");
    return new Usage(
        ReplyText.tokens(usage, "prompt_tokens"), ReplyText.tokens(usage, "completion_tokens"));
  }
}
