package org.equipoise.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.equipoise.agent.Usage;

/** Responses, the newer interface of OpenAI. */
record OpenAiResponses() implements Dialect {
  /** The words for a response that is not done, or not by the model. */
  private static final Set<String> UNANSWERED =
      Set.of("failed", "cancelled", "queued", "in_progress");

  @Override
  public String provider() {
    return "openai-responses";
  }

  @Override
  public HttpUrl defaultUrl() {
    return OpenAiChat.OPENAI.defaultUrl();
  }

  @Override
  public ModelKey defaultKey() {
    return OpenAiChat.OPENAI.defaultKey();
  }

  @Override
  public HttpUrl url(HttpUrl base, String model) {
    return base.newBuilder().addPathSegment("responses").build();
  }

  @Override
  public Headers authorization(String key) {
    return OpenAiChat.OPENAI.authorization(key);
  }

  @Override
  public ChatOptions check(ChatOptions options) {
    return Dialect.super.check(options.withoutSeed(provider()));
  }

  @Override
  public ObjectNode request(ChatOptions options, List<Message> messages) {
    ObjectNode request = ChatOptions.object().put("model", options.model());
    request.set("input", OpenAiChat.messages(messages));
    ChatOptions.put(request, "max_output_tokens", options.maxTokens());
    ChatOptions.put(request, "temperature", options.temperature());
    ChatOptions.put(request, "top_p", options.topP());
    // By default OpenAI keeps each prompt and each answer.
    return request.put("store", false);
  }

  @Override
  public Answer read(JsonNode body) throws UnreadableReplyException {
    String status = body.path("status").asText("");
    String incomplete = body.path("incomplete_details").path("reason").asText("");
    StringBuilder text = new StringBuilder();
    StringBuilder refusal = new StringBuilder();
    boolean spoke = false;
    JsonNode output = body.path("output");
    for (JsonNode item : output) {
      if (item.path("type").asText().equals("message")) {
        spoke = true;
        text.append(ReplyText.joined(item.path("content"), "output_text", "text"));
        refusal.append(ReplyText.joined(item.path("content"), "refusal", "refusal"));
      }
    }
    if (!output.isArray()) {
      throw new UnreadableReplyException("its output is no list");
    }
    // A model that only thinks, or calls a tool, has answered; one that was not asked has not.
    if (!spoke && UNANSWERED.contains(status)) {
      throw new UnreadableReplyException(
          "its status is '%s' and there is no message in its output".formatted(status));
    }
    return new Answer(
        (text.isEmpty() ? refusal : text).toString(),
        refusal.isEmpty() ? finish(status, incomplete, spoke) : FinishReason.REFUSED,
        incomplete.isEmpty() ? status : incomplete,
        body.path("model").asText(""),
        body.path("id").asText(""));
  }

  private static FinishReason finish(String status, String incomplete, boolean spoke) {
    return switch (incomplete) {
      case "max_output_tokens" -> FinishReason.LENGTH;
      case "content_filter" -> FinishReason.BLOCKED;
      default -> spoke && status.equals("completed") ? FinishReason.STOP : FinishReason.OTHER;
    };
  }

  @Override
  public Usage usage(JsonNode body) {
    JsonNode usage = body.path("usage");
    return new Usage(
        ReplyText.tokens(usage, "input_tokens"), ReplyText.tokens(usage, "output_tokens"));
  }
}
