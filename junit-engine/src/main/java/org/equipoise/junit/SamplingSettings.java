package org.equipoise.junit;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.equipoise.agent.Step;
import org.equipoise.sampling.Account;
import org.equipoise.sampling.RetryPolicy;
import org.equipoise.sampling.Sampler;

/** Tells a sampler what {@link Sampling} says. */
final class SamplingSettings {
  /** How often a draw is tried at most where nothing is said of it. */
  static final int MOST_TRIES = RetryPolicy.SERVICE.tries();

  private final Sampling annotation;

  SamplingSettings(Sampling annotation) {
    this.annotation = annotation;
  }

  /** One setting: the attribute, its value, and how a sampler is told. */
  private record Setting(String attribute, Object value, UnaryOperator<Sampler<Object>> telling) {

    Optional<String> mistake() {
      try {
        Objects.requireNonNull(telling.apply(Sampler.of((state, draw) -> Step.stay())));
        return Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.of("@Sampling(%s = %s): %s".formatted(attribute, value, e.getMessage()));
      }
    }
  }

  /** What no sampler takes, told before any of the user's code runs. */
  List<String> mistakes() {
    return settings().stream().flatMap(setting -> setting.mistake().stream()).toList();
  }

  /**
   * The sampler with these settings.
   *
   * @throws IllegalArgumentException if one of them is out of range
   */
  Sampler<Object> tell(Sampler<Object> sampler) {
    Sampler<Object> told = sampler;
    for (Setting setting : settings()) {
      told = setting.telling().apply(told);
    }
    return told;
  }

  private List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    add(settings, "transitions", annotation.transitions(), Sampler::transitions);
    add(settings, "starts", annotation.starts(), Sampler::starts);
    add(settings, "concurrency", annotation.concurrency(), Sampler::concurrency);
    add(settings, "seed", annotation.seed(), Sampler::seed);
    add(settings, "maxFaultRate", annotation.maxFaultRate(), Sampler::maxFaultRate);
    add(
        settings,
        "consecutiveFaultLimit",
        annotation.consecutiveFaultLimit(),
        Sampler::consecutiveFaultLimit);
    add(settings, "callLimit", annotation.callLimit(), Sampler::callLimit);
    add(settings, "tokenLimit", annotation.tokenLimit(), Sampler::tokenLimit);
    add(settings, "costLimit", annotation.costLimit(), Sampler::costLimit);
    if (annotation.tries() != 0) {
      add(settings, "tries", annotation.tries(), Sampler::tries);
    }
    if (!(annotation.explore() < 0)) {
      add(settings, "explore", annotation.explore(), Sampler::explore);
    }
    if (annotation.window() != 0) {
      add(settings, "window", annotation.window(), Sampler::window);
    }
    if (!annotation.timeLimit().isBlank()) {
      add(settings, "timeLimit", annotation.timeLimit(), (s, text) -> s.timeLimit(time(text)));
    }
    return settings;
  }

  private static <T> void add(
      List<Setting> settings,
      String attribute,
      T value,
      BiFunction<Sampler<Object>, T, Sampler<Object>> telling) {
    settings.add(new Setting(attribute, value, sampler -> telling.apply(sampler, value)));
  }

  /** How many steps run at once. */
  int concurrency() {
    return annotation.concurrency();
  }

  /** How often a draw is tried at most. */
  int tries() {
    return annotation.tries() == 0 ? MOST_TRIES : annotation.tries();
  }

  /** How often the agent is called at most, for so many draws, at what a call takes. */
  long mostCalls(long draws, CallPrice price) {
    long affordable = price.calls(annotation.tokenLimit(), annotation.costLimit());
    // Until the first calls have ended nobody knows what one takes, so as many begin as may.
    return Math.min(
        Math.min(annotation.callLimit(), draws * tries()),
        Math.max(affordable, annotation.concurrency()));
  }

  /** Whether a limit of cost is set, which needs prices. */
  boolean hasCostLimit() {
    return annotation.costLimit() < Double.POSITIVE_INFINITY;
  }

  /** The account, where one is named. */
  Optional<Account> account(Accounts accounts) {
    return Optional.of(annotation.account().strip())
        .filter(name -> !name.isEmpty())
        .map(name -> accounts.named(name, annotation.concurrency()));
  }

  private static Duration time(String limit) {
    try {
      return Duration.parse(limit.strip());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("no ISO 8601 duration such as PT15M", e);
    }
  }
}
