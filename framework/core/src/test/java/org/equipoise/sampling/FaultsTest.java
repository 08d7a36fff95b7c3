package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FaultsTest {
  private static final RetryPolicy AT_ONCE = new RetryPolicy(3, Duration.ZERO, Duration.ZERO);

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aFaultIsTriedAgainWithTheSameStartAndTheSameGenerator(int concurrency) {
    Map<Long, List<String>> tries = new ConcurrentHashMap<>();
    Agent<String> agent =
        (state, draw) -> {
          List<String> seen =
              tries.computeIfAbsent(draw.number(), k -> new CopyOnWriteArrayList<>());
          seen.add(state + draw.random().nextLong());
          if (seen.size() < 3) {
            throw new IOException("reset");
          }
          return Step.to("s" + draw.random().nextInt(3));
        };
    Sample<String> sample =
        Sampler.of(agent)
            .from("s0")
            .transitions(50)
            .concurrency(concurrency)
            .retries(AT_ONCE)
            .run();
    assertThat(sample.draws()).isEqualTo(50);
    assertThat(sample.faults()).isZero();
    assertThat(sample.calls()).isEqualTo(150);
    assertThat(sample.faultExamples()).isEmpty();
    assertThat(sample.retries()).isEqualTo(100);
    assertThat(sample.retryExamples()).containsExactly("IOException: reset");
    assertThat(sample.warnings())
        .contains("100 calls failed and were tried again, for example IOException: reset");
    assertThat(tries.values())
        .allSatisfy(seen -> assertThat(Set.copyOf(seen)).hasSize(1))
        .allSatisfy(seen -> assertThat(seen).hasSize(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void oneCallThatWasTriedAgainIsToldFromTheFaults(int concurrency) {
    Set<Long> failed = ConcurrentHashMap.newKeySet();
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() == 7 && failed.add(7L)) {
            throw new IOException("HTTP 503\u001b[2J");
          }
          return Step.to("s" + draw.random().nextInt(3));
        };
    Sample<String> sample =
        Sampler.of(agent)
            .from("s0")
            .transitions(50)
            .concurrency(concurrency)
            .retries(AT_ONCE)
            .run();
    assertThat(sample.faults()).isZero();
    assertThat(sample.retries()).isEqualTo(1);
    assertThat(sample.warnings())
        .containsExactly(
            "1 call failed and was tried again, for example IOException: HTTP 503\\u001b[2J");
  }

  @Test
  void aFaultWithoutRetriesIsNoRetry() {
    Sample<String> sample =
        Sampler.of(faulty(Set.of(3L))).from("a").transitions(10).retries(RetryPolicy.NONE).run();
    assertThat(sample.faults()).isEqualTo(1);
    assertThat(sample.retries()).isZero();
    assertThat(sample.retryExamples()).isEmpty();
    assertThat(sample.warnings()).isEmpty();
  }

  @Test
  void aDrawWhoseLastTryFailedIsAFaultOfItsStartAndInNoOtherCount() {
    Agent<String> agent =
        (state, draw) -> {
          if (state.equals("down")) {
            throw new IOException("reset");
          }
          return Step.to("down");
        };
    Agents.Noting<String> noting = new Agents.Noting<>(agent);
    Sample<String> sample =
        Sampler.of(noting).from("up", "down").transitions(100).retries(AT_ONCE).run();
    long down = noting.starts(100).stream().filter("down"::equals).count();
    int number = sample.states().number("down");
    assertThat(sample.chain().faults(number)).isEqualTo(down).isEqualTo(sample.faults());
    assertThat(sample.chain().draws(number)).isZero();
    assertThat(sample.chain().faults(sample.states().number("up"))).isZero();
    assertThat(sample.draws()).isEqualTo(100 - down);
    assertThat(sample.calls()).isEqualTo(100 + 2 * down);
    assertThat(sample.faultRate()).isEqualTo(down / 100.0);
    assertThat(sample.escapesByReason()).isEmpty();
  }

  /** With a wait of up to an hour, this would time out if the waiting draw held the only place. */
  @Test
  void aDrawThatWaitsForItsRetryHoldsNoPlace() {
    RetryPolicy anHour = new RetryPolicy(2, Duration.ofHours(1), Duration.ofHours(1));
    Sample<String> sample =
        Sampler.of(faulty(Set.of(0L))).from("a").window(4).callLimit(4).retries(anHour).run();
    assertThat(sample.end()).contains(SamplingEnd.CALL_LIMIT);
    assertThat(sample.draws()).isEqualTo(3);
    assertThat(sample.faults()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void tooManyFaultsInARowEndTheRunOnTheSameDraw(int concurrency) {
    Set<Long> bad = Set.of(3L, 5L, 6L, 7L, 8L, 9L, 10L);
    Sample<String> sample =
        Sampler.of(faulty(bad))
            .from("a")
            .concurrency(concurrency)
            .window(16)
            .retries(RetryPolicy.NONE)
            .consecutiveFaultLimit(4)
            .run();
    assertThat(sample.end()).contains(SamplingEnd.CONSECUTIVE_FAULTS);
    assertThat(sample.faults()).isEqualTo(5);
    assertThat(sample.draws()).isEqualTo(4);
  }

  @Test
  void anAnswerBetweenFaultsStartsTheirCountAgain() {
    Sample<String> sample =
        Sampler.of(faulty(Set.of(0L, 1L, 3L, 4L, 6L, 7L)))
            .from("a")
            .transitions(9)
            .retries(RetryPolicy.NONE)
            .consecutiveFaultLimit(3)
            .run();
    assertThat(sample.end()).contains(SamplingEnd.COMPLETE);
    assertThat(sample.faults()).isEqualTo(6);
  }

  @Test
  void aSampleSaysWhenItHasTooManyFaultsToBeJudged() {
    Sampler<String> sampler =
        Sampler.of(faulty(Set.of(0L, 1L))).from("a").transitions(20).retries(RetryPolicy.NONE);
    assertThat(sampler.run().tooManyFaults()).isTrue();
    assertThat(sampler.maxFaultRate(0.1).run().tooManyFaults()).isFalse();
  }

  @Test
  void atMostFiveDistinctFaultsAreKeptAsExamplesFitForATerminal() {
    Agent<String> agent =
        (state, draw) -> {
          int kind = (int) draw.number() / 2;
          throw kind == 0 ? new IllegalStateException() : new IOException("\u001b[31m" + kind);
        };
    Sample<String> sample =
        Sampler.of(agent).from("a").transitions(40).retries(RetryPolicy.NONE).run();
    assertThat(sample.faultExamples())
        .containsExactly(
            "IllegalStateException",
            "IOException: \\u001b[31m1",
            "IOException: \\u001b[31m2",
            "IOException: \\u001b[31m3",
            "IOException: \\u001b[31m4");
  }

  @Test
  void escapesAreCountedByReasonMostFrequentFirst() {
    Agent<String> agent =
        (state, draw) ->
            switch ((int) (draw.number() % 4)) {
              case 0 -> Step.escape("refused");
              case 1, 2 -> Step.escape("not a word");
              default -> Step.stay();
            };
    Sample<String> sample = Sampler.of(agent).from("a").transitions(40).explore(0.25).run();
    assertThat(new TreeMap<>(sample.escapesByReason()))
        .isEqualTo(Map.of("not a word", 20L, "refused", 10L));
    assertThat(sample.escapesByReason().keySet()).containsExactly("not a word", "refused");
    assertThat(sample.judgedEscapesByReason()).isEqualTo(Map.of("not a word", 15L, "refused", 7L));
    assertThat(sample.chain().escapes()).isEqualTo(30);
  }

  private static Agent<String> faulty(Set<Long> draws) {
    return (state, draw) -> {
      if (draws.contains(draw.number())) {
        throw new IOException("draw " + draw.number() + " failed");
      }
      return Step.stay();
    };
  }
}
