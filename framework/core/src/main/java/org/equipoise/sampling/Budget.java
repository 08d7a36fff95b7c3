package org.equipoise.sampling;

import java.util.HashSet;
import java.util.Set;
import org.equipoise.agent.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What the tries of a run take of its limits of tokens and cost. Before a try begins, what it may
 * take is reserved: what its agent says, or as much as the costliest try so far if that is more.
 * Once it has ended, what it took is spent, whether it was answered or not.
 *
 * <p>An agent that says nothing beforehand can go beyond a limit by what its first tries take that
 * run at once, since nobody knows of a price before one was paid.
 */
final class Budget {
  /** What sums of costs may be wrong by, as a share of the limit. */
  private static final double ROUNDING = 1e-9;

  private final long tokenLimit;
  private final double costLimit;
  private final Prices prices;
  private final boolean limited;

  private final Set<Reservation> open = new HashSet<>();
  private Usage spent = Usage.NONE;
  private long mostTokens;
  private double mostCost;
  private long reservedTokens;
  private double reservedCost;

  /** The limits of a plan; without prices, nothing costs anything. */
  Budget(Plan<?> plan) {
    this.tokenLimit = plan.tokenLimit;
    this.costLimit = plan.costLimit;
    this.prices = plan.prices == null ? new Prices(0, 0) : plan.prices;
    this.limited = tokenLimit < Long.MAX_VALUE || costLimit < Double.POSITIVE_INFINITY;
  }

  /** What is reserved for a try; more where another turns out to take more meanwhile. */
  static final class Reservation {
    static final Reservation NONE = new Reservation(0, 0);

    private long tokens;
    private double cost;

    private Reservation(long tokens, double cost) {
      this.tokens = tokens;
      this.cost = cost;
    }
  }

  /**
   * Reserves what the next try of a draw may take.
   *
   * @return the limit that has no room for it; null where all have
   */
  @Nullable SamplingEnd reserve(Flight<?> flight) {
    if (!limited) {
      return null;
    }
    Usage estimate = flight.estimate();
    Reservation wanted =
        new Reservation(
            Math.max(estimate.tokens(), mostTokens), Math.max(prices.of(estimate), mostCost));
    SamplingEnd obstacle = obstacle(wanted);
    if (obstacle == null) {
      open.add(wanted);
      reservedTokens += wanted.tokens;
      reservedCost += wanted.cost;
      flight.reserve(wanted);
    }
    return obstacle;
  }

  private @Nullable SamplingEnd obstacle(Reservation wanted) {
    // Any try takes a token at least, and something of the cost.
    if (tokenLimit - spent.tokens() - reservedTokens < Math.max(1, wanted.tokens)) {
      return SamplingEnd.TOKEN_LIMIT;
    }
    if (costLimit == Double.POSITIVE_INFINITY) {
      return null;
    }
    double left = costLimit - prices.of(spent) - reservedCost;
    double rounding = ROUNDING * costLimit;
    return left < Math.max(2 * rounding, wanted.cost - rounding) ? SamplingEnd.COST_LIMIT : null;
  }

  /** Ends a try: what was reserved for it is free again, and what it took is spent. */
  void settle(Flight<?> flight) {
    Reservation reserved = limited ? flight.release() : Reservation.NONE;
    if (reserved != Reservation.NONE && open.remove(reserved)) {
      reservedTokens -= reserved.tokens;
      reservedCost -= reserved.cost;
    }
    Usage taken = flight.notes().taken();
    if (taken != Usage.NONE) {
      spent = spent.plus(taken);
      if (taken.tokens() > mostTokens || prices.of(taken) > mostCost) {
        mostTokens = Math.max(mostTokens, taken.tokens());
        mostCost = Math.max(mostCost, prices.of(taken));
        raiseReservations();
      }
    }
  }

  private void raiseReservations() {
    reservedTokens = 0;
    reservedCost = 0;
    for (Reservation reserved : open) {
      reserved.tokens = Math.max(reserved.tokens, mostTokens);
      reserved.cost = Math.max(reserved.cost, mostCost);
      reservedTokens += reserved.tokens;
      reservedCost += reserved.cost;
    }
  }

  /** What all tries took that have ended. */
  Usage spent() {
    return spent;
  }
}
