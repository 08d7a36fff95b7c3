package org.equipoise.balance;

import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.equipoise.chain.Chain;

/**
 * The closed-path test of the paper on triplets of states with all six moves measured: the sum of
 * {@code log N(f->g) - log N(g->f)} around them, 0 in detailed balance (Eq. 7 of arXiv:2512.10047).
 * The totals of the states cancel around a closed path.
 *
 * <p>A diagnostic, never a decision: triplets share moves but are summed as if independent, and
 * only those with all moves measured enter, so {@code chi2 / ndf} is well below 1 for sparse
 * balanced agents and near 1 for clearly driven ones. {@link DetailedBalance} is the test.
 *
 * @param count the number of triplets, which is also the paper's {@code ndf}
 * @param chi2 the sum of squared residuals over their variance, the sum of the six {@code 1 / n}
 * @param paperChi2 the same in the paper's form, which adds {@code 2 (1/N_f + 1/N_g + 1/N_h)}, the
 *     inverse draws, to the variance though these totals cancel
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record ClosedPaths(long count, double chi2, double paperChi2) {

  /**
   * All triplets of a chain with each of their six moves measured at least {@code atLeast} times.
   *
   * @throws IllegalArgumentException if {@code atLeast} is below 1
   */
  public static ClosedPaths triplets(Chain chain, long atLeast) {
    if (atLeast < 1) {
      throw new IllegalArgumentException("a measured move was seen at least once, got " + atLeast);
    }
    int[][] upward = upward(chain, atLeast);
    long count = 0;
    double chi2 = 0;
    double paperChi2 = 0;
    for (int f = 0; f < chain.size(); f++) {
      for (int g : upward[f]) {
        for (int h : upward[f]) {
          if (g < h && measured(chain, g, h, atLeast)) {
            double squared = Math.pow(residual(chain, f, g, h), 2);
            double variance = variance(chain, f, g, h);
            count++;
            chi2 += squared / variance;
            paperChi2 += squared / (variance + 2 * inverseTotals(chain, f, g, h));
          }
        }
      }
    }
    return new ClosedPaths(count, chi2, paperChi2);
  }

  /**
   * The measured neighbours of each state with more neighbours than it, or as many and a larger
   * number. Each triplet is found from one state alone, and a hub has few neighbours above it.
   */
  private static int[][] upward(Chain chain, long atLeast) {
    int[] degree = new int[chain.size()];
    for (int f = 0; f < degree.length; f++) {
      degree[f] = (int) measuredNeighbours(chain, f, atLeast).count();
    }
    int[][] upward = new int[degree.length][];
    for (int f = 0; f < degree.length; f++) {
      int from = f;
      upward[f] =
          measuredNeighbours(chain, f, atLeast)
              .filter(g -> degree[g] > degree[from] || (degree[g] == degree[from] && g > from))
              .toArray();
    }
    return upward;
  }

  private static IntStream measuredNeighbours(Chain chain, int f, long atLeast) {
    return IntStream.range(chain.firstEdge(f), chain.firstEdge(f + 1))
        .map(chain::target)
        .filter(g -> measured(chain, f, g, atLeast));
  }

  private static boolean measured(Chain chain, int f, int g, long atLeast) {
    return chain.moves(f, g) >= atLeast && chain.moves(g, f) >= atLeast;
  }

  private static double residual(Chain chain, int f, int g, int h) {
    return ratio(chain, f, g) + ratio(chain, g, h) + ratio(chain, h, f);
  }

  private static double ratio(Chain chain, int f, int g) {
    return Math.log((double) chain.moves(f, g)) - Math.log((double) chain.moves(g, f));
  }

  private static double variance(Chain chain, int f, int g, int h) {
    return inverse(chain, f, g) + inverse(chain, g, h) + inverse(chain, h, f);
  }

  private static double inverse(Chain chain, int f, int g) {
    return 1.0 / chain.moves(f, g) + 1.0 / chain.moves(g, f);
  }

  private static double inverseTotals(Chain chain, int f, int g, int h) {
    return 1.0 / chain.draws(f) + 1.0 / chain.draws(g) + 1.0 / chain.draws(h);
  }
}
