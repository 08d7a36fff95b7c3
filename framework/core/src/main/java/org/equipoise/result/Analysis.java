package org.equipoise.result;

import java.util.Map;
import org.apiguardian.api.API;
import org.equipoise.balance.DetailedBalance;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Kernel;
import org.equipoise.chain.StateValues;
import org.equipoise.chain.Transitions;
import org.equipoise.potential.ClusteredDirection;
import org.equipoise.potential.Direction;
import org.equipoise.potential.LeastAction;
import org.equipoise.potential.Potential;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.SamplingEnd;

/**
 * What the moves of an agent tell: the potential that they descend, the direction in which they go
 * along it, and their balance.
 *
 * @param leastAction the fit of least action
 * @param potential the potential of the states: that of the fit, or the declared one
 * @param direction how moves go along a potential that was not fitted on them
 * @param balance the test of detailed balance
 * @param result all of it, and what else is known, in the form in which it is written
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Analysis(
    LeastAction leastAction,
    Potential potential,
    Direction direction,
    DetailedBalance balance,
    Result result) {
  private static final String CLUSTERS =
      "not judged by cluster, since the test takes moves for independent of each other";

  /**
   * Analyses recorded transitions. The direction of their moves is cross-fitted in two folds, since
   * there are no others to fit a potential on. Where they come in clusters, those are split, each
   * one judged is one observation, and what knows of no clusters is not judged: the balance, and
   * how exact the potential is.
   *
   * @throws IllegalArgumentException if the attempts per state contradict the recorded moves, or
   *     are given where there are clusters, or there is one cluster only
   */
  public static Analysis of(Transitions transitions, AnalysisOptions options) {
    LeastAction fit = fit(transitions.chain(), options);
    return of(transitions, options, fit, fit.potential(), fitted(transitions, options));
  }

  /**
   * Analyses a chain of which no more is known, as transitions without clusters.
   *
   * @throws IllegalArgumentException if the attempts per state contradict the recorded moves
   */
  public static Analysis of(Chain chain, AnalysisOptions options) {
    return of(new Transitions(chain, Map.of()), options);
  }

  private static RecordedDirection fitted(Transitions transitions, AnalysisOptions options) {
    if (transitions.clusters().isEmpty()) {
      return RecordedDirection.of(
          Direction.crossFitted(
              transitions.chain(),
              options.kernel(),
              options.attempts(),
              options.violationFunction(),
              options.seed()));
    }
    if (options.attempts().isPresent()) {
      throw new IllegalArgumentException(
          "the attempts per state are those of all clusters, and a potential is fitted to half of them; leave out the attempts or the clusters, or declare a potential");
    }
    return RecordedDirection.of(
        ClusteredDirection.split(
            transitions.clusters().values(),
            options.kernel(),
            options.violationFunction(),
            options.seed()));
  }

  /**
   * Analyses recorded transitions along a potential that is known without them; the direction is
   * that of all moves.
   *
   * @throws IllegalArgumentException if the attempts per state contradict the recorded moves
   * @throws org.equipoise.chain.TransitionFormatException if a state has no value
   */
  public static Analysis along(
      StateValues declared, Transitions transitions, AnalysisOptions options) {
    Chain chain = transitions.chain();
    double[] values = declared.of(chain.states());
    Potential potential =
        Potential.given(
            chain.states(), state -> values[state], "the zero of the declared potential");
    return of(
        transitions,
        options,
        fit(chain, options),
        potential,
        transitions.clusters().isEmpty()
            ? RecordedDirection.of(Direction.of(chain, potential))
            : RecordedDirection.of(
                ClusteredDirection.along(potential, transitions.clusters().values())));
  }

  /** A direction of recorded moves, and how it is written. */
  private record RecordedDirection(Direction direction, DirectionFacts facts) {
    static RecordedDirection of(Direction direction) {
      return new RecordedDirection(direction, DirectionFacts.of(direction));
    }

    static RecordedDirection of(ClusteredDirection clustered) {
      return new RecordedDirection(clustered.direction(), DirectionFacts.ofClusters(clustered));
    }
  }

  private static Analysis of(
      Transitions transitions,
      AnalysisOptions options,
      LeastAction fit,
      Potential potential,
      RecordedDirection direction) {
    Chain chain = transitions.chain();
    boolean independent = transitions.clusters().isEmpty();
    DetailedBalance balance =
        independent ? test(chain, options) : DetailedBalance.untested(chain, CLUSTERS);
    Result result =
        begun(
                chain,
                transitions.escapesByReason(),
                PotentialFacts.of(fit, potential, independent),
                fit,
                options)
            .balance(BalanceFacts.of(balance, chain))
            .direction(direction.facts())
            .build();
    return new Analysis(fit, potential, direction.direction(), balance, result);
  }

  /**
   * Analyses a sample: the potential is the declared one, or else that of all draws; the direction
   * is that of the judged draws along the declared potential, or else along one fitted on the draws
   * that explored; the balance is that of the judged draws. Seeds are the sample's.
   *
   * @throws IllegalArgumentException if the attempts per state contradict the recorded moves
   */
  public static Analysis of(Sample<?> sample, AnalysisOptions chosen) {
    AnalysisOptions options = chosen.withSeed(sample.seed());
    Chain chain = sample.chain();
    LeastAction fit = fit(chain, options);
    Potential potential =
        sample.hasDeclaredPotential() ? Direction.potentialOf(sample) : fit.potential();
    Direction direction = Direction.of(sample);
    DetailedBalance balance = balance(sample, options);
    Result result =
        begun(
                chain,
                sample.escapesByReason(),
                PotentialFacts.of(fit, potential, true),
                fit,
                options)
            .balance(BalanceFacts.of(balance, sample.judged()))
            .direction(DirectionFacts.ofIndependent(direction))
            .end(sample.end().map(SamplingEnd::name).orElse(null))
            .cost(CostFacts.of(sample))
            .warnings(sample.warnings())
            .build();
    return new Analysis(fit, potential, direction, balance, result);
  }

  /** What is known alike of a sample and of recorded transitions. */
  private static ResultBuilder begun(
      Chain chain,
      Map<String, Long> escapesByReason,
      PotentialFacts potential,
      LeastAction fit,
      AnalysisOptions options) {
    return new ResultBuilder(Result.Kind.ANALYSIS)
        .seed(options.seed())
        .sample(SampleFacts.of(chain, escapesByReason), ExplorationFacts.of(chain))
        .potential(potential, KernelFacts.of(fit.kernel(), options.attempts()));
  }

  private static LeastAction fit(Chain chain, AnalysisOptions options) {
    Kernel kernel = Kernel.of(chain, options.kernel(), options.attempts());
    return LeastAction.minimise(kernel, options.violationFunction());
  }

  private static DetailedBalance balance(Sample<?> sample, AnalysisOptions options) {
    return options.replicates().isEmpty()
        ? DetailedBalance.of(sample)
        : test(sample.judged(), options);
  }

  private static DetailedBalance test(Chain chain, AnalysisOptions options) {
    boolean leftOut = options.replicates().isPresent() && options.replicates().getAsInt() == 0;
    return leftOut
        ? DetailedBalance.untested(chain)
        : DetailedBalance.test(chain, options.exactTest(chain.moves()));
  }
}
