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
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Draw {
  private final long seed;
  private final long number;
  private volatile @Nullable List<Exchange> exchanges;
  private @Nullable RandomGenerator random;

  private Draw(long seed, long number) {
    this.seed = seed;
    this.number = number;
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
    return new Draw(seed, number);
  }

  /** The number of this draw in its sample, from 0 on. */
  public long number() {
    return number;
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
    return "draw " + number + " of seed " + seed;
  }
}
