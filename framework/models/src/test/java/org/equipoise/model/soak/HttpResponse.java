package org.equipoise.model.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** The bytes of HTTP/1.1, to be sent whole or in part. */
final class HttpResponse {
  private HttpResponse() {}

  /** The head of a response; each of the further headers ends its line. */
  static String head(int status, String headers, int length) {
    return "HTTP/1.1 %s -\r\nContent-Type: application/json\r\n%sContent-Length: %s\r\n\r\n"
        .formatted(status, headers, length);
  }

  static void send(Socket socket, int status, String headers, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    OutputStream out = socket.getOutputStream();
    // In one piece, so that the second does not wait until the first is received.
    out.write((head(status, headers, bytes.length) + body).getBytes(UTF_8));
    out.flush();
  }

  /** A chat completion that says this. */
  static String completion(Object text) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", "chatcmpl-soak")
            .put("object", "chat.completion")
            .put("model", "soak");
    body.putArray("choices")
        .addObject()
        .put("index", 0)
        .put("finish_reason", "stop")
        .putObject("message")
        .put("role", "assistant")
        .put("content", text.toString());
    body.putObject("usage").put("prompt_tokens", 9).put("completion_tokens", 2);
    return body.toString();
  }
}
