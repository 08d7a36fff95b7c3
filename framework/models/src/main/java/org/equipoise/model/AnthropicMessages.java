package org.equipoise.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.equipoise.agent.Usage;

/** Messages, of Anthropic. */
record AnthropicMessages() implements Dialect {
  /** Messages answers nothing without a limit. */
  private static final int DEFAULT_MAX_TOKENS = 1024;

  @Override
  public String provider() {
    return "anthropic";
  }

  @Override
  public HttpUrl defaultUrl() {
    return HttpUrl.get("https://api.anthropic.com");
  }

  @Override
  public ModelKey defaultKey() {
    return ModelKey.environment("ANTHROPIC_API_KEY", true);
  }

  @Override
  public HttpUrl url(HttpUrl base, String model) {
    return base.newBuilder().addPathSegments("v1/messages").build();
  }

  @Override
  public Headers authorization(String key) {
    return Headers.of("x-api-key", key);
  }

  @Override
  public Headers headers() {
    return Headers.of("anthropic-version", "2023-06-01");
  }

  @Override
  public ChatOptions check(ChatOptions options) {
    return Dialect.super
        .check(options.withoutSeed(provider()))
        .withMaxTokens(options.maxTokens() == null ? DEFAULT_MAX_TOKENS : options.maxTokens());
  }

  @Override
  public ObjectNode request(ChatOptions options, List<Message> messages) {
    ObjectNode request = ChatOptions.object().put("model", options.model());
    ChatOptions.put(request, "max_tokens", options.maxTokens());
    String system = Message.system(messages);
    if (!system.isEmpty()) {
      request.put("system", system);
    }
    request.set("messages", OpenAiChat.messages(Message.withoutSystem(messages)));
    ChatOptions.put(request, "temperature", options.temperature());
    ChatOptions.put(request, "top_p", options.topP());
    return request;
  }

  /** An empty list of contents is an answer too: the model had nothing to say. */
  @Override
  public Answer read(JsonNode body) throws UnreadableReplyException {
    if (!body.path("content").isArray()) {
      throw new UnreadableReplyException("there is no list at content in it");
    }
    String word = body.path("stop_reason").asText("");
    return new Answer(
        ReplyText.joined(body.path("content"), "text", "text"),
        finish(word),
        word,
        body.path("model").asText(""),
        body.path("id").asText(""));
  }

  private static FinishReason finish(String word) {
    return switch (word) {
      case "end_turn", "stop_sequence" -> FinishReason.STOP;
      case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
      case "refusal" -> FinishReason.REFUSED;
      default -> FinishReason.OTHER;
    };
  }

  /** Cached tokens are counted apart from the others. */
  @Override
  public Usage usage(JsonNode body) {
    JsonNode usage = body.path("usage");
    return new Usage(
        ReplyText.tokens(usage, "input_tokens")
            + ReplyText.tokens(usage, "cache_creation_input_tokens")
            + ReplyText.tokens(usage, "cache_read_input_tokens"),
        ReplyText.tokens(usage, "output_tokens"));
  }
}
