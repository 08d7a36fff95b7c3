package org.equipoise.sampling;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Usage;
import org.equipoise.journal.Journal;
import org.equipoise.journal.StateCodec;
import org.jspecify.annotations.Nullable;

/** All that a {@link Sampler} was told. Changed only while it is copied, by {@link #with}. */
final class Plan<S> {
  final Agent<S> agent;
  Function<? super S, String> key = String::valueOf;
  String keyScheme = "text";
  List<S> declared = List.of();
  StartPolicy starts = StartPolicy.KNOWN_STATES;
  @Nullable ToDoubleFunction<? super S> potential;
  int draws = 2_000;
  @Nullable Double explore;
  int concurrency = 1;
  @Nullable Account account;
  @Nullable Integer window;
  long seed = Sampler.DEFAULT_SEED;
  @Nullable Duration timeLimit;
  long callLimit = Long.MAX_VALUE;
  long tokenLimit = Long.MAX_VALUE;
  double costLimit = Double.POSITIVE_INFINITY;
  @Nullable Prices prices;
  int consecutiveFaultLimit = 20;
  RetryRule retries = RetryRule.UNSET;
  double maxFaultRate = 0.05;
  @Nullable BooleanSupplier cancelled;
  @Nullable Consumer<? super Progress> listener;
  @Nullable Predicate<? super Sample<S>> decided;
  int every = Integer.MAX_VALUE;
  RunClock clock = RunClock.SYSTEM;
  @Nullable Journal journal;
  @Nullable StateCodec<S> codec;

  Plan(Agent<S> agent) {
    this.agent = agent;
  }

  private Plan(Plan<S> other) {
    agent = other.agent;
    key = other.key;
    keyScheme = other.keyScheme;
    declared = other.declared;
    starts = other.starts;
    potential = other.potential;
    draws = other.draws;
    explore = other.explore;
    concurrency = other.concurrency;
    account = other.account;
    window = other.window;
    seed = other.seed;
    timeLimit = other.timeLimit;
    callLimit = other.callLimit;
    tokenLimit = other.tokenLimit;
    costLimit = other.costLimit;
    prices = other.prices;
    consecutiveFaultLimit = other.consecutiveFaultLimit;
    retries = other.retries;
    maxFaultRate = other.maxFaultRate;
    cancelled = other.cancelled;
    listener = other.listener;
    decided = other.decided;
    every = other.every;
    clock = other.clock;
    journal = other.journal;
    codec = other.codec;
  }

  Plan<S> with(Consumer<Plan<S>> change) {
    Plan<S> copy = new Plan<>(this);
    change.accept(copy);
    return copy;
  }

  /** What so many tokens cost; null where prices or tokens are not known. */
  @Nullable Double cost(Usage usage) {
    return prices == null || usage.tokens() == 0 ? null : Double.valueOf(prices.of(usage));
  }

  int window() {
    return window != null ? window : (int) Math.min(Sampler.MOST_DRAWS, 2L * concurrency);
  }

  /**
   * Whether the calling thread may run the steps. It could neither cut one short, nor be called
   * away while it waits for its turn.
   */
  boolean runsOnCaller() {
    return concurrency == 1 && timeLimit == null && account == null;
  }

  /** How many draws explore; at least one is left to judge. */
  int explored() {
    return (int) Math.min(draws - 1L, Math.round(exploreShare() * draws));
  }

  private double exploreShare() {
    if (explore != null) {
      return explore;
    }
    return starts == StartPolicy.DECLARED && potential != null ? 0 : 0.5;
  }
}
