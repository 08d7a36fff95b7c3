package org.equipoise.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How long a service wants to be left alone, in each way that services say it. What makes no sense
 * is as if it were not there: a wait that is negative, longer than a day, or no time at all.
 */
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final BigDecimal MOST_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");
  private static final Pattern PART =
      Pattern.compile("(" + NUMBER.pattern() + ")(ns|us|µs|ms|s|m|h|d)");
  private static final Pattern PARTS = Pattern.compile("(?:" + PART.pattern() + ")+");

  private RetryAfter() {}

  /**
   * The wait that a reply asks for: what it says outright, else, where the service was asked too
   * often, the time until the last of the limits that are used up is reset.
   */
  static Optional<Duration> in(Headers headers, JsonNode body, boolean throttled, Instant now) {
    return Stream.<Optional<Duration>>of(
            number(headers.get("retry-after-ms"), "0.001"),
            parse(headers.get("retry-after"), now),
            retryDelay(body),
            throttled ? reset(headers, now) : Optional.empty())
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Google's RetryInfo, such as {@code "retryDelay": "27s"}. */
  private static Optional<Duration> retryDelay(JsonNode body) {
    return Optional.ofNullable(body.path("error").path("details").findValue("retryDelay"))
        .flatMap(delay -> parts(delay.asText("")));
  }

  /**
   * The longest of the windows in {@code (anthropic|x)-ratelimit-*}; of those with some left, none.
   */
  private static Optional<Duration> reset(Headers headers, Instant now) {
    return headers.names().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> name.contains("ratelimit") && name.contains("reset"))
        .filter(name -> isUsedUp(headers.get(name.replace("reset", "remaining"))))
        .flatMap(name -> parse(headers.get(name), now).stream())
        .max(Comparator.naturalOrder());
  }

  private static boolean isUsedUp(@Nullable String remaining) {
    return remaining == null || remaining.strip().equals("0");
  }

  /** A wait in seconds, in parts such as {@code 1m30s}, or until a date. */
  private static Optional<Duration> parse(@Nullable String text, Instant now) {
    return number(text, "1")
        .or(() -> parts(text))
        .or(() -> date(text).flatMap(date -> sensible(Duration.between(now, date))));
  }

  private static Optional<Duration> number(@Nullable String text, String seconds) {
    return text != null && NUMBER.matcher(text.strip()).matches()
        ? seconds(new BigDecimal(text.strip()).multiply(new BigDecimal(seconds)))
        : Optional.empty();
  }

  private static Optional<Duration> parts(@Nullable String text) {
    if (text == null || text.length() > 40 || !PARTS.matcher(text.strip()).matches()) {
      return Optional.empty();
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Matcher part = PART.matcher(text); part.find(); ) {
      sum = sum.add(new BigDecimal(part.group(1)).multiply(secondsOf(part.group(2))));
    }
    return seconds(sum);
  }

  private static BigDecimal secondsOf(String unit) {
    return new BigDecimal(
        switch (unit) {
          case "ns" -> "1e-9";
          case "us", "µs" -> "1e-6";
          case "ms" -> "1e-3";
          case "m" -> "60";
          case "h" -> "3600";
          case "d" -> "86400";
          default -> "1";
        });
  }

  private static Optional<Duration> seconds(BigDecimal seconds) {
    return sensible(Duration.ofNanos(seconds.movePointRight(9).min(MOST_NANOS).longValue()));
  }

  private static Optional<Duration> sensible(Duration wait) {
    return wait.isNegative() || wait.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(wait);
  }

  private static Optional<Instant> date(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException notOfHttp) {
      try {
        return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
      } catch (DateTimeParseException noDate) {
        return Optional.empty();
      }
    }
  }
}
