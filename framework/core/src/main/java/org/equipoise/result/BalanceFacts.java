package org.equipoise.result;

import java.util.List;
import org.apiguardian.api.API;
import org.equipoise.balance.DetailedBalance;
import org.equipoise.chain.Chain;
import org.equipoise.statistics.Interval;
import org.equipoise.statistics.Rounded;
import org.jspecify.annotations.Nullable;

/**
 * What is known of detailed balance. Where it can not be tested the numbers are null, never 0.
 *
 * @param testable whether the moves contain a cycle, so that they could violate it
 * @param reason why it can not be tested; null where it can
 * @param movesInComponents the moves that bear on it: those within strongly connected components
 * @param violation the violation, from 0 (balance) to 1
 * @param interval both ends of its confidence interval
 * @param level the confidence level of the interval
 * @param bitsPerMove the debiased information of a move about the direction of time, in bits
 * @param circulation the share of moves that are net circulation
 * @param test the test of detailed balance
 * @param worstCycles the cycles gone round too often one way, worst first
 * @param worstPairs the pairs that disagree with every potential, worst first
 * @param paper the diagnostics of the paper
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record BalanceFacts(
    boolean testable,
    @Nullable String reason,
    long movesInComponents,
    @Nullable Double violation,
    @Nullable List<Double> interval,
    @Nullable Double level,
    @Nullable Double bitsPerMove,
    @Nullable Double circulation,
    @Nullable Test test,
    List<CycleFacts> worstCycles,
    List<PairFacts> worstPairs,
    @Nullable PaperFacts paper) {
  private static final double LEVEL = 0.90;

  /**
   * The test of detailed balance.
   *
   * @param statistic the likelihood ratio G
   * @param degreesOfFreedom the number of independent cycles
   * @param pValue the p-value
   * @param replicates how many tables it rests on
   * @param method how it was had
   */
  public record Test(
      double statistic, int degreesOfFreedom, double pValue, int replicates, String method) {
    private static final String EXACT =
        "exact conditional test of G by cycle reversal at fixed margins";

    static Test of(DetailedBalance balance) {
      return new Test(
          balance.statistic(),
          balance.degreesOfFreedom(),
          balance.pValue(),
          balance.replicates(),
          method(balance));
    }

    private static String method(DetailedBalance balance) {
      return balance.isMixed()
          ? EXACT
          : "%s, not mixed after %s passes".formatted(EXACT, Rounded.count(balance.passes()));
    }
  }

  public BalanceFacts {
    interval = Ends.checked(interval);
    worstCycles = worstCycles == null ? List.of() : List.copyOf(worstCycles);
    worstPairs = worstPairs == null ? List.of() : List.copyOf(worstPairs);
  }

  static BalanceFacts of(DetailedBalance balance, Chain chain) {
    PaperFacts paper = PaperFacts.of(chain);
    return balance.testable() ? tested(balance, paper) : untestable(balance, paper);
  }

  private static BalanceFacts untestable(DetailedBalance balance, PaperFacts paper) {
    return new BalanceFacts(
        false,
        balance.obstacle().orElse(""),
        balance.movesInComponents(),
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        paper);
  }

  private static BalanceFacts tested(DetailedBalance balance, PaperFacts paper) {
    Interval interval = balance.interval(LEVEL);
    return new BalanceFacts(
        true,
        null,
        balance.movesInComponents(),
        balance.violation(),
        Ends.of(interval),
        interval.level(),
        balance.bitsPerMove(),
        balance.circulation(),
        Test.of(balance),
        balance.worstCycles().stream().map(CycleFacts::of).toList(),
        balance.worstPairs().stream().map(PairFacts::of).toList(),
        paper);
  }
}
