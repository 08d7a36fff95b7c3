package org.equipoise.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apiguardian.api.API;
import org.equipoise.statistics.SplitMix64;
import org.jspecify.annotations.Nullable;

/**
 * One draw of a sample: its number, and randomness that belongs to it alone.
 *
 * <p>An agent tells its draw which {@linkplain #add calls to a model} it made, whether they were
 * answered or not: that is how the sampler knows what they cost, and what to write down.
 *
 * <p>The generator depends on nothing but the sample's seed and the draw's number, so draws are
 * independent of each other and of the order in which concurrent draws are finished. A draw that is
 * retried after a fault starts again with the same generator.
 *
 * <p>An agent that asks another one several times in a step, as a vote does, lets the draw
 * {@linkplain #step do that}: those steps are parts of the draw, each with randomness of its own,
 * and what one of them answered is not asked again where a later one meets a fault. Else a step of
 * many calls would survive faults less often than one of few, and the sample would have too few of
 * them.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Draw {
  private final long seed;
  private final long number;
  private final @Nullable Draw whole;
  private @Nullable DrawParts parts;
  private int made;
  private volatile @Nullable List<Exchange> exchanges;
  private @Nullable RandomGenerator random;

  private Draw(long seed, long number, @Nullable Draw whole, @Nullable DrawParts parts) {
    this.seed = seed;
    this.number = number;
    this.whole = whole;
    this.parts = parts;
  }

  /**
   * The draw with the given number in the sample with the given seed.
   *
   * @throws IllegalArgumentException if {@code number} is negative
   */
  public static Draw of(long seed, long number) {
    if (number < 0) {
      throw new IllegalArgumentException("draw numbers start at 0, got " + number);
    }
    return new Draw(seed, number, null, null);
  }

  /**
   * This draw for another try: with its generator from the beginning, without the calls of earlier
   * tries, and with what was answered in the parts that they made.
   */
  public Draw again() {
    return new Draw(seed, number, whole, parts);
  }

  /**
   * The step of an agent as the next part of this draw; for use by one thread. The agent gets a
   * draw with a generator of its own, and what it tells that of its calls, it tells this one, too.
   * In {@linkplain #again another try} the same agent is not asked again from an equal state: its
   * step is the one that it made.
   *
   * @throws Exception what the agent throws
   */
  public <S> Step<S> step(Agent<S> agent, S state) throws Exception {
    DrawParts known = parts;
    if (known == null) {
      known = new DrawParts();
      parts = known;
    }
    int index = made++;
    DrawParts.Part<S> part = known.at(index, agent, state);
    return part.step(new Draw(modelSeed(), index, this, part.parts()));
  }

  /** The number of this draw in its sample, from 0 on; a part has that of its draw. */
  public long number() {
    return whole == null ? number : whole.number();
  }

  /**
   * The seed of this draw's own generator, for a model elsewhere that takes a seed: a {@link
   * SplittableRandom} of it says what {@link #random} says.
   */
  public long modelSeed() {
    return SplitMix64.mix(SplitMix64.mix(seed) + number);
  }

  /** The generator of this draw; the same object at each call, for use by one thread. */
  public RandomGenerator random() {
    RandomGenerator generator = random;
    if (generator == null) {
      generator = new SplittableRandom(modelSeed());
      random = generator;
    }
    return generator;
  }

  /** Takes note of a call to a model that was made for this draw; by any thread. */
  public synchronized void add(Exchange exchange) {
    List<Exchange> more = new ArrayList<>(exchanges());
    more.add(exchange);
    exchanges = List.copyOf(more);
    if (whole != null) {
      whole.add(exchange);
    }
  }

  /** The calls to a model of which note was taken, in that order. */
  public List<Exchange> exchanges() {
    List<Exchange> known = exchanges;
    return known == null ? List.of() : known;
  }

  /** What those calls took together. */
  public Usage usage() {
    return exchanges().stream().map(Exchange::usage).reduce(Usage.NONE, Usage::plus);
  }

  @Override
  public String toString() {
    return whole == null
        ? "draw " + number + " of seed " + seed
        : "part " + number + " of " + whole;
  }
}
