package org.equipoise.verdict;

import org.equipoise.chain.Chain;

/** How often each state of a chain was reached by a move. */
final class Arrivals {
  private Arrivals() {}

  static long[] of(Chain chain) {
    long[] arrivals = new long[chain.size()];
    for (int edge = 0; edge < chain.edges(); edge++) {
      arrivals[chain.target(edge)] += chain.count(edge);
    }
    return arrivals;
  }
}
