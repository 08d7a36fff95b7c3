package org.equipoise.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.equipoise.agent.Usage;

/** How one family of servers wants to be asked, and how it answers. */
interface Dialect {

  /** The name of the provider, as in {@link ChatModels#of}. */
  String provider();

  /** Where requests go by default. */
  HttpUrl defaultUrl();

  /** Where the key is looked for by default. */
  ModelKey defaultKey();

  /** Where a request for the model goes, under the base URL. */
  HttpUrl url(HttpUrl base, String model);

  /** The headers that carry the key. */
  Headers authorization(String key);

  /** The headers of each request, with or without a key. */
  default Headers headers() {
    return Headers.of();
  }

  /**
   * The options as this dialect needs them.
   *
   * @throws IllegalArgumentException if it has no word for one of them
   */
  default ChatOptions check(ChatOptions options) {
    if (options.maxTokensField() != null) {
      throw new IllegalArgumentException(
          "%s has its own field for maxTokens; maxTokensField is for Chat Completions"
              .formatted(provider()));
    }
    return options;
  }

  /** The seed of a call as this dialect takes it, from one that has all 64 bits. */
  default long seed(long ofCall) {
    return ofCall;
  }

  /** The body of a request. */
  ObjectNode request(ChatOptions options, List<Message> messages);

  /**
   * The answer in a reply.
   *
   * @throws UnreadableReplyException if there is none
   */
  Answer read(JsonNode body) throws UnreadableReplyException;

  /** The tokens of a reply, or of what there is of one. */
  Usage usage(JsonNode body);
}
