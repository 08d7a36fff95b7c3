package org.equipoise.model;

import com.fasterxml.jackson.databind.JsonNode;

/** Texts and counts of a reply, of which nothing is sure. */
final class ReplyText {
  private ReplyText() {}

  /**
   * A text that must be there.
   *
   * @throws UnreadableReplyException if something else is, or nothing
   */
  static String required(JsonNode node, String path) throws UnreadableReplyException {
    if (!node.isTextual()) {
      throw new UnreadableReplyException("there is no text at %s in it".formatted(path));
    }
    return node.textValue();
  }

  /** The texts, in this field, of those parts that are of this type, one after the other. */
  static String joined(JsonNode parts, String type, String field) throws UnreadableReplyException {
    StringBuilder text = new StringBuilder();
    for (JsonNode part : parts) {
      if (part.path("type").asText().equals(type)) {
        text.append(required(part.path(field), "content[]." + field));
      }
    }
    return text.toString();
  }

  /** A count of tokens; 0 where there is none. */
  static long tokens(JsonNode usage, String field) {
    JsonNode count = usage.path(field);
    return count.isIntegralNumber() && count.canConvertToLong() ? Math.max(0, count.asLong()) : 0;
  }
}
