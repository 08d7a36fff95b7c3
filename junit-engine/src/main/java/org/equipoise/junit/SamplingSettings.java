package org.equipoise.junit;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.equipoise.agent.Step;
import org.equipoise.sampling.Account;
import org.equipoise.sampling.RetryPolicy;
import org.equipoise.sampling.Sampler;

/** Tells a sampler what {@link Sampling} says. */
final class SamplingSettings {
  private final Sampling annotation;

  SamplingSettings(Sampling annotation) {
    this.annotation = annotation;
  }

  /**
   * Refuses settings that no sampler takes, before any of the user's code runs.
   *
   * @throws IllegalArgumentException with the sampler's own message
   */
  void check() {
    tell(Sampler.<Object>of((state, draw) -> Step.stay()));
  }

  /**
   * The sampler with these settings.
   *
   * @throws IllegalArgumentException if one of them is out of range
   */
  <S> Sampler<S> tell(Sampler<S> sampler) {
    Sampler<S> told =
        sampler
            .transitions(annotation.transitions())
            .starts(annotation.starts())
            .concurrency(annotation.concurrency())
            .seed(annotation.seed())
            .retries(retries())
            .maxFaultRate(annotation.maxFaultRate())
            .consecutiveFaultLimit(annotation.consecutiveFaultLimit())
            .callLimit(annotation.callLimit());
    told = annotation.explore() < 0 ? told : told.explore(annotation.explore());
    told = annotation.window() == 0 ? told : told.window(annotation.window());
    return annotation.timeLimit().isBlank() ? told : told.timeLimit(timeLimit());
  }

  /** How many steps run at once. */
  int concurrency() {
    return annotation.concurrency();
  }

  /** How often a draw is tried at most. */
  int tries() {
    return annotation.tries();
  }

  /** How often the agent is called at most, for so many draws. */
  long mostCalls(long draws) {
    return Math.min(annotation.callLimit(), draws * annotation.tries());
  }

  /** The account, where one is named. */
  Optional<Account> account(Accounts accounts) {
    return Optional.of(annotation.account().strip())
        .filter(name -> !name.isEmpty())
        .map(name -> accounts.named(name, annotation.concurrency()));
  }

  private RetryPolicy retries() {
    RetryPolicy policy = RetryPolicy.DEFAULT;
    return new RetryPolicy(annotation.tries(), policy.firstWait(), policy.longestWait());
  }

  private Duration timeLimit() {
    try {
      return Duration.parse(annotation.timeLimit().strip());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "the time limit '" + annotation.timeLimit() + "' is no ISO 8601 duration such as PT15M",
          e);
    }
  }
}
