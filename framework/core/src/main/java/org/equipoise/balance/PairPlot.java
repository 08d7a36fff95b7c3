package org.equipoise.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apiguardian.api.API;
import org.equipoise.chain.Chain;
import org.equipoise.potential.Potential;

/**
 * The pair test of the paper: for each pair of states with moves measured both ways, {@code log[T(g
 * <- f) / T(f <- g)]} beside {@code V(f) - V(g)}, equal in detailed balance (Eq. 5 of
 * arXiv:2512.10047). With {@code T = N(f->g) / draws(f)}.
 *
 * <p>A diagnostic, never a decision: the potential was fitted to these moves, and pairs with no
 * count one way are left out.
 *
 * @param points the pairs
 * @param independent the number of points that the potential leaves free: points - states +
 *     components of the plot
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record PairPlot(List<Point> points, int independent) {

  /**
   * One pair.
   *
   * @param from a state
   * @param to another one, of a larger number
   * @param logRatio {@code log[T(to <- from) / T(from <- to)]}
   * @param drop {@code V(from) - V(to)}
   * @param standardError {@code sqrt(1 / N(f->g) + 1 / N(g->f))}: given the moves of the pair
   */
  public record Point(String from, String to, double logRatio, double drop, double standardError) {}

  public PairPlot {
    points = List.copyOf(points);
  }

  /**
   * The plot of a chain against a potential; pairs that the potential cannot compare are left out.
   */
  public static PairPlot of(Chain chain, Potential potential) {
    List<Point> points = new ArrayList<>();
    int[] root = new int[chain.size()];
    for (int i = 0; i < root.length; i++) {
      root[i] = i;
    }
    int free = 0;
    for (int f = 0; f < chain.size(); f++) {
      for (int e = chain.firstEdge(f); e < chain.firstEdge(f + 1); e++) {
        int g = chain.target(e);
        OptionalDouble drop = potential.drop(f, g);
        if (g > f && chain.moves(g, f) > 0 && drop.isPresent()) {
          points.add(point(chain, f, g, drop.getAsDouble()));
          free += join(root, f, g) ? 0 : 1;
        }
      }
    }
    return new PairPlot(points, free);
  }

  private static Point point(Chain chain, int f, int g, double drop) {
    double there = chain.moves(f, g);
    double back = chain.moves(g, f);
    return new Point(
        chain.states().key(f),
        chain.states().key(g),
        Math.log(there / chain.draws(f)) - Math.log(back / chain.draws(g)),
        drop,
        Math.sqrt(1 / there + 1 / back));
  }

  /** Whether two states were apart, and are joined now. */
  private static boolean join(int[] root, int f, int g) {
    int rootF = root(root, f);
    int rootG = root(root, g);
    root[rootF] = rootG;
    return rootF != rootG;
  }

  private static int root(int[] root, int state) {
    int i = state;
    while (root[i] != i) {
      root[i] = root[root[i]];
      i = root[i];
    }
    return i;
  }

  /** The sum of squared residuals over their variances; its ndf is {@link #independent}. */
  public double chi2() {
    return points.stream()
        .mapToDouble(p -> Math.pow((p.logRatio - p.drop) / p.standardError, 2))
        .sum();
  }

  /**
   * The sum of squared residuals as the authors' program takes it: without weights, and with the
   * number of points as its ndf.
   */
  public double paperChi2() {
    return points.stream().mapToDouble(p -> Math.pow(p.logRatio - p.drop, 2)).sum();
  }

  /**
   * The correlation of the log ratios with the drops; empty with fewer than two distinct points.
   */
  public OptionalDouble correlation() {
    double r =
        points.size() < 2
            ? Double.NaN
            : new PearsonsCorrelation()
                .correlation(
                    points.stream().mapToDouble(Point::logRatio).toArray(),
                    points.stream().mapToDouble(Point::drop).toArray());
    return Double.isNaN(r) ? OptionalDouble.empty() : OptionalDouble.of(r);
  }
}
