package org.equipoise.samples.words;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A request that the word server does not answer, told as OpenAI's API tells it. */
final class RefusedRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final @Nullable String param;

  /**
   * A request refused with this HTTP status.
   *
   * @param code the reason for machines
   * @param param the name of the parameter that is wrong; null where it is no parameter
   * @param message the reason for people; it quotes no header
   */
  RefusedRequestException(int status, String code, @Nullable String param, String message) {
    super(message);
    this.status = status;
    this.code = code;
    this.param = param;
  }

  /** A parameter that is missing or wrong. */
  static RefusedRequestException invalid(String param, String message) {
    return new RefusedRequestException(400, "invalid_value", param, message);
  }

  /** A parameter that other models may have, but not this one. */
  static RefusedRequestException unsupported(String param, String message) {
    return new RefusedRequestException(400, "unsupported_value", param, message);
  }

  int status() {
    return status;
  }

  /** The answer's body. */
  ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error")
        .put("message", getMessage())
        .put("type", "invalid_request_error")
        .put("param", param)
        .put("code", code);
    return body;
  }
}
