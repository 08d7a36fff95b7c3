package org.equipoise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.equipoise.agent.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

  /** A clock that stands still but for those who wait. */
  private static final class Clock implements TimeMeter, BlockingStrategy {
    private long nanos;

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }

    @Override
    public void park(long nanosToPark) {
      nanos += nanosToPark;
    }

    Duration now() {
      return Duration.ofNanos(nanos);
    }
  }

  private final Clock clock = new Clock();

  private RateLimit limit(long requests, long tokens) {
    return new RateLimit(requests, tokens, clock, clock);
  }

  @Test
  void requestsBeyondTheLimitWait() throws Exception {
    RateLimit limit = limit(60, 1_000_000);
    for (int i = 0; i < 60; i++) {
      limit.reserve(0);
    }
    assertThat(clock.now()).isZero();
    limit.reserve(0);
    assertThat(clock.now()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void tokensBeyondTheLimitWait() throws Exception {
    RateLimit limit = limit(1000, 600);
    limit.reserve(600);
    assertThat(clock.now()).isZero();
    limit.reserve(100);
    assertThat(clock.now()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void tokensThatWereNotTakenAreGivenBack() throws Exception {
    RateLimit limit = limit(1000, 600);
    limit.reserve(600).settle(new Usage(100, 100));
    limit.reserve(400);
    assertThat(clock.now()).isZero();
  }

  @Test
  void tokensThatWereTakenBeyondThoseReservedAreOwed() throws Exception {
    RateLimit limit = limit(1000, 600);
    limit.reserve(100).settle(new Usage(600, 600));
    limit.reserve(100);
    assertThat(clock.now()).isEqualTo(Duration.ofSeconds(70));
  }

  @Test
  void aCallThatTakesMoreThanAMinuteGivesIsNotHeldForEver() throws Exception {
    RateLimit limit = limit(1000, 600);
    limit.reserve(5000).settle(new Usage(4000, 1000));
    assertThat(clock.now()).isZero();
    limit.reserve(600);
    assertThat(clock.now()).isEqualTo(Duration.ofSeconds(500));
  }

  @ParameterizedTest
  @CsvSource({
    "x-ratelimit-remaining-requests, x-ratelimit-remaining-tokens",
    "anthropic-ratelimit-requests-remaining, anthropic-ratelimit-tokens-remaining"
  })
  void whatTheFirstReplySaysIsLeftIsAllThereIs(String requests, String tokens) throws Exception {
    RateLimit limit = limit(60, 600);
    limit.reserve(0);
    limit.replied(Map.of("finish", "stop"));
    limit.replied(Map.of(requests, "2", tokens, "100"));
    limit.reserve(100);
    limit.reserve(0);
    assertThat(clock.now()).isZero();
    limit.reserve(0);
    assertThat(clock.now()).isEqualTo(Duration.ofSeconds(1));
    limit.reserve(20);
    assertThat(clock.now()).isEqualTo(Duration.ofSeconds(2));
  }

  /** They count calls under way, which are counted here as well. */
  @Test
  void whatLaterRepliesSayIsLeftChangesNothing() throws Exception {
    RateLimit limit = limit(60, 600);
    limit.replied(Map.of("x-ratelimit-remaining-requests", "60"));
    limit.replied(
        Map.of("x-ratelimit-remaining-requests", "0", "x-ratelimit-remaining-tokens", "0"));
    limit.reserve(600);
    assertThat(clock.now()).isZero();
  }

  @Test
  void theHeadersOfAReplyAreHeeded() throws Exception {
    for (int status : new int[] {200, 429}) {
      try (ModelServer server = new ModelServer()) {
        RateLimit limit = limit(1000, 600);
        HttpChatModel model = server.model(Provider.OPENAI).rateLimit(limit).build();
        server.answers(status, Provider.OPENAI.answer, "X-RateLimit-Remaining-Tokens: 100");
        if (status == 200) {
          model.chat(ModelServer.QUESTION);
        } else {
          ModelServer.fault(model);
        }
        Duration before = clock.now();
        limit.reserve(110);
        assertThat(clock.now().minus(before)).isEqualTo(Duration.ofSeconds(1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000", "-1", "", "many", "99999999999999999999"})
  void moreThanTheLimitOrNoNumberChangesNothing(String left) throws Exception {
    RateLimit limit = limit(60, 600);
    limit.replied(
        Map.of("x-ratelimit-remaining-requests", left, "x-ratelimit-remaining-tokens", left));
    for (int i = 0; i < 60; i++) {
      limit.reserve(10);
    }
    assertThat(clock.now()).isZero();
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    RateLimit limit = RateLimit.perMinute(1, 1000);
    limit.reserve(1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> limit.reserve(1)).isInstanceOf(InterruptedException.class);
  }

  /** A limit whose waits are all interrupted. */
  private RateLimit interrupted(long requests, long tokens) {
    return new RateLimit(
        requests,
        tokens,
        clock,
        nanos -> {
          throw new InterruptedException();
        });
  }

  @Test
  void aWaitForTokensThatIsInterruptedTakesNeitherTokensNorARequest() throws Exception {
    RateLimit limit = interrupted(2, 600);
    limit.reserve(600);
    assertThatThrownBy(() -> limit.reserve(300)).isInstanceOf(InterruptedException.class);
    limit.reserve(0);
    clock.park(Duration.ofSeconds(30).toNanos());
    limit.reserve(300);
    assertThatThrownBy(() -> limit.reserve(1)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void aWaitForARequestThatIsInterruptedTakesNothing() throws Exception {
    RateLimit limit = interrupted(1, 600);
    limit.reserve(0);
    assertThatThrownBy(() -> limit.reserve(300)).isInstanceOf(InterruptedException.class);
    clock.park(Duration.ofSeconds(60).toNanos());
    limit.reserve(600);
  }

  @Test
  void theLimitOfAnAccountIsSharedByItsName() {
    RateLimit limit = RateLimit.shared("RateLimitTest", 60, 600);
    assertThat(RateLimit.shared("RateLimitTest", 60, 600)).isSameAs(limit);
    assertThat(RateLimit.shared("RateLimitTest/other", 60, 600)).isNotSameAs(limit);
    assertThat(RateLimit.perMinute(60, 600)).isNotSameAs(limit);
  }

  @Test
  void anAccountHasOneLimit() {
    RateLimit.shared("RateLimitTest/twice", 60, 600);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RateLimit.shared("RateLimitTest/twice", 60, 700))
        .withMessage(
            "the account 'RateLimitTest/twice' has 60 requests and 600 tokens a minute already; got"
                + " 60 requests and 700 tokens");
  }

  @Test
  void aLimitOfNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RateLimit.perMinute(0, 1))
        .withMessage("a rate limit needs at least 1 request and 1 token a minute, got 0 and 1");
  }

  @Test
  void callsOfAModelAreSettledByWhatTheyTook() throws Exception {
    try (ModelServer server = new ModelServer()) {
      RateLimit limit = limit(1000, 600);
      HttpChatModel model = server.model(Provider.OPENAI).maxTokens(500).rateLimit(limit).build();
      server.answers(200, Provider.OPENAI.answer);
      model.chat(ModelServer.QUESTION);
      // 18 of 600 are taken; the second call is expected to take as many as the first.
      limit.reserve(582 - 18);
      server.answers(200, Provider.OPENAI.answer);
      model.chat(ModelServer.QUESTION);
      assertThat(clock.now()).isZero();
      limit.reserve(10);
      assertThat(clock.now()).isEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void aCallThatIsRefusedTakesNoTokens() throws Exception {
    try (ModelServer server = new ModelServer()) {
      RateLimit limit = limit(1000, 600);
      server.answers(429, "{}");
      ModelServer.fault(server.model(Provider.OPENAI).maxTokens(500).rateLimit(limit).build());
      limit.reserve(600);
      assertThat(clock.now()).isZero();
    }
  }

  @Test
  void aCallThatIsNotAnsweredMayHaveTakenItsTokens() throws Exception {
    ModelServer server = new ModelServer();
    RateLimit limit = limit(1000, 600);
    HttpChatModel model = server.model(Provider.OPENAI).maxTokens(500).rateLimit(limit).build();
    server.close();
    ModelServer.fault(model);
    // The question has 18 characters: 5 tokens.
    limit.reserve(95);
    assertThat(clock.now()).isZero();
    limit.reserve(10);
    assertThat(clock.now()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aCallThatIsHalfAnsweredMayHaveTakenItsTokens() throws Exception {
    try (ModelServer server = new ModelServer()) {
      RateLimit limit = limit(1000, 600);
      server.answers(200, "{\"choices\":");
      ModelServer.fault(server.model(Provider.OPENAI).maxTokens(585).rateLimit(limit).build());
      limit.reserve(20);
      assertThat(clock.now()).isEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void aCallThatBreaksOffKeepsTheTokensReservedForIt() throws Exception {
    try (ModelServer server = new ModelServer()) {
      RateLimit limit = limit(1000, 600);
      HttpChatModel model = server.model(Provider.OPENAI).maxTokens(500).rateLimit(limit).build();
      server.answers(200, Provider.OPENAI.answer, "Connection: close");
      model.chat(ModelServer.QUESTION);
      server.answers(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));
      assertThat(ModelServer.fault(model).usage()).isEqualTo(new Usage(5, 500));
      limit.reserve(600 - 18 - 18);
      assertThat(clock.now()).isZero();
      limit.reserve(10);
      assertThat(clock.now()).isEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void theForecastIsTheMeanOfTheLastCalls() {
    TokenForecast forecast = new TokenForecast(100);
    List<Message> messages = List.of(Message.user("12345678"));
    assertThat(new TokenForecast(null).tokens(messages)).isEqualTo(2);
    assertThat(forecast.tokens(messages)).isEqualTo(102);
    forecast.observe(Usage.NONE);
    assertThat(forecast.tokens(messages)).isEqualTo(102);
    forecast.observe(new Usage(10, 22));
    assertThat(forecast.tokens(messages)).isEqualTo(32);
    forecast.observe(new Usage(40, 8));
    assertThat(forecast.tokens(messages)).isEqualTo(33);
  }
}
