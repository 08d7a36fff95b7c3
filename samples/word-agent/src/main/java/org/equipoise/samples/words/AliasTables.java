package org.equipoise.samples.words;

import java.util.random.RandomGenerator;

/**
 * Draws from many distributions over the same outcomes, each draw in constant time: the alias
 * method (Walker 1977, in the form of Vose 1991).
 *
 * <p>A row of n outcomes becomes n columns of equal probability; a column is shared by its own
 * outcome and one other, its alias. The arithmetic of a draw is in fixed point, a third faster here
 * than in floating point.
 */
final class AliasTables {
  private final int outcomes;

  /** For each column the share of its own outcome, in units of 2^-64 from {@code MIN_VALUE} on. */
  private final long[] ownShare;

  private final int[] alias;

  /**
   * The tables of the distributions in {@code probabilities}, one row after the other.
   *
   * @param probabilities rows of {@code outcomes} probabilities that sum to 1
   * @param outcomes how many outcomes each distribution has
   */
  AliasTables(double[] probabilities, int outcomes) {
    this.outcomes = outcomes;
    this.ownShare = new long[probabilities.length];
    this.alias = new int[probabilities.length];
    Row row = new Row(outcomes);
    for (int first = 0; first < probabilities.length; first += outcomes) {
      row.fill(probabilities, first);
    }
  }

  /** An outcome drawn from the distribution of a row. */
  int draw(int row, RandomGenerator random) {
    // 63 random bits times the outcomes: the whole part is a column, the fraction a place in it.
    long bits = random.nextLong() >>> 1;
    long twice = 2L * outcomes;
    int own = (int) Math.multiplyHigh(bits, twice);
    long place = bits * twice + Long.MIN_VALUE;
    int column = row * outcomes + own;
    return place < ownShare[column] ? own : alias[column];
  }

  /** Splits one distribution into columns; the outcomes yet to be placed are on two stacks. */
  private final class Row {
    private final double[] scaled;
    private final int[] small;
    private final int[] large;
    private int smalls;
    private int larges;

    Row(int outcomes) {
      scaled = new double[outcomes];
      small = new int[outcomes];
      large = new int[outcomes];
    }

    void fill(double[] probabilities, int first) {
      for (int i = 0; i < outcomes; i++) {
        scaled[i] = probabilities[first + i] * outcomes;
        push(i);
      }
      while (smalls > 0 && larges > 0) {
        int less = small[--smalls];
        int more = large[--larges];
        ownShare[first + less] = (long) Math.scalb(scaled[less] - 0.5, 64);
        alias[first + less] = more;
        scaled[more] -= 1 - scaled[less];
        push(more);
      }
      // What is left on either stack differs from a full column by rounding alone.
      while (larges > 0) {
        own(first, large[--larges]);
      }
      while (smalls > 0) {
        own(first, small[--smalls]);
      }
    }

    private void own(int first, int outcome) {
      ownShare[first + outcome] = Long.MAX_VALUE;
      alias[first + outcome] = outcome;
    }

    private void push(int outcome) {
      if (scaled[outcome] < 1) {
        small[smalls++] = outcome;
      } else {
        large[larges++] = outcome;
      }
    }
  }
}
