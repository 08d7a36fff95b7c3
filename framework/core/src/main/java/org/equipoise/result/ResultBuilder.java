package org.equipoise.result;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result part by part. The parts that are not set are those of the result it began with, or
 * absent.
 */
final class ResultBuilder {
  private final Result.Kind kind;
  private @Nullable String source;
  private @Nullable String className;
  private @Nullable String build;
  private @Nullable Instant runStarted;
  private @Nullable Instant written;
  private @Nullable Long seed;
  private @Nullable String end;
  private @Nullable SampleFacts sample;
  private @Nullable KernelFacts kernel;
  private @Nullable PotentialFacts potential;
  private @Nullable DirectionFacts direction;
  private @Nullable BalanceFacts balance;
  private @Nullable ExplorationFacts exploration;
  private @Nullable DriftFacts drift;
  private List<AuthorsFacts> authors = List.of();
  private List<PropertyFacts> properties = List.of();
  private @Nullable CostFacts cost;
  private @Nullable EnvironmentFacts environment;
  private List<String> warnings = List.of();

  /** Begins with nothing known. */
  ResultBuilder(Result.Kind kind) {
    this.kind = kind;
  }

  /** Begins with what another result knows, as one of this kind. */
  ResultBuilder(Result.Kind kind, Result known) {
    this.kind = kind;
    source = known.source();
    className = known.className();
    build = known.build();
    runStarted = known.runStarted();
    written = known.written();
    seed = known.seed();
    end = known.end();
    sample = known.sample();
    kernel = known.kernel();
    potential = known.potential();
    direction = known.direction();
    balance = known.balance();
    exploration = known.exploration();
    drift = known.drift();
    authors = known.authors();
    properties = known.properties();
    cost = known.cost();
    environment = known.environment();
    warnings = known.warnings();
  }

  ResultBuilder source(String fileName) {
    source = fileName;
    return this;
  }

  ResultBuilder testClass(String name, @Nullable String ofBuild) {
    className = name;
    build = ofBuild;
    return this;
  }

  ResultBuilder times(Instant started, Instant ended) {
    runStarted = started;
    written = ended;
    return this;
  }

  ResultBuilder seed(long value) {
    seed = value;
    return this;
  }

  ResultBuilder end(@Nullable String reason) {
    end = reason;
    return this;
  }

  ResultBuilder sample(SampleFacts facts, ExplorationFacts explored) {
    sample = facts;
    exploration = explored;
    return this;
  }

  ResultBuilder sample(SampleFacts facts) {
    sample = facts;
    return this;
  }

  ResultBuilder potential(PotentialFacts facts, KernelFacts of) {
    potential = facts;
    kernel = of;
    return this;
  }

  ResultBuilder direction(DirectionFacts facts) {
    direction = facts;
    return this;
  }

  ResultBuilder balance(BalanceFacts facts) {
    balance = facts;
    return this;
  }

  ResultBuilder drift(DriftFacts facts) {
    drift = facts;
    return this;
  }

  ResultBuilder authors(List<AuthorsFacts> facts) {
    authors = facts;
    return this;
  }

  ResultBuilder properties(List<PropertyFacts> facts) {
    properties = facts;
    return this;
  }

  ResultBuilder cost(CostFacts facts) {
    cost = facts;
    return this;
  }

  ResultBuilder environment(EnvironmentFacts facts) {
    environment = facts;
    return this;
  }

  ResultBuilder warnings(List<String> sentences) {
    warnings = sentences;
    return this;
  }

  Result build() {
    return new Result(
        Result.SCHEMA,
        kind,
        source,
        className,
        build,
        runStarted,
        written,
        seed,
        end,
        sample,
        kernel,
        potential,
        direction,
        balance,
        exploration,
        drift,
        authors,
        properties,
        cost,
        environment,
        warnings);
  }
}
