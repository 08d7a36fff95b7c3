package org.equipoise.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-28T05:00:00Z");
  private static final JsonNode NOTHING = new ObjectMapper().createObjectNode();

  private static Optional<Duration> in(String... namesAndValues) {
    return RetryAfter.in(Headers.of(namesAndValues), NOTHING, true, NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "20, PT20S",
    "1.5, PT1.5S",
    "' 3 ', PT3S",
    "'Sat, 28 Nov 2026 05:00:30 GMT', PT30S",
    "2026-11-28T05:02:00Z, PT2M",
    "2026-11-28T06:02:00+01:00, PT2M",
    "12ms, PT0.012S",
    "1m30s, PT1M30S",
    "6h0m0s, PT6H",
    "59.56s, PT59.56S",
    "86400, PT24H"
  })
  void aWaitIsReadInEachOfItsForms(String text, Duration wait) {
    assertThat(in("Retry-After", text)).contains(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "",
        "soon",
        "1e3",
        "NaN",
        "86401",
        "999999999",
        "99999999999999999999",
        "25h",
        "999999999d999999999d",
        "5 apples",
        "1m30",
        "Sat, 28 Nov 2026 04:59:59 GMT",
        "Sat, 28 Nov 2126 05:00:00 GMT",
        "2026-11-28T04:59:59Z",
        "+999999999-12-31T23:59:59Z",
        "2026-11-28"
      })
  void aWaitThatMakesNoSenseIsIgnored(String text) {
    assertThat(in("Retry-After", text)).isEmpty();
  }

  @Test
  void milliSecondsComeFirst() {
    assertThat(in("Retry-After", "20", "retry-after-ms", "1500.5"))
        .contains(Duration.ofNanos(1_500_500_000));
  }

  @Test
  void nonsenseGivesWayToTheNextForm() {
    assertThat(in("retry-after-ms", "-5", "Retry-After", "20")).contains(Duration.ofSeconds(20));
  }

  @Test
  void geminiSaysItInTheBody() throws Exception {
    JsonNode body =
        new ObjectMapper()
            .readTree(
                """
                {"error":{"code":429,"details":[{"@type":"type.googleapis.com/google.rpc.Help"},
                 {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"27.5s"}]}}
                """);
    assertThat(RetryAfter.in(Headers.of(), body, true, NOW)).contains(Duration.ofMillis(27_500));
  }

  @Test
  void theLastOfTheLimitsThatAreUsedUpCounts() {
    assertThat(
            in(
                "x-ratelimit-remaining-requests", "0",
                "x-ratelimit-reset-requests", "12ms",
                "x-ratelimit-remaining-tokens", "0",
                "x-ratelimit-reset-tokens", "1m30s",
                "x-ratelimit-remaining-images", "5",
                "x-ratelimit-reset-images", "2h"))
        .contains(Duration.ofSeconds(90));
  }

  @Test
  void theLimitsOfAnthropicAreResetAtATime() {
    assertThat(
            in(
                "anthropic-ratelimit-input-tokens-remaining", "0",
                "anthropic-ratelimit-input-tokens-reset", "2026-11-28T05:00:40Z",
                "anthropic-ratelimit-requests-remaining", "12",
                "anthropic-ratelimit-requests-reset", "2026-11-28T05:10:00Z"))
        .contains(Duration.ofSeconds(40));
  }

  @Test
  void aLimitOfWhichNothingIsSaidToBeLeftIsUsedUp() {
    assertThat(in("x-ratelimit-reset-tokens", "7s")).contains(Duration.ofSeconds(7));
  }

  @Test
  void limitsDoNotMatterToAServiceThatIsDown() {
    Headers headers = Headers.of("x-ratelimit-reset-tokens", "7s");
    assertThat(RetryAfter.in(headers, NOTHING, false, NOW)).isEmpty();
  }
}
