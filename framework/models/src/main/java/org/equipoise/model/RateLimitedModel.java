package org.equipoise.model;

import java.util.List;
import org.equipoise.agent.FaultException;
import org.jspecify.annotations.Nullable;

/** Makes the calls of a model wait for a rate limit, and settles with it what they took. */
final class RateLimitedModel implements ChatModel {
  private final ChatModel model;
  private final RateLimit limit;
  private final @Nullable Integer maxTokens;
  private final TokenForecast forecast = new TokenForecast();

  RateLimitedModel(ChatModel model, RateLimit limit, @Nullable Integer maxTokens) {
    this.model = model;
    this.limit = limit;
    this.maxTokens = maxTokens;
  }

  @Override
  public ChatReply chat(List<Message> messages) throws FaultException, InterruptedException {
    RateLimit.Reservation reservation = limit.reserve(forecast.tokens(messages, maxTokens));
    try {
      ChatReply reply = model.chat(messages);
      forecast.observe(reply.usage());
      reservation.settle(reply.usage());
      return reply;
    } catch (ModelException e) {
      // Where nothing came back, or half an answer, the tokens may be counted all the same.
      if (e.status().orElse(0) >= 300 || e.usage().tokens() > 0) {
        reservation.settle(e.usage());
      }
      throw e;
    }
  }
}
