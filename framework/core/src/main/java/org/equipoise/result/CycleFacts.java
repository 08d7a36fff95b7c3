package org.equipoise.result;

import java.util.List;
import org.apiguardian.api.API;
import org.equipoise.balance.Cycle;
import org.equipoise.file.WrittenKey;

/**
 * A closed path of moves gone round more often one way than balance allows.
 *
 * @param states the keys of its states, in the direction of the surplus
 * @param forward the moves from each state to the next, the last one's to the first
 * @param backward the moves from each next state back
 * @param statistic the surplus of moves this way round over its standard deviation
 * @param pValue the probability that an agent in balance shows any cycle with such a statistic
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record CycleFacts(
    List<String> states, List<Long> forward, List<Long> backward, double statistic, double pValue) {

  public CycleFacts {
    states = states == null ? List.of() : List.copyOf(states);
    forward = forward == null ? List.of() : List.copyOf(forward);
    backward = backward == null ? List.of() : List.copyOf(backward);
  }

  static CycleFacts of(Cycle cycle) {
    return new CycleFacts(
        WrittenKey.of(cycle.states()),
        cycle.forward(),
        cycle.backward(),
        cycle.statistic(),
        cycle.pValue());
  }
}
