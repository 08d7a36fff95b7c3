package org.equipoise.sampling;

import static org.equipoise.statistics.SplitMix64.GOLDEN_GAMMA;
import static org.equipoise.statistics.SplitMix64.mix;

import java.util.List;

/**
 * Chooses where draws start, from nothing but the seed and the number of the draw.
 *
 * <p>Its randomness is a stream apart from the generators of the {@link org.equipoise.agent.Draw
 * draws}, so that a start tells nothing of the answer to it.
 */
final class StartChoice<S> {
  /** Tells this stream from others of the same seed. */
  private static final long STREAM = 0x73746172745f6f66L;

  private final long origin;

  StartChoice(long seed) {
    this.origin = mix(mix(seed) ^ STREAM);
  }

  /** Prepares a draw from one of these states: uniform over keys, then over a key's states. */
  void prepare(Flight<S> flight, long draw, ConcreteStates<S> among) {
    long random = random(draw);
    int from = below(among.size(), random);
    int position = below(among.count(from), mix(random + GOLDEN_GAMMA));
    flight.prepare(draw, from, among.state(from, position));
  }

  /** Prepares a draw from one state of a list, uniform over the list; {@code numbers} as listed. */
  void prepare(Flight<S> flight, long draw, List<S> among, int[] numbers) {
    int position = below(numbers.length, random(draw));
    flight.prepare(draw, numbers[position], among.get(position));
  }

  private long random(long draw) {
    return mix(origin + draw * GOLDEN_GAMMA);
  }

  /** Maps 63 random bits to 0 .. n - 1; no value is favoured by more than n / 2^63. */
  private static int below(int n, long random) {
    return (int) Math.multiplyHigh(random >>> 1, 2L * n);
  }
}
