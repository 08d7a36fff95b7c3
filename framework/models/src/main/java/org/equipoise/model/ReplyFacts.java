package org.equipoise.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import okhttp3.Headers;
import org.equipoise.agent.Secret;
import org.equipoise.chain.StateText;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a reply beside its text. Headers are kept by a list of what may be, so that no
 * cookie or key among them is ever written down.
 */
final class ReplyFacts {
  static final String REQUEST_ID = "requestId";
  static final String USAGE = "usage";
  static final String ESTIMATED = "estimated";
  private static final List<String> REQUEST_ID_HEADERS = List.of("x-request-id", "request-id");
  private static final int LONGEST = 200;

  private final SortedMap<String, String> facts = new TreeMap<>();

  private ReplyFacts() {}

  /** What the headers, and a body without an answer, say. */
  static ReplyFacts of(Headers headers, JsonNode body) {
    ReplyFacts kept = new ReplyFacts();
    headers.forEach(
        header -> {
          String name = header.getFirst().toLowerCase(Locale.ROOT);
          if (name.equals("content-type")
              || name.startsWith("retry-after")
              || name.contains("ratelimit")) {
            kept.put(name, header.getSecond());
          }
        });
    kept.put(REQUEST_ID, body.path("request_id").asText(""));
    REQUEST_ID_HEADERS.forEach(name -> kept.put(REQUEST_ID, headers.get(name)));
    return kept;
  }

  ReplyFacts with(Answer answer) {
    put("model", answer.model());
    put("replyId", answer.replyId());
    put("finish", answer.finishWord());
    return this;
  }

  /** The reply does not say what it took. */
  ReplyFacts withEstimatedUsage() {
    facts.put(USAGE, ESTIMATED);
    return this;
  }

  private void put(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      facts.put(name, StateText.shortened(Secret.conceal(value), LONGEST));
    }
  }

  SortedMap<String, String> inWords() {
    return facts;
  }
}
