package org.equipoise.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.equipoise.agent.Secret;
import org.equipoise.agent.Usage;

/**
 * What a model answered. A refusal and a blocked answer are replies too: they are behaviour, and
 * {@link #finish} tells them from others.
 *
 * @param text what the model said, to the letter, even where it said a secret; empty where it said
 *     nothing
 * @param finish why the text ends there
 * @param usage the tokens that are billed
 * @param raw the reply as it came, without secrets
 * @param facts what else is known of the call, by name: {@code model}, {@code replyId}, {@code
 *     requestId}, {@code finish} in the provider's word, and the headers that speak of rate limits
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record ChatReply(
    String text, FinishReason finish, Usage usage, String raw, SortedMap<String, String> facts) {

  public ChatReply {
    requireNonNull(text, "text");
    requireNonNull(finish, "finish");
    requireNonNull(usage, "usage");
    requireNonNull(raw, "raw");
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  /** All of it but for secrets. */
  @Override
  public String toString() {
    return Secret.conceal(
        "ChatReply[text=%s, finish=%s, usage=%s, raw=%s, facts=%s]"
            .formatted(text, finish, usage, raw, facts));
  }

  /** A whole answer of which nothing is known but its text. */
  public static ChatReply of(String text) {
    return new ChatReply(text, FinishReason.STOP, Usage.NONE, text, Collections.emptySortedMap());
  }
}
