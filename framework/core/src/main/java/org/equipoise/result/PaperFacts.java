package org.equipoise.result;

import java.util.List;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.equipoise.balance.ClosedPaths;
import org.equipoise.balance.OneWayPair;
import org.equipoise.balance.PairPlot;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Kernel;
import org.equipoise.chain.KernelEstimate;
import org.equipoise.file.WrittenKey;
import org.equipoise.potential.Direction;
import org.equipoise.potential.LeastAction;
import org.equipoise.potential.Potential;
import org.equipoise.potential.ViolationFunction;
import org.jspecify.annotations.Nullable;

/**
 * The diagnostics of arXiv:2512.10047, for people who know them: none of them decides anything. The
 * potential in them is the reversible maximum likelihood, since the kernel is {@code N / draws}.
 *
 * @param pairs the pairs measured both ways (Eq. 5)
 * @param triplets the closed paths of three states with all six moves measured (Eq. 7)
 * @param oneWayPairs the pairs measured one way only (Eq. 25)
 * @param direction how many distinct moves go down and up along the potential (section 5)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record PaperFacts(
    Pairs pairs, Triplets triplets, OneWayPairs oneWayPairs, @Nullable Moves direction) {
  private static final double THRESHOLD = 0.05;
  private static final double BOUND_ERROR_RATE = 0.05;
  private static final int STRONGEST = 10;

  /**
   * Log ratios of the moves there and back beside the difference of the potential. Where the
   * potential passes through all points, nothing but their number is left.
   *
   * @param count the number of pairs
   * @param chi2 the squared residuals over their variances
   * @param ndf the number of points that the potential leaves free
   * @param r the correlation
   * @param paperChi2 the squared residuals without weights, as the authors' program takes them; its
   *     ndf is {@code count}
   */
  public record Pairs(
      int count,
      @Nullable Double chi2,
      @Nullable Integer ndf,
      @Nullable Double r,
      @Nullable Double paperChi2) {

    static Pairs of(PairPlot plot) {
      int count = plot.points().size();
      if (plot.independent() == 0) {
        return new Pairs(count, null, null, null, null);
      }
      OptionalDouble r = plot.correlation();
      return new Pairs(
          count,
          plot.chi2(),
          plot.independent(),
          r.isPresent() ? r.getAsDouble() : null,
          plot.paperChi2());
    }
  }

  /**
   * The logarithms of the moves one way round less those the other way.
   *
   * @param count the number of triplets
   * @param chi2 the squared residuals over their variances; null without triplets
   * @param ndf the number of triplets, though they share moves; null without triplets
   * @param paperChi2 the same with the variance of the authors' program
   */
  public record Triplets(
      long count, @Nullable Double chi2, @Nullable Long ndf, @Nullable Double paperChi2) {

    static Triplets of(ClosedPaths paths) {
      return paths.count() == 0
          ? new Triplets(0, null, null, null)
          : new Triplets(paths.count(), paths.chi2(), paths.count(), paths.paperChi2());
    }
  }

  /**
   * Pairs with moves one way and none back in many draws.
   *
   * @param count how many of them bound a difference of the potential above 0
   * @param contradicted for how many of these the fitted potential breaks the bound
   * @param strongest those with the highest bounds, at most 10
   */
  public record OneWayPairs(int count, long contradicted, List<Bound> strongest) {
    public OneWayPairs {
      strongest = strongest == null ? List.of() : List.copyOf(strongest);
    }

    static OneWayPairs of(List<OneWayPair> pairs) {
      return new OneWayPairs(
          pairs.size(),
          pairs.stream().filter(OneWayPair::isContradicted).count(),
          pairs.stream().limit(STRONGEST).map(Bound::of).toList());
    }
  }

  /**
   * In detailed balance {@code V(from) - V(to)} is at least so much, at 95 % confidence.
   *
   * @param from the state that is left
   * @param to the state from which none came back
   * @param moves the moves from the one to the other
   * @param drawsBack the draws from the other
   * @param atLeast the bound
   */
  public record Bound(String from, String to, long moves, long drawsBack, double atLeast) {

    static Bound of(OneWayPair pair) {
      return new Bound(
          WrittenKey.of(pair.from()),
          WrittenKey.of(pair.to()),
          pair.moves(),
          pair.drawsBack(),
          pair.atLeast());
    }
  }

  /**
   * Distinct moves, each counted once however often it was made. The potential was fitted to the
   * same moves, which flatters the agent.
   *
   * @param threshold the moves counted have an estimated probability {@code T} above it
   * @param down those to a state of lower potential
   * @param up those to a state of higher potential
   * @param flat those between states of the same potential
   */
  public record Moves(double threshold, long down, long up, long flat) {

    static Moves of(Chain chain, Potential potential) {
      Direction direction =
          Direction.overDistinctMovesInSample(
              Kernel.of(chain, KernelEstimate.ATTEMPTS), THRESHOLD, potential);
      return new Moves(THRESHOLD, direction.down(), direction.up(), direction.flat());
    }
  }

  static PaperFacts of(Chain chain) {
    Kernel counts = Kernel.of(chain, KernelEstimate.COUNTS);
    Potential potential = LeastAction.minimise(counts, ViolationFunction.SOFTPLUS).potential();
    return new PaperFacts(
        Pairs.of(PairPlot.of(chain, potential)),
        Triplets.of(ClosedPaths.triplets(chain, 1)),
        OneWayPairs.of(OneWayPair.of(chain, potential, BOUND_ERROR_RATE)),
        Moves.of(chain, potential));
  }
}
