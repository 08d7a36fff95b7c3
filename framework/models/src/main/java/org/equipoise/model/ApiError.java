package org.equipoise.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The error in the body of a reply, of whichever provider: their shapes differ little, and gateways
 * mix them.
 *
 * @param code the provider's word for it; empty where it has none
 * @param status the HTTP status that the word, or a number in its place, stands for; 0 where
 *     unknown
 * @param closes whether no further call will be answered: no credit is left, or the key is not
 *     valid
 * @param blocks whether this is behaviour in the clothes of an error: what was asked, or answered,
 *     is not let through
 */
record ApiError(String code, String message, int status, boolean closes, boolean blocks) {
  /** Words for an account that is to pay, or a key that is not one, wherever in the error. */
  private static final Set<String> CLOSING =
      Set.of(
          "insufficient_quota",
          "credit_balance_exhausted",
          "organization_spend_limit_exceeded",
          "project_spend_limit_exceeded",
          "organization_usage_limit_exceeded",
          "billing_hard_limit_reached",
          "billing_not_active",
          "billing_error",
          "enforced_spend_limit_reached",
          "API_KEY_INVALID");

  /** Words for content that is not let through. */
  private static final Set<String> BLOCKING =
      Set.of(
          "content_filter",
          "content_policy_violation",
          "invalid_prompt",
          "moderation",
          "moderation_blocked");

  private static final Map<String, Integer> STATUS =
      Map.ofEntries(
          Map.entry("rate_limit_exceeded", 429),
          Map.entry("rate_limit_error", 429),
          Map.entry("slow_down", 429),
          Map.entry("RESOURCE_EXHAUSTED", 429),
          Map.entry("authentication_error", 401),
          Map.entry("invalid_api_key", 401),
          Map.entry("UNAUTHENTICATED", 401),
          Map.entry("permission_error", 403),
          Map.entry("PERMISSION_DENIED", 403),
          Map.entry("not_found_error", 404),
          Map.entry("model_not_found", 404),
          Map.entry("NOT_FOUND", 404),
          Map.entry("request_too_large", 413),
          Map.entry("invalid_request_error", 400),
          Map.entry("context_length_exceeded", 400),
          Map.entry("INVALID_ARGUMENT", 400));

  /** The error in a body; empty where it has none. */
  static Optional<ApiError> in(JsonNode body) {
    JsonNode error = body.path("error");
    if (error.isTextual() && !error.textValue().isEmpty()) {
      return Optional.of(new ApiError("", error.textValue(), 0, false, false));
    }
    if (error.isObject() && !error.isEmpty()) {
      return Optional.of(read(error));
    }
    // vLLM
    return body.path("object").asText().equals("error")
        ? Optional.of(read(body))
        : Optional.empty();
  }

  private static ApiError read(JsonNode error) {
    JsonNode code = error.path("code");
    String type = error.path("type").asText("");
    String word = code.isTextual() ? code.textValue() : error.path("status").asText(type);
    int status =
        code.isInt() ? code.intValue() : STATUS.getOrDefault(word, STATUS.getOrDefault(type, 0));
    return new ApiError(
        word, error.path("message").asText(""), status, closes(error), blocks(error));
  }

  private static boolean closes(JsonNode error) {
    return error.findValuesAsText("quotaId").stream().anyMatch(quota -> quota.contains("PerDay"))
        || holdsClosingWord(error);
  }

  /** By a word, or as OpenRouter tells it: a number, and what of the input was flagged. */
  private static boolean blocks(JsonNode error) {
    return BLOCKING.contains(error.path("code").asText())
        || BLOCKING.contains(error.path("type").asText())
        || error.path("metadata").has("flagged_input")
        || error.path("metadata").path("reasons").isArray();
  }

  private static boolean holdsClosingWord(JsonNode node) {
    if (node.isTextual()) {
      return CLOSING.contains(node.textValue());
    }
    for (JsonNode part : node) {
      if (holdsClosingWord(part)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the service wants fewer calls, whatever status it says that with. */
  boolean isThrottling() {
    return status == 429;
  }
}
