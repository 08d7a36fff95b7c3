package org.equipoise.model;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apiguardian.api.API;
import org.equipoise.agent.Usage;

/**
 * How many requests and tokens an account may take in a minute. A call waits until its request and
 * the tokens it is expected to take are free; once it is known what it took, the difference is
 * given back, or owed and waited for by the calls after it.
 *
 * <p>Others may have used the account in the minute before. So where the first reply says how many
 * requests and tokens are left ({@code x-ratelimit-remaining-requests}, {@code
 * anthropic-ratelimit-tokens-remaining} and the like), there are no more here either.
 *
 * <p>Providers count by account and not by model object: give the models of one account the same
 * object, or name the account.
 *
 * <pre>{@code
 * HttpChatModel.openAi("gpt-5-nano").rateLimit(RateLimit.shared("openai", 500, 200_000)).build()
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class RateLimit {
  private static final Map<String, RateLimit> SHARED = new ConcurrentHashMap<>();

  private final long requests;
  private final long tokens;
  private final Bucket requestBucket;
  private final Bucket tokenBucket;
  private final BlockingStrategy waiting;
  private final AtomicBoolean told = new AtomicBoolean();

  RateLimit(long requests, long tokens, TimeMeter clock, BlockingStrategy waiting) {
    if (requests < 1 || tokens < 1) {
      throw new IllegalArgumentException(
          "a rate limit needs at least 1 request and 1 token a minute, got %s and %s"
              .formatted(requests, tokens));
    }
    this.requests = requests;
    this.tokens = tokens;
    this.requestBucket = bucket(requests, clock);
    this.tokenBucket = bucket(tokens, clock);
    this.waiting = waiting;
  }

  private static Bucket bucket(long perMinute, TimeMeter clock) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .withCustomTimePrecision(clock)
        .build();
  }

  /**
   * A limit of its own, for the models that it is given to.
   *
   * @param requests a minute
   * @param tokens a minute, both ways together
   * @throws IllegalArgumentException if one of them is not positive
   */
  public static RateLimit perMinute(long requests, long tokens) {
    return new RateLimit(requests, tokens, TimeMeter.SYSTEM_NANOTIME, BlockingStrategy.PARKING);
  }

  /**
   * The limit of an account: one object in this JVM, whoever asks for it.
   *
   * @param account any name, such as {@code "openai"} or {@code "openai/team-a"}
   * @throws IllegalArgumentException if a figure is not positive, or the account has others already
   */
  public static RateLimit shared(String account, long requests, long tokens) {
    RateLimit limit = SHARED.computeIfAbsent(account, name -> perMinute(requests, tokens));
    if (limit.requests != requests || limit.tokens != tokens) {
      throw new IllegalArgumentException(
          "the account '%s' has %s already; got %s requests and %s tokens"
              .formatted(account, limit, requests, tokens));
    }
    return limit;
  }

  /**
   * Waits until a request that may take so many tokens is free to go.
   *
   * @throws InterruptedException when the thread is interrupted; then nothing is taken
   */
  Reservation reserve(long expectedTokens) throws InterruptedException {
    long reserved = Math.max(0, Math.min(expectedTokens, tokens));
    take(requestBucket, 1);
    if (reserved > 0) {
      try {
        take(tokenBucket, reserved);
      } catch (InterruptedException e) {
        requestBucket.addTokens(1);
        throw e;
      }
    }
    return new Reservation(reserved);
  }

  /** A bucket is debited before the wait, and so those who come later wait their turn. */
  private void take(Bucket bucket, long amount) throws InterruptedException {
    try {
      bucket.asBlocking().consume(amount, waiting);
    } catch (InterruptedException e) {
      bucket.addTokens(amount);
      throw e;
    }
  }

  /** Takes what a reply says is left, where it is the first one that says so. */
  void replied(Map<String, String> facts) {
    QuotaLeft left = QuotaLeft.of(facts);
    if (left.isTold() && told.compareAndSet(false, true)) {
      left.requests().ifPresent(requests -> lower(requestBucket, requests));
      left.tokens().ifPresent(tokens -> lower(tokenBucket, tokens));
    }
  }

  private static void lower(Bucket bucket, long left) {
    long beyond = bucket.getAvailableTokens() - left;
    if (beyond > 0) {
      bucket.consumeIgnoringRateLimits(beyond);
    }
  }

  /** The tokens taken for a call until it is known what it took. */
  final class Reservation {
    private final long reserved;

    private Reservation(long reserved) {
      this.reserved = reserved;
    }

    /** Gives back what the call did not take, or owes what it took beyond that. */
    void settle(Usage taken) {
      long difference = taken.tokens() - reserved;
      if (difference > 0) {
        tokenBucket.consumeIgnoringRateLimits(difference);
      } else if (difference < 0) {
        tokenBucket.addTokens(-difference);
      }
    }
  }

  @Override
  public String toString() {
    return "%s requests and %s tokens a minute".formatted(requests, tokens);
  }
}
