package org.equipoise.result;

import java.util.List;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.equipoise.balance.ClosedPaths;
import org.equipoise.balance.PairPlot;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Kernel;
import org.equipoise.chain.KernelEstimate;
import org.equipoise.potential.Direction;
import org.equipoise.potential.LeastAction;
import org.equipoise.potential.Potential;
import org.equipoise.potential.ViolationFunction;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that the program of the authors of arXiv:2512.10047 prints for one kernel, with what
 * is wrong in them, so that they can be set beside theirs. They decide nothing. As there
 *
 * <ul>
 *   <li>escapes are not among the moves from a state, and self-loops are (low-reject);
 *   <li>there are 20,000 attempts in all where no number of attempts is given (high-reject);
 *   <li>the pairs' chi2 is a sum of squares without weights over pairs whose potentials differ by
 *       log 50,228 at most, and their log ratio is that of {@code N / N(f)} under either kernel;
 *   <li>the variance of a closed path has {@code 2 (1/N_f + 1/N_g + 1/N_h)} added, and paths that
 *       share moves are summed as if independent;
 *   <li>the potential judges the distinct moves that it was fitted to;
 *   <li>the expected action is the limit for wide landscapes, {@code K(0) / (sigma sqrt(pi))}.
 * </ul>
 *
 * Unlike theirs the minimum is exact: their optimiser stops about 0.1 % above it, and gives states
 * without a finite potential the number at which it stopped.
 *
 * @param kernel {@code low-reject} or {@code high-reject}
 * @param attemptsPerState {@code N0} of high-reject; null for low-reject
 * @param action the least action
 * @param sigma the standard deviation of the potential; null where no state has one
 * @param expectedAction the action that they expect from sigma; null where there is none
 * @param pairs the pairs measured both ways
 * @param pairsChi2 their squared residuals, of which {@code pairs} is the ndf
 * @param correlation of the log ratios with the differences of potential; null where there is none
 * @param triplets the closed paths of three states, all six moves measured
 * @param tripletsChi2 their squared residuals over their variances, {@code triplets} being the ndf
 * @param down the distinct moves of {@code T > 0.05} that lower the potential
 * @param up those that raise it
 * @param flat those that leave it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record AuthorsFacts(
    String kernel,
    @Nullable Double attemptsPerState,
    double action,
    @Nullable Double sigma,
    @Nullable Double expectedAction,
    int pairs,
    double pairsChi2,
    @Nullable Double correlation,
    long triplets,
    double tripletsChi2,
    long down,
    long up,
    long flat) {
  private static final double ATTEMPTS = 20_000;
  private static final double WIDEST_DROP = Math.log(50_228);
  private static final double THRESHOLD = 0.05;

  /**
   * Their numbers for both kernels, low-reject first.
   *
   * @param attempts the attempts per state, where they are known
   * @param violation the violation function: their program takes the softplus, their text exp
   */
  public static List<AuthorsFacts> of(
      Chain chain, OptionalDouble attempts, ViolationFunction violation) {
    Chain answered = withoutEscapes(chain);
    double n0 = attempts.orElse(ATTEMPTS / Math.max(1, answered.size()));
    return List.of(
        of(Kernel.lowRejectOfAuthors(answered), null, violation),
        of(Kernel.of(answered, KernelEstimate.HIGH_REJECT, OptionalDouble.of(n0)), n0, violation));
  }

  private static AuthorsFacts of(
      Kernel kernel, @Nullable Double attempts, ViolationFunction violation) {
    LeastAction fit = LeastAction.minimise(kernel, violation);
    Potential potential = fit.potential();
    PairPlot plot = comparable(PairPlot.of(kernel.chain(), potential));
    OptionalDouble correlation = plot.correlation();
    ClosedPaths paths = ClosedPaths.triplets(kernel.chain(), 1);
    Direction direction = Direction.overDistinctMovesInSample(kernel, THRESHOLD, potential);
    Double sigma = potential.components() == 0 ? null : potential.sigma();
    return new AuthorsFacts(
        kernel.estimate().id(),
        attempts,
        fit.action(),
        sigma,
        sigma == null || sigma == 0 ? null : violation.atZero() / (sigma * Math.sqrt(Math.PI)),
        plot.points().size(),
        plot.paperChi2(),
        correlation.isPresent() ? correlation.getAsDouble() : null,
        paths.count(),
        paths.paperChi2(),
        direction.down(),
        direction.up(),
        direction.flat());
  }

  private static PairPlot comparable(PairPlot plot) {
    return new PairPlot(
        plot.points().stream().filter(p -> Math.abs(p.drop()) <= WIDEST_DROP).toList(),
        plot.independent());
  }

  /** The moves and self-loops alone, between the same states. */
  private static Chain withoutEscapes(Chain chain) {
    Chain.Builder builder = Chain.builder();
    chain.states().keys().forEach(builder::state);
    for (int i = 0; i < chain.size(); i++) {
      String from = chain.states().key(i);
      for (int e = chain.firstEdge(i); e < chain.firstEdge(i + 1); e++) {
        builder.step(from, chain.states().key(chain.target(e)), chain.count(e));
      }
      if (chain.selfLoops(i) > 0) {
        builder.step(from, from, chain.selfLoops(i));
      }
    }
    return builder.build();
  }
}
