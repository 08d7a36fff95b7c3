package org.equipoise.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.equipoise.agent.FaultException.Kind;
import org.equipoise.agent.Secret;
import org.equipoise.agent.Usage;
import org.equipoise.chain.StateText;

/**
 * Says what a reply without an answer means for further calls.
 *
 * @param name the model and where it is, in words
 * @param url where its requests go
 */
record FailedReply(Dialect dialect, String name, HttpUrl url) {
  private static final int LONGEST_EXCERPT = 300;
  private static final int LONGEST_RAW = 10_000;

  /**
   * A reply that says itself that it is no answer.
   *
   * @param answeredBefore whether the same client was answered before
   */
  ModelException refused(
      HttpReply reply, JsonNode body, Optional<ApiError> error, boolean answeredBefore) {
    Kind kind = kind(reply, error, answeredBefore);
    Duration retryAfter = null;
    if (kind == Kind.THROTTLED || kind == Kind.UNAVAILABLE) {
      retryAfter =
          RetryAfter.in(reply.headers(), body, kind == Kind.THROTTLED, Instant.now()).orElse(null);
    }
    String code = error.map(ApiError::code).orElse("");
    String message =
        "%s answered %s%s: %s"
            .formatted(
                name,
                reply.status(),
                code.isEmpty() ? "" : " (%s)".formatted(excerpt(code)),
                reply.isRedirect() ? redirect(reply) : said(reply, error));
    return new ModelException(
        kind,
        message,
        evidence(reply, code, dialect.usage(body), ReplyFacts.of(reply.headers(), body)),
        retryAfter,
        null);
  }

  /**
   * A reply that says it is an answer, and is none.
   *
   * @param guess what it is taken to have cost, where it does not say
   */
  ModelException unreadable(HttpReply reply, JsonNode body, String defect, Usage guess) {
    ReplyFacts facts = ReplyFacts.of(reply.headers(), body);
    Usage usage = dialect.usage(body);
    boolean isTold = usage.tokens() > 0;
    return new ModelException(
        reply.cut() ? Kind.REJECTED : Kind.UNAVAILABLE,
        "%s answered %s, but %s: %s"
            .formatted(name, reply.status(), excerpt(defect), excerpt(reply.body())),
        evidence(reply, "", isTold ? usage : guess, isTold ? facts : facts.withEstimatedUsage()),
        null,
        null);
  }

  private static ModelException.Evidence evidence(
      HttpReply reply, String code, Usage usage, ReplyFacts facts) {
    // Before it is cut, since half a secret is not found.
    String raw = reply.concealed();
    return new ModelException.Evidence(
        reply.status(),
        excerpt(code),
        usage,
        raw.substring(0, Math.min(raw.length(), LONGEST_RAW)),
        facts.inWords());
  }

  private static String said(HttpReply reply, Optional<ApiError> error) {
    String message = error.map(ApiError::message).orElse("");
    String text = message.isEmpty() ? reply.body() : message;
    return text.isEmpty() ? "nothing" : excerpt(text);
  }

  private String redirect(HttpReply reply) {
    String location = reply.headers().get("Location");
    HttpUrl to = location == null ? null : url.resolve(location);
    String place =
        to == null
            ? "an unknown place"
            : "%s://%s%s".formatted(to.scheme(), ModelClient.host(to), to.encodedPath());
    return "it sends calls to %s; if that is the right place, make it the base URL"
        .formatted(excerpt(place));
  }

  private static String excerpt(String text) {
    return StateText.shortened(Secret.conceal(text), LONGEST_EXCERPT);
  }

  private static Kind kind(HttpReply reply, Optional<ApiError> error, boolean answeredBefore) {
    if (error.filter(ApiError::closes).isPresent()) {
      return Kind.CLOSED;
    }
    int status = reply.isSuccess() ? error.map(ApiError::status).orElse(0) : reply.status();
    Kind kind = kind(status, answeredBefore);
    if (kind == Kind.UNAVAILABLE && error.filter(ApiError::isThrottling).isPresent()) {
      kind = Kind.THROTTLED;
    }
    boolean again = kind == Kind.UNAVAILABLE || kind == Kind.THROTTLED;
    String advice = reply.headers().get("x-should-retry");
    if ("true".equals(advice) && !again) {
      return Kind.UNAVAILABLE;
    }
    return "false".equals(advice) && again ? Kind.REJECTED : kind;
  }

  private static Kind kind(int status, boolean answeredBefore) {
    return switch (status) {
      case 429 -> Kind.THROTTLED;
      case 408, 409 -> Kind.UNAVAILABLE;
      case 401, 402 -> Kind.CLOSED;
      // Where the key and the model were right before, it is this question that is not liked.
      case 403, 404 -> answeredBefore ? Kind.REJECTED : Kind.CLOSED;
      default -> status >= 300 && status < 500 ? Kind.REJECTED : Kind.UNAVAILABLE;
    };
  }
}
