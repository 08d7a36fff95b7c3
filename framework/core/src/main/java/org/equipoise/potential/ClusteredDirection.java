package org.equipoise.potential;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.apiguardian.api.API;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Kernel;
import org.equipoise.chain.KernelEstimate;
import org.equipoise.chain.StateIndex;
import org.equipoise.statistics.Rounded;

/**
 * The direction of moves that come in clusters, such as trajectories. The moves of one depend on
 * each other, so each cluster is one observation: the share of its comparable moves that go down.
 * Clusters must be independent of each other.
 *
 * @param direction the moves of all judged clusters together
 * @param shares the downhill share of each judged cluster that has comparable moves
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record ClusteredDirection(Direction direction, List<Double> shares) {

  public ClusteredDirection {
    shares = List.copyOf(shares);
  }

  /** The direction of all clusters along a potential that is known without them. */
  public static ClusteredDirection along(Potential potential, Collection<Chain> clusters) {
    return judged(
        potential,
        clusters,
        "by cluster: mean share of %s, along a potential that was not fitted to them");
  }

  /**
   * The direction where no potential is known: half of the clusters, chosen at random, are for
   * fitting one, and the others are judged. Were each half judged along the other's potential, the
   * shares would not be independent.
   *
   * @param seed decides the choice
   * @throws IllegalArgumentException if there are fewer than two clusters
   */
  public static ClusteredDirection split(
      Collection<Chain> clusters, KernelEstimate estimate, ViolationFunction violation, long seed) {
    if (clusters.size() < 2) {
      throw new IllegalArgumentException(
          "one cluster cannot be split into some to fit a potential and some to judge; record more, or declare a potential");
    }
    List<Chain> shuffled = new ArrayList<>(clusters);
    Collections.shuffle(shuffled, new Random(seed));
    int explored = shuffled.size() / 2;
    Chain.Builder explorer = Chain.builder();
    shuffled.subList(0, explored).forEach(explorer::add);
    Potential potential =
        LeastAction.minimise(
                Kernel.of(explorer.build(), estimate, OptionalDouble.empty()), violation)
            .potential();
    return judged(
        potential,
        shuffled.subList(explored, shuffled.size()),
        "by cluster: mean share of %%s, along the potential of %s others (%s, %s; seed %s)"
            .formatted(Rounded.count(explored), estimate.id(), violation.id(), seed));
  }

  private static ClusteredDirection judged(
      Potential potential, Collection<Chain> clusters, String method) {
    List<Double> shares = new ArrayList<>();
    long[] counts = new long[4];
    for (Chain cluster : clusters) {
      long[] own = counts(potential, cluster);
      long evaluable = own[0] + own[1] + own[2];
      if (evaluable > 0) {
        shares.add((double) own[2] / evaluable);
      }
      for (int kind = 0; kind < counts.length; kind++) {
        counts[kind] += own[kind];
      }
    }
    return new ClusteredDirection(
        new Direction(
            counts[2],
            counts[0],
            counts[1],
            counts[3],
            method.formatted(
                shares.size() == 1 ? "1 cluster" : Rounded.count(shares.size()) + " clusters")),
        shares);
  }

  /** Up, flat, down and unevaluable; a state that the potential does not know has no height. */
  private static long[] counts(Potential potential, Chain cluster) {
    StateIndex known = potential.states();
    long[] counts = new long[4];
    for (int i = 0; i < cluster.size(); i++) {
      int from = known.number(cluster.states().key(i));
      for (int e = cluster.firstEdge(i); e < cluster.firstEdge(i + 1); e++) {
        int to = known.number(cluster.states().key(cluster.target(e)));
        OptionalDouble drop =
            from < 0 || to < 0 ? OptionalDouble.empty() : potential.drop(from, to);
        counts[Direction.kind(drop)] += cluster.count(e);
      }
    }
    return counts;
  }

  /** The mean share of the clusters; empty where none has comparable moves. */
  public OptionalDouble meanShare() {
    return shares.stream().mapToDouble(share -> share).average();
  }
}
