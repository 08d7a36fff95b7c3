package org.equipoise.statistics;

import org.apiguardian.api.API;

/**
 * The two parts of the generator SplitMix64 (Steele, Lea and Flood 2014, OOPSLA), for random
 * numbers that depend on nothing but a seed and a number: {@code mix(mix(seed) + number)}.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class SplitMix64 {
  /** The odd number next to 2^64 over the golden ratio; its multiples fill 64 bits evenly. */
  public static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private SplitMix64() {}

  /**
   * The finaliser, with the constants of Stafford's variant 13: a bijection of 64 bits under which
   * neighbouring inputs have unrelated outputs.
   */
  public static long mix(long z) {
    long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
    return y ^ (y >>> 31);
  }
}
