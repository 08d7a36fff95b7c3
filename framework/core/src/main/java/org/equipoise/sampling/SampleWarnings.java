package org.equipoise.sampling;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.equipoise.statistics.Rounded;

/**
 * What casts doubt on a sample, in full sentences.
 *
 * @param run how it was made
 * @param limited whether tokens or cost have a limit
 * @param identicalAnswers that answers look as if they were not drawn anew, where they do
 */
record SampleWarnings(RunFacts run, boolean limited, Optional<String> identicalAnswers) {

  List<String> list() {
    return Stream.of(outage(), budget(), redrawn(), earlier(), identicalAnswers, retries())
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> outage() {
    return Optional.ofNullable(run.outage())
        .map(o -> "No answer from %s on, %s: %s".formatted(o.since(), o.draws(), o.lastFault()));
  }

  private Optional<String> budget() {
    return limited && run.calls() > 0 && run.usage().tokens() == 0
        ? Optional.of(
            "the limit of tokens or cost bounds nothing, since the agent does not tell its draws"
                + " (Draw.add) what its calls take")
        : Optional.empty();
  }

  private Optional<String> redrawn() {
    long redrawn = run.recalled().redrawn();
    return redrawn == 0
        ? Optional.empty()
        : Optional.of(
            "%s under way when earlier runs were killed, and %s made again: as many slow answers may be missing"
                .formatted(
                    redrawn == 1 ? "1 draw was" : Rounded.count(redrawn) + " draws were",
                    redrawn == 1 ? "was" : "were"));
  }

  private Optional<String> earlier() {
    Recalled recalled = run.recalled();
    return recalled.earlier() == 0
        ? Optional.empty()
        : Optional.of(
            "%s recorded since %s in an earlier run; what has changed since does not show in them"
                .formatted(
                    recalled.earlier() == 1
                        ? "1 draw was"
                        : Rounded.count(recalled.earlier()) + " draws were",
                    recalled.since()));
  }

  private Optional<String> retries() {
    long retries = run.retries();
    return retries == 0
        ? Optional.empty()
        : Optional.of(
            "%s failed and %s tried again, for example %s"
                .formatted(
                    retries == 1 ? "1 call" : Rounded.count(retries) + " calls",
                    retries == 1 ? "was" : "were",
                    run.retryExamples().get(0)));
  }
}
