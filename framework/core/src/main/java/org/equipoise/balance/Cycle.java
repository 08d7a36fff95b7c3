package org.equipoise.balance;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A closed path of moves along which an agent goes round more one way than balance allows.
 *
 * @param states the keys of its states, in the direction of the surplus
 * @param forward the moves from each state to the next, the last one's to the first
 * @param backward the moves from each next state back
 * @param statistic the surplus of moves this way round over its standard deviation, were the
 *     potential known: {@code sum(A - C p) / sqrt(sum C p (1 - p))}
 * @param pValue the probability that in an agent in detailed balance the same search finds any
 *     cycle with such a statistic (exact, from the same replicates as the test)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Cycle(
    List<String> states, List<Long> forward, List<Long> backward, double statistic, double pValue) {

  public Cycle {
    states = List.copyOf(states);
    forward = List.copyOf(forward);
    backward = List.copyOf(backward);
  }
}
