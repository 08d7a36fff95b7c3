package org.equipoise.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.equipoise.agent.Usage;

/** The chat of Ollama, which runs models on the user's own machine. */
record OllamaChat() implements Dialect {

  @Override
  public String provider() {
    return "ollama";
  }

  @Override
  public HttpUrl defaultUrl() {
    return HttpUrl.get("http://localhost:11434");
  }

  @Override
  public ModelKey defaultKey() {
    return ModelKey.none();
  }

  @Override
  public HttpUrl url(HttpUrl base, String model) {
    return base.newBuilder().addPathSegments("api/chat").build();
  }

  /** Ollama asks for no key; a gateway before it may. */
  @Override
  public Headers authorization(String key) {
    return OpenAiChat.OPENAI.authorization(key);
  }

  /** Ollama reads numbers as floating point, and llama.cpp takes 32 bits of them. */
  @Override
  public long seed(long ofCall) {
    return ofCall >>> 33;
  }

  @Override
  public ObjectNode request(ChatOptions options, List<Message> messages) {
    ObjectNode request = ChatOptions.object().put("model", options.model());
    request.set("messages", OpenAiChat.messages(messages));
    // It streams unless told not to.
    request.put("stream", false);
    ObjectNode parameters = ChatOptions.object();
    ChatOptions.put(parameters, "num_predict", options.maxTokens());
    ChatOptions.put(parameters, "temperature", options.temperature());
    ChatOptions.put(parameters, "top_p", options.topP());
    ChatOptions.put(parameters, "seed", options.seed());
    if (!parameters.isEmpty()) {
      request.set("options", parameters);
    }
    return request;
  }

  @Override
  public Answer read(JsonNode body) throws UnreadableReplyException {
    String word = body.path("done_reason").asText("");
    return new Answer(
        ReplyText.required(body.path("message").path("content"), "message.content"),
        finish(word),
        word,
        body.path("model").asText(""),
        "");
  }

  private static FinishReason finish(String word) {
    return switch (word) {
      case "stop" -> FinishReason.STOP;
      case "length" -> FinishReason.LENGTH;
      default -> FinishReason.OTHER;
    };
  }

  @Override
  public Usage usage(JsonNode body) {
    return new Usage(
        ReplyText.tokens(body, "prompt_eval_count"), ReplyText.tokens(body, "eval_count"));
  }
}
