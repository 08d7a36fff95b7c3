package org.equipoise.model;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.equipoise.agent.FaultException;
import org.equipoise.agent.Usage;
import org.jspecify.annotations.Nullable;

/**
 * A model gave no answer. The {@linkplain #kind kind} says whether to ask again; neither the
 * message nor anything else here holds a key.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class ModelException extends FaultException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final long inputTokens;
  private final long outputTokens;
  private final String raw;
  private final TreeMap<String, String> facts;

  /**
   * What came back in place of an answer.
   *
   * @param status the HTTP status; 0 where nothing came back
   * @param code the provider's word for what went wrong; empty where it has none
   * @param usage the tokens that are billed nevertheless
   * @param raw the reply as it came, or the beginning of a long one, without secrets
   * @param facts what a {@link ChatReply} would say in its facts
   */
  record Evidence(
      int status, String code, Usage usage, String raw, SortedMap<String, String> facts) {
    static final Evidence NONE = ofStatus(0);

    static Evidence ofStatus(int status) {
      return new Evidence(status, "", Usage.NONE, "", Collections.emptySortedMap());
    }

    /** No answer arrived, and what is billed can only be guessed. */
    static Evidence estimated(int status, Usage guess) {
      SortedMap<String, String> facts =
          new TreeMap<>(Map.of(ReplyFacts.USAGE, ReplyFacts.ESTIMATED));
      return new Evidence(status, "", guess, "", facts);
    }
  }

  ModelException(
      Kind kind,
      String message,
      Evidence evidence,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(kind, message, retryAfter, cause);
    this.status = evidence.status();
    this.code = evidence.code();
    this.inputTokens = evidence.usage().inputTokens();
    this.outputTokens = evidence.usage().outputTokens();
    this.raw = evidence.raw();
    this.facts = new TreeMap<>(evidence.facts());
  }

  /** The HTTP status; empty where nothing came back. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** The provider's word for what went wrong, such as {@code rate_limit_exceeded}. */
  public Optional<String> code() {
    return code.isEmpty() ? Optional.empty() : Optional.of(code);
  }

  /** The id under which the provider knows the call. */
  public Optional<String> requestId() {
    return Optional.ofNullable(facts.get(ReplyFacts.REQUEST_ID));
  }

  /**
   * The tokens that are billed nevertheless, as far as they could be read. Where the call timed out
   * or broke off after the model may have been asked, or its answer can not be read, it is a guess,
   * and the {@linkplain #facts facts} say {@code usage=estimated}: the length of the question, and
   * the longest answer or, if that has no limit, what answers took in the mean.
   */
  public Usage usage() {
    return new Usage(inputTokens, outputTokens);
  }

  /** Whether the usage is a guess. */
  boolean isUsageEstimated() {
    return ReplyFacts.ESTIMATED.equals(facts.get(ReplyFacts.USAGE));
  }

  /** The reply as it came, at most its first 10,000 characters; empty where nothing came. */
  public String raw() {
    return raw;
  }

  /** What is known of the call, by name, as in {@link ChatReply#facts}. */
  public SortedMap<String, String> facts() {
    return Collections.unmodifiableSortedMap(facts);
  }
}
