package org.equipoise.sampling;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * One draw of a sample: where it started, and how it ended.
 *
 * @param <S> the type of the agent's states
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class RecordedStep<S> {
  private final Sample<S> sample;
  private final int number;
  private final int from;
  private final int outcome;

  RecordedStep(Sample<S> sample, int number, int from, int outcome) {
    this.sample = sample;
    this.number = number;
    this.from = from;
    this.outcome = outcome;
  }

  /** The number of the draw in its sample, from 0. */
  public int number() {
    return number;
  }

  /**
   * The number of the trajectory that the step belongs to, from 0; that of the draw where each was
   * made by itself.
   */
  public int trajectory() {
    return sample.trajectory(number);
  }

  /** The number of the state that the step started from, among {@link Sample#states}. */
  public int fromNumber() {
    return from;
  }

  /** The number of the state that the step ended in; -1 where it ended in none. */
  public int toNumber() {
    return outcome >= 0 ? outcome : -1;
  }

  /** Whether the step led to a different state. */
  public boolean isMove() {
    return outcome >= 0 && outcome != from;
  }

  /** Whether the step ended where it began. */
  public boolean isSelfLoop() {
    return outcome == from;
  }

  /** Whether the agent answered, but with no valid state. */
  public boolean isEscape() {
    return outcome < Draws.FAULT;
  }

  /** Whether there was no answer. */
  public boolean isFault() {
    return outcome == Draws.FAULT;
  }

  /** The key of the state that the step started from. */
  public String fromKey() {
    return sample.states().key(from);
  }

  /** The key of the state that the step ended in; empty where it ended in none. */
  public Optional<String> toKey() {
    return outcome >= 0 ? Optional.of(sample.states().key(outcome)) : Optional.empty();
  }

  /** The first concrete state seen with the key that the step started from. */
  public S from() {
    return sample.state(from);
  }

  /** The first concrete state seen with the key that the step ended in; empty without one. */
  public Optional<S> to() {
    return outcome >= 0 ? Optional.of(sample.state(outcome)) : Optional.empty();
  }

  /** Why the step escaped; empty where it did not. */
  public Optional<String> escapeReason() {
    return isEscape() ? Optional.of(sample.escapeReason(outcome)) : Optional.empty();
  }
}
