package org.equipoise.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import okhttp3.Response;
import okio.BufferedSource;
import org.equipoise.agent.Secret;

/**
 * What came back over HTTP.
 *
 * @param body the text as it came, cut where it was longer than {@link #LONGEST_BODY}; a secret in
 *     it may be a word of the answer, or be quoted by the service, so that it is read, and not told
 * @param cut whether it was
 * @param isUtf8 whether it was a text
 */
record HttpReply(int status, Headers headers, String body, boolean cut, boolean isUtf8) {
  /** Longer bodies are no answers; a server that sends them must not fill the memory. */
  static final int LONGEST_BODY = 16 << 20;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static HttpReply read(Response response) throws IOException {
    BufferedSource source = response.body().source();
    boolean cut = source.request(LONGEST_BODY + 1L);
    byte[] bytes = cut ? source.readByteArray(LONGEST_BODY) : source.readByteArray();
    String text;
    boolean isUtf8 = true;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = new String(bytes, StandardCharsets.UTF_8);
      isUtf8 = false;
    }
    return new HttpReply(response.code(), response.headers(), text, cut, isUtf8);
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  boolean isRedirect() {
    return status >= 300 && status < 400;
  }

  /** The body without the secrets that this JVM knows of, to be written down. */
  String concealed() {
    return Secret.conceal(body);
  }

  /** The body as JSON; a missing node where it is none. */
  JsonNode json() {
    if (cut || !isUtf8) {
      return MissingNode.getInstance();
    }
    try {
      JsonNode node = JSON.readTree(body);
      return node.isArray() && node.size() == 1 ? node.get(0) : node;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** Why there is no JSON object in the body, where there is none. */
  String defect() {
    if (cut) {
      return "it is longer than %s MiB".formatted(LONGEST_BODY >> 20);
    }
    return isUtf8 ? "it is no JSON object" : "it is not in UTF-8";
  }
}
