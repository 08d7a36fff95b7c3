package org.equipoise.verdict;

import java.util.Optional;
import java.util.stream.Collectors;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.SamplingEnd;
import org.equipoise.statistics.Rounded;

/** Why a rule of fixed size may not judge a sample yet, or not at all. */
final class Readiness {
  /** The share of moves to states seen before from which on moves are compared. */
  private static final double LEAST_SATURATION = 0.5;

  private Readiness() {}

  /** Why there is no verdict on the agent: more draws come, too few came, or too many faulted. */
  static Optional<String> obstacle(Sample<?> sample) {
    return incompleteness(sample).or(() -> tooManyFaults(sample));
  }

  /** Whether trials are judged in their order, rather than all at once. */
  static boolean isJudgedInTurn(Sample<?> sample) {
    return sample.isSequential() || sample.hasTrajectories();
  }

  /**
   * Why there is no verdict by a rule that knows what to do with samples that may end early: for
   * those, too many faults alone.
   */
  static Optional<String> obstacleTo(Sample<?> sample) {
    return sample.isSequential() ? tooManyFaults(sample) : obstacle(sample);
  }

  /**
   * Why the number of draws is not the one that was fixed before. A rule of fixed size may look
   * only once: applied when the data look right, it errs more often than its rates say.
   */
  static Optional<String> incompleteness(Sample<?> sample) {
    if (sample.end().filter(end -> end == SamplingEnd.COMPLETE).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        cutShort(sample)
            .orElseGet(
                () ->
                    "%s more draws to come."
                        .formatted(Rounded.count(sample.planned() - sample.recorded()))));
  }

  /** Why sampling ended before its plan; empty while it goes on, and where it is complete. */
  static Optional<String> cutShort(Sample<?> sample) {
    return sample
        .end()
        .filter(end -> end != SamplingEnd.COMPLETE)
        .map(end -> cutShort(sample, end) + faultsOf(sample, end));
  }

  private static String cutShort(Sample<?> sample, SamplingEnd end) {
    return "Sampling ended after %s of %s draws: %s. A sample cut short decides nothing."
        .formatted(
            Rounded.count(sample.recorded()), Rounded.count(sample.planned()), cause(sample, end));
  }

  private static String faultsOf(Sample<?> sample, SamplingEnd end) {
    return end == SamplingEnd.CONSECUTIVE_FAULTS ? " " + faults(sample) : "";
  }

  /** The faults of a sample, as a sentence. */
  static String faults(Sample<?> sample) {
    return sample.faultExamples().stream()
        .map(Shown::reason)
        .collect(Collectors.joining("; ", "Faults: ", "."));
  }

  private static String cause(Sample<?> sample, SamplingEnd end) {
    return switch (end) {
      case CALL_LIMIT ->
          "the limit of %s calls was reached; raise callLimit, or plan fewer transitions"
              .formatted(Rounded.count(sample.callLimit()));
      case TOKEN_LIMIT ->
          "of the limit of %s tokens, %s are spent, and another step may take more than the rest; raise tokenLimit, or plan fewer transitions"
              .formatted(
                  Rounded.count(sample.tokenLimit()), Rounded.count(sample.usage().tokens()));
      case COST_LIMIT ->
          "of the cost limit of %s, %s is spent, and another step may take more than the rest; raise costLimit, or plan fewer transitions"
              .formatted(
                  Rounded.threshold(sample.costLimit()), Rounded.estimate(sample.cost().orElse(0)));
      case TIME_LIMIT -> "the time limit was reached; raise it, or plan fewer transitions";
      case CONSECUTIVE_FAULTS ->
          noAnswer(sample) + "; see that the agent's services answer, and run again";
      case SERVICE_CLOSED ->
          "a service answers no calls any more: "
              + noAnswer(sample)
              + "; see to its key and its credit, and run again";
      case FAILED -> "the agent, its key or its potential is broken; mend it, and run again";
      case INTERRUPTED -> "it was interrupted; run it again";
      case DECIDED ->
          "the condition to stop held; a rule of fixed size cannot judge where the data chose the size";
      case COMPLETE -> throw new IllegalStateException("a complete sample was not cut short");
    };
  }

  private static String noAnswer(Sample<?> sample) {
    return sample
        .outage()
        .map(
            outage ->
                "%s had no answer, from %s on, the last fault being %s"
                    .formatted(outage.draws(), outage.since(), Shown.reason(outage.lastFault())))
        .orElse("too many faults in a row");
  }

  /**
   * Why the states come back too seldom for their moves to be compared.
   *
   * @param consequence what follows from few such moves, as the end of a sentence
   */
  static Optional<String> scatter(Sample<?> sample, String consequence) {
    double share = sample.saturation().share();
    return share >= LEAST_SATURATION
        ? Optional.empty()
        : Optional.of(
            "Only %s of the moves led to states seen before, %s. %s"
                .formatted(Rounded.percent(share), consequence, CoarserKey.advice(sample)));
  }

  /**
   * Evidence that there is no verdict, for good where no further draw could bring one: a claim that
   * waited for the rest of such a plan would have it paid for in vain.
   */
  static Evidence undecided(Sample<?> sample, Evidence found) {
    return isHopeless(sample) ? found.asSettled() : found;
  }

  /**
   * Whether more draws faulted than the whole plan allows. The faults in a row that the sample ends
   * with do not count yet: they may be an outage, and end it as such.
   */
  private static boolean isHopeless(Sample<?> sample) {
    return sample.isSequential()
        && (double) (sample.faults() - faultsAtTheEnd(sample)) / sample.planned()
            > sample.maxFaultRate();
  }

  private static int faultsAtTheEnd(Sample<?> sample) {
    int first = sample.recorded();
    while (first > 0 && sample.step(first - 1).isFault()) {
      first--;
    }
    return sample.recorded() - first;
  }

  /** Why a sample with so many faults decides nothing; empty where there are few. */
  static Optional<String> tooManyFaults(Sample<?> sample) {
    if (!sample.tooManyFaults()) {
      return tooManyRedrawn(sample);
    }
    return Optional.of(
        "%s; what did not answer cannot be judged. %s".formatted(excess(sample), faults(sample)));
  }

  private static String excess(Sample<?> sample) {
    boolean stopped = sample.end().filter(end -> end == SamplingEnd.DECIDED).isPresent();
    return stopped && isHopeless(sample)
        ? "%s of %s steps ended in faults, more than the %s that the whole plan of %s allows, so sampling stopped"
            .formatted(
                Rounded.count(sample.faults()),
                Rounded.count(sample.recorded()),
                Rounded.count((long) (sample.maxFaultRate() * sample.planned())),
                Rounded.count(sample.planned()))
        : "%s of the steps ended in faults, more than the %s allowed"
            .formatted(Rounded.percent(sample.faultRate()), Rounded.percent(sample.maxFaultRate()));
  }

  /** A call that was cut short is as a fault that was tried again: a few of them do no harm. */
  private static Optional<String> tooManyRedrawn(Sample<?> sample) {
    long redrawn = sample.recalled().redrawn();
    return redrawn <= sample.maxFaultRate() * sample.recorded()
        ? Optional.empty()
        : Optional.of(
            "%s of %s draws were under way when runs were killed, more than the %s allowed; slow answers may be missing. Sample more, or start anew."
                .formatted(
                    Rounded.count(redrawn),
                    Rounded.count(sample.recorded()),
                    Rounded.percent(sample.maxFaultRate())));
  }
}
