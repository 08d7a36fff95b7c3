package org.equipoise.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.equipoise.agent.Usage;

/** The generateContent of Google's Gemini. */
record GeminiContent() implements Dialect {

  @Override
  public String provider() {
    return "gemini";
  }

  @Override
  public HttpUrl defaultUrl() {
    return HttpUrl.get("https://generativelanguage.googleapis.com");
  }

  @Override
  public ModelKey defaultKey() {
    return ModelKey.environment("GEMINI_API_KEY", true);
  }

  @Override
  public HttpUrl url(HttpUrl base, String model) {
    return base.newBuilder()
        .addPathSegments("v1beta/models")
        .addPathSegment(model + ":generateContent")
        .build();
  }

  @Override
  public Headers authorization(String key) {
    return Headers.of("x-goog-api-key", key);
  }

  /** A seed is a number of 32 bits with a sign there. */
  @Override
  public long seed(long ofCall) {
    return ofCall >>> 33;
  }

  @Override
  public ObjectNode request(ChatOptions options, List<Message> messages) {
    ObjectNode request = ChatOptions.object();
    String system = Message.system(messages);
    if (!system.isEmpty()) {
      request.putObject("systemInstruction").putArray("parts").addObject().put("text", system);
    }
    ArrayNode contents = request.putArray("contents");
    for (Message message : Message.withoutSystem(messages)) {
      ObjectNode content = contents.addObject();
      content.put("role", message.role() == Role.ASSISTANT ? "model" : "user");
      content.putArray("parts").addObject().put("text", message.text());
    }
    ObjectNode configuration = ChatOptions.object();
    ChatOptions.put(configuration, "maxOutputTokens", options.maxTokens());
    ChatOptions.put(configuration, "temperature", options.temperature());
    ChatOptions.put(configuration, "topP", options.topP());
    ChatOptions.put(configuration, "seed", options.seed());
    if (!configuration.isEmpty()) {
      request.set("generationConfig", configuration);
    }
    return request;
  }

  @Override
  public Answer read(JsonNode body) throws UnreadableReplyException {
    JsonNode candidate = body.path("candidates").path(0);
    String block = body.path("promptFeedback").path("blockReason").asText("");
    if (!candidate.isObject() && block.isEmpty()) {
      throw new UnreadableReplyException("there is no candidates[0] in it");
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : candidate.path("content").path("parts")) {
      if (part.has("text") && !part.path("thought").asBoolean()) {
        text.append(ReplyText.required(part.path("text"), "candidates[0].content.parts[].text"));
      }
    }
    String word = candidate.path("finishReason").asText(block);
    return new Answer(
        text.toString(),
        candidate.isObject() ? finish(word) : FinishReason.BLOCKED,
        word,
        body.path("modelVersion").asText(""),
        body.path("responseId").asText(""));
  }

  private static FinishReason finish(String word) {
    return switch (word) {
      case "STOP" -> FinishReason.STOP;
      case "MAX_TOKENS" -> FinishReason.LENGTH;
      case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE" ->
          FinishReason.BLOCKED;
      default -> FinishReason.OTHER;
    };
  }

  /** Thoughts are counted apart from the answer, and what tools put into the prompt too. */
  @Override
  public Usage usage(JsonNode body) {
    JsonNode usage = body.path("usageMetadata");
    return new Usage(
        ReplyText.tokens(usage, "promptTokenCount")
            + ReplyText.tokens(usage, "toolUsePromptTokenCount"),
        ReplyText.tokens(usage, "candidatesTokenCount")
            + ReplyText.tokens(usage, "thoughtsTokenCount"));
  }
}
