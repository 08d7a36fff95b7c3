package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Draw;
import org.equipoise.agent.FaultException;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.Test;

/** What becomes of the faults of a run when another goes on with it. */
class ResumedFaultsTest extends JournalledRuns {
  private final List<Long> asked = Collections.synchronizedList(new ArrayList<>());
  private volatile long down = Long.MAX_VALUE;

  /** Of the draws, one in eight faults; from a certain one on, all do. */
  private Step<String> unreliable(String state, Draw draw) throws IOException {
    asked.add(draw.number());
    if (draw.number() >= down || draw.random().nextInt(8) == 0) {
      throw new IOException("no answer");
    }
    return walk(state, Draw.of(1, draw.number()));
  }

  private Sampler<String> plan() {
    return Sampler.of((Agent<String>) this::unreliable)
        .from("s0")
        .transitions(400)
        .maxFaultRate(0.2)
        .retries(RetryPolicy.NONE);
  }

  @Test
  void recordedFaultsStayFaultsHoweverOftenARunIsGoneOnWith() {
    Sample<String> whole = plan().run();
    Sample<String> resumed = plan().callLimit(90).journal(journal, TEXT).run();
    for (int run = 0; run < 4; run++) {
      assertThat(resumed.end()).contains(SamplingEnd.CALL_LIMIT);
      List<Long> before = List.copyOf(asked);
      asked.clear();
      resumed = plan().callLimit(90).journal(journal, TEXT).run();
      assertThat(asked)
          .as("of what stands there")
          .doesNotContainAnyElementsOf(before.subList(before.size() - 90, before.size()));
    }

    assertThat(resumed.end()).contains(SamplingEnd.COMPLETE);
    assertThat(whole.faults()).isBetween(30L, 70L);
    assertThat(steps(resumed)).isEqualTo(steps(whole));
  }

  @Test
  void afterAKillNoDrawThatStandsThereIsMadeAgainFaultsOrNot() throws IOException {
    Sampler<String> concurrent = plan().concurrency(8).window(16);
    Sample<String> whole = concurrent.run();
    broken = 250;
    fail(concurrent.journal(journal, TEXT));
    broken = Integer.MAX_VALUE;
    List<Long> written =
        lines().stream()
            .filter(line -> line.startsWith("{\"draw\":"))
            .map(line -> Long.valueOf(line.substring(8, line.indexOf(','))))
            .toList();
    assertThat(lines()).anyMatch(line -> line.contains("\"fault\""));
    asked.clear();

    Sample<String> resumed = concurrent.journal(journal, TEXT).run();

    assertThat(asked).doesNotContainAnyElementsOf(written).hasSize(400 - written.size());
    assertThat(steps(resumed)).isEqualTo(steps(whole));
  }

  @Test
  void onlyTheFaultsInARowThatEndedARunAreDrawnAgain() {
    Sample<String> whole = plan().run();
    down = 200;
    Sample<String> outage = plan().journal(journal, TEXT).run();
    assertThat(outage.end()).contains(SamplingEnd.CONSECUTIVE_FAULTS);
    down = Long.MAX_VALUE;
    assertThat(steps(plan().journal(journal.replay(), TEXT).run())).isEqualTo(steps(outage));
    asked.clear();

    Sample<String> resumed = plan().journal(journal, TEXT).run();

    assertThat(steps(resumed)).isEqualTo(steps(whole));
    assertThat(resumed.recalled().draws()).isEqualTo(outage.recorded() - 20);
    assertThat(asked).first().isEqualTo(outage.recorded() - 20L);
    assertThat(resumed.recalled().redrawn()).isZero();
    assertThat(steps(plan().journal(journal.replay(), TEXT).run())).isEqualTo(steps(whole));
  }

  @Test
  void faultsThatCameJustBeforeAServiceWasClosedAreDrawnAgain() {
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() == down + 3) {
            throw new FaultException(FaultException.Kind.CLOSED, "no credit left");
          }
          if (draw.number() >= down) {
            throw new FaultException(FaultException.Kind.REJECTED, "over quota");
          }
          return walk(state, draw);
        };
    Sampler<String> plan = Sampler.of(agent).from("s0").transitions(100);
    Sample<String> whole = plan.run();
    down = 50;
    Sample<String> closed = plan.journal(journal, TEXT).run();
    assertThat(closed.end()).contains(SamplingEnd.SERVICE_CLOSED);
    assertThat(closed.recorded()).isEqualTo(53);
    down = Long.MAX_VALUE - 9;

    Sample<String> resumed = plan.journal(journal, TEXT).run();

    assertThat(resumed.recalled().draws()).isEqualTo(50);
    assertThat(steps(resumed)).isEqualTo(steps(whole));
  }

  @Test
  void aDrawThatALimitLeftNoOtherTryIsDrawnAgainAndReplayedAsAFault() throws IOException {
    RetryPolicy twice = new RetryPolicy(2, Duration.ofNanos(1), Duration.ofNanos(1));
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() == down) {
            throw new IOException("no answer");
          }
          return walk(state, draw);
        };
    Sampler<String> plan = Sampler.of(agent).from("s0").transitions(20).retries(twice);
    Sample<String> whole = plan.run();
    down = 7;
    assertThat(plan.callLimit(8).journal(journal, TEXT).run().faults()).isEqualTo(1);
    assertThat(lines())
        .anyMatch(
            line ->
                line.startsWith("{\"draw\":7,\"from\":\"s")
                    && line.contains("\"unanswered\":\"IOException: no answer\",\"tries\":1"));
    Sample<String> replayed = plan.journal(journal.replay(), TEXT).run();
    assertThat(replayed.faultExamples()).containsExactly("IOException: no answer");
    assertThat(replayed.end()).contains(SamplingEnd.CALL_LIMIT);
    assertThat(replayed.calls()).isZero();
    down = Long.MAX_VALUE;

    Sample<String> resumed = plan.journal(journal, TEXT).run();

    assertThat(resumed.recalled().draws()).isEqualTo(7);
    assertThat(steps(resumed)).isEqualTo(steps(whole));
  }
}
