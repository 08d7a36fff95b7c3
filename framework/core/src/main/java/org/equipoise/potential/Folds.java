package org.equipoise.potential;

import java.util.SplittableRandom;
import org.equipoise.chain.Chain;

/**
 * A chain's steps split at random into two halves over the same states: each recorded step,
 * self-loops and escapes included, falls into either with probability 1/2. Faults are no steps and
 * in neither.
 */
record Folds(Chain first, Chain second) {
  private static final long EXACT_BITS = 1 << 20;

  static Folds of(Chain chain, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Chain.Tally first = new Chain.Tally();
    Chain.Tally second = new Chain.Tally();
    for (int i = 0; i < chain.size(); i++) {
      for (int e = chain.firstEdge(i); e < chain.firstEdge(i + 1); e++) {
        long half = half(chain.count(e), random);
        steps(first, i, chain.target(e), half);
        steps(second, i, chain.target(e), chain.count(e) - half);
      }
      long stays = half(chain.selfLoops(i), random);
      steps(first, i, i, stays);
      steps(second, i, i, chain.selfLoops(i) - stays);
      long escapes = half(chain.escapes(i), random);
      escapes(first, i, escapes);
      escapes(second, i, chain.escapes(i) - escapes);
    }
    return new Folds(first.chain(chain.states()), second.chain(chain.states()));
  }

  private static void steps(Chain.Tally fold, int from, int to, long count) {
    if (count > 0) {
      fold.step(from, to, count);
    }
  }

  private static void escapes(Chain.Tally fold, int from, long count) {
    if (count > 0) {
      fold.escape(from, count);
    }
  }

  /**
   * Binomial(count, 1/2): the ones among so many random bits, exactly, and beyond 2^20 of them the
   * normal law that they then follow to 1e-3 of its standard deviation.
   */
  private static long half(long count, SplittableRandom random) {
    if (count > EXACT_BITS) {
      double ones = count / 2.0 + random.nextGaussian() * Math.sqrt((double) count) / 2;
      return Math.min(count, Math.max(0, Math.round(ones)));
    }
    long ones = 0;
    long bits = count;
    for (; bits >= 64; bits -= 64) {
      ones += Long.bitCount(random.nextLong());
    }
    return bits == 0 ? ones : ones + Long.bitCount(random.nextLong() >>> (64 - bits));
  }
}
