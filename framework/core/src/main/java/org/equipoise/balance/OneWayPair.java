package org.equipoise.balance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.equipoise.chain.Chain;
import org.equipoise.potential.Potential;

/**
 * A pair of states with moves one way and none back in many draws: what balance implies of the two
 * (cf. Eq. 25 of arXiv:2512.10047).
 *
 * <p>{@code T(g <- f)} is taken as estimated, so that where few draws from f stand behind it the
 * bound is wrong more often than {@code alpha}. None of {@code n} draws from g went to f, so with
 * confidence {@code 1 - alpha} {@code T(f <- g) <= u = 1 - alpha^(1/n)}, and in detailed balance
 * {@code V(f) - V(g) >= log(T(g <- f) / u)}. A bound is all that such a pair gives; it is a check
 * of a potential, never a number for it.
 *
 * @param from the state f that is left
 * @param to the state g from which none came back
 * @param moves the moves from f to g
 * @param drawsBack the draws from g
 * @param atLeast the lower bound of {@code V(f) - V(g)}
 * @param drop the fitted {@code V(f) - V(g)}; empty where the potential cannot compare the two
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record OneWayPair(
    String from, String to, long moves, long drawsBack, double atLeast, OptionalDouble drop) {

  /**
   * All one-way pairs of a chain that give a bound above 0, the strongest bound first.
   *
   * @param alpha the probability that a bound is wrong, each by itself, in (0, 1)
   */
  public static List<OneWayPair> of(Chain chain, Potential potential, double alpha) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("alpha lies in (0, 1), got " + alpha);
    }
    List<OneWayPair> pairs = new ArrayList<>();
    for (int f = 0; f < chain.size(); f++) {
      for (int e = chain.firstEdge(f); e < chain.firstEdge(f + 1); e++) {
        int g = chain.target(e);
        if (chain.moves(g, f) == 0 && chain.draws(g) > 0) {
          double back = -Math.expm1(Math.log(alpha) / chain.draws(g));
          double bound = Math.log((double) chain.count(e) / chain.draws(f)) - Math.log(back);
          if (bound > 0) {
            pairs.add(
                new OneWayPair(
                    chain.states().key(f),
                    chain.states().key(g),
                    chain.count(e),
                    chain.draws(g),
                    bound,
                    potential.drop(f, g)));
          }
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(OneWayPair::atLeast).reversed());
    return List.copyOf(pairs);
  }

  /** Whether the fitted potential contradicts the bound; false where it compares nothing. */
  public boolean isContradicted() {
    return drop.isPresent() && drop.getAsDouble() < atLeast;
  }
}
