package org.equipoise.model;

import java.util.List;
import org.equipoise.agent.FaultException;

/** Makes the calls of a model wait for a rate limit, and settles with it what they took. */
final class RateLimitedModel implements ChatModel {
  private final ChatModel model;
  private final RateLimit limit;
  private final TokenForecast forecast;

  /**
   * @param forecast that of the model, which tells it what its calls took
   */
  RateLimitedModel(ChatModel model, RateLimit limit, TokenForecast forecast) {
    this.model = model;
    this.limit = limit;
    this.forecast = forecast;
  }

  /** A call of the model. */
  private interface Call {
    ChatReply make() throws FaultException, InterruptedException;
  }

  @Override
  public ChatReply chat(List<Message> messages) throws FaultException, InterruptedException {
    return limited(messages, () -> model.chat(messages));
  }

  @Override
  public Seeded seeded() {
    Seeded seeded = model.seeded();
    return (messages, seed) -> limited(messages, () -> seeded.chat(messages, seed));
  }

  private ChatReply limited(List<Message> messages, Call call)
      throws FaultException, InterruptedException {
    RateLimit.Reservation reservation = limit.reserve(forecast.tokens(messages));
    try {
      ChatReply reply = call.make();
      reservation.settle(reply.usage());
      limit.replied(reply.facts());
      return reply;
    } catch (ModelException e) {
      // Where nothing came back, or half an answer, the tokens may be counted all the same; and
      // what was reserved is the better guess of how many.
      boolean known = e.usage().tokens() > 0 && !e.isUsageEstimated();
      if (known || e.status().orElse(0) >= 300) {
        reservation.settle(e.usage());
      }
      limit.replied(e.facts());
      throw e;
    }
  }
}
