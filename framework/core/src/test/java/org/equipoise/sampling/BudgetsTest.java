package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How runs end early, and which draws they keep. With a window of 1, a draw is called only when all
 * before it are committed, also where steps run on other threads.
 */
@Timeout(60)
class BudgetsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void outOfCallsTheDrawsUnderWayAreWaitedForAndKept(int concurrency) {
    Agent<String> agent =
        (state, draw) -> {
          LockSupport.parkNanos(draw.number() % 2 * 5_000_000);
          return Step.stay();
        };
    Sample<String> sample =
        Sampler.of(agent).from("a").concurrency(concurrency).callLimit(21).run();
    assertThat(sample.end()).contains(SamplingEnd.CALL_LIMIT);
    assertThat(sample.draws()).isEqualTo(21);
    assertThat(sample.calls()).isEqualTo(21);
  }

  @Test
  void retriesSpendCalls() {
    Agent<String> agent =
        (state, draw) -> {
          throw new IOException("reset");
        };
    RetryPolicy atOnce = new RetryPolicy(3, Duration.ZERO, Duration.ZERO);
    Sample<String> sample =
        Sampler.of(agent).from("a").window(1).retries(atOnce).callLimit(7).run();
    assertThat(sample.end()).contains(SamplingEnd.CALL_LIMIT);
    assertThat(sample.calls()).isEqualTo(7);
    assertThat(sample.faults()).isEqualTo(3);
  }

  @Test
  void aPlanThatNeedsJustTheCallsItHasIsComplete() {
    Sample<String> sample =
        Sampler.of(Agents.uniform(3)).from("s0").transitions(50).callLimit(50).run();
    assertThat(sample.end()).contains(SamplingEnd.COMPLETE);
  }

  /** Draw 5 never ends, others do at once: those beyond it are left out, though finished. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void outOfTimeTheSampleEndsBeforeTheFirstUnfinishedDraw(int concurrency) {
    AtomicBoolean cancelled = new AtomicBoolean();
    Sample<String> sample =
        Sampler.of(stuckAt(5, cancelled))
            .from("a")
            .concurrency(concurrency)
            .timeLimit(Duration.ofSeconds(1))
            .run();
    assertThat(sample.end()).contains(SamplingEnd.TIME_LIMIT);
    assertThat(sample.draws()).isEqualTo(5);
    assertThat(sample.calls()).isGreaterThan(5);
    assertThat(sample.faults()).isZero();
    assertThat(cancelled).isTrue();
  }

  @Test
  void aRunThatKeepsItsTimeIsComplete() {
    Sample<String> sample =
        Sampler.of(Agents.uniform(3))
            .from("s0")
            .transitions(50)
            .timeLimit(Duration.ofSeconds(Long.MAX_VALUE))
            .run();
    assertThat(sample.end()).contains(SamplingEnd.COMPLETE);
  }

  @Test
  void anInterruptCancelsWhatIsUnderWayAndKeepsTheDrawsBefore() {
    Thread caller = Thread.currentThread();
    AtomicBoolean cancelled = new AtomicBoolean();
    Agent<String> stuck = stuckAt(5, cancelled);
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() == 5) {
            caller.interrupt();
          }
          return stuck.step(state, draw);
        };
    Sample<String> sample = Sampler.of(agent).from("a").concurrency(3).window(1).run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(sample.end()).contains(SamplingEnd.INTERRUPTED);
    assertThat(sample.draws()).isEqualTo(5);
    assertThat(cancelled).isTrue();
  }

  @Test
  void anInterruptBetweenStepsKeepsTheOneThatHasJustEnded() {
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() == 5) {
            Thread.currentThread().interrupt();
          }
          return Step.stay();
        };
    Sample<String> sample = Sampler.of(agent).from("a").run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(sample.end()).contains(SamplingEnd.INTERRUPTED);
    assertThat(sample.draws()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void anInterruptedStepIsNoFault(int concurrency) {
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() == 5) {
            throw new InterruptedException();
          }
          return Step.stay();
        };
    Sample<String> sample = Sampler.of(agent).from("a").concurrency(concurrency).window(1).run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(sample.end()).contains(SamplingEnd.INTERRUPTED);
    assertThat(sample.draws()).isEqualTo(5);
    assertThat(sample.faults()).isZero();
  }

  @Test
  void anInterruptThatAClientWrapsIsNoFaultEither() {
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() == 5) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
          }
          return Step.stay();
        };
    Sample<String> sample = Sampler.of(agent).from("a").retries(RetryPolicy.NONE).run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(sample.end()).contains(SamplingEnd.INTERRUPTED);
    assertThat(sample.faults()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void aDecidedRunEndsAtTheSameLookAtAnyConcurrency(int concurrency) {
    List<Long> looks = new ArrayList<>();
    Sample<String> sample =
        Sampler.of(Agents.uniform(9))
            .from("s0")
            .transitions(1_000)
            .explore(0.2)
            .concurrency(concurrency)
            .until(
                soFar -> {
                  looks.add(soFar.judged().draws());
                  return soFar.judged().draws() >= 120;
                },
                50)
            .run();
    assertThat(looks).containsExactly(0L, 50L, 100L, 150L);
    assertThat(sample.end()).contains(SamplingEnd.DECIDED);
    assertThat(sample.draws()).isEqualTo(350);
    assertThat(sample.calls()).isGreaterThanOrEqualTo(350);
  }

  @Test
  void aLookSeesAnImmutableSampleThatIsNotComplete() {
    List<Sample<String>> looks = new ArrayList<>();
    Agent<String> agent = (state, draw) -> Step.to("s" + draw.number());
    Sample<String> whole =
        Sampler.of(agent)
            .from("a")
            .transitions(200)
            .until(
                soFar -> {
                  looks.add(soFar);
                  return false;
                },
                25)
            .run();
    assertThat(looks)
        .extracting(Sample::draws)
        .as("after the first, each quarter, and each 25 judged draws")
        .containsExactly(1L, 50L, 100L, 125L, 150L, 175L);
    for (int i = 0; i < 3; i++) {
      Sample<String> look = looks.get(i + 3);
      assertThat(look.end()).isEmpty();
      assertThat(look.planned()).isEqualTo(200);
      assertThat(look.judged().draws()).isEqualTo(25 * (i + 1));
      assertThat(look.states().size()).isEqualTo(1 + 100 + 25 * (i + 1));
      assertThat(look.explored().draws()).isEqualTo(100);
    }
    assertThat(whole.end()).contains(SamplingEnd.COMPLETE);
  }

  @Test
  void looksAtALongRunAreAHundredthApart() {
    List<Long> looks = new ArrayList<>();
    Sampler.of(Agents.uniform(9))
        .from("s0")
        .transitions(10_000)
        .explore(0)
        .until(soFar -> !looks.add(soFar.draws()), 1)
        .run();
    assertThat(looks).startsWith(1L, 2L, 3L).hasSizeBetween(500, 750);
    for (int i = 1; i < looks.size(); i++) {
      assertThat(looks.get(i) - looks.get(i - 1)).isBetween(1L, Math.max(1, looks.get(i) / 100));
    }
    assertThat(looks).contains(2_500L, 5_000L, 7_500L).doesNotContain(10_000L);
  }

  @Test
  void theListenerHearsOfTheEnd() {
    List<Progress> heard = new ArrayList<>();
    Agent<String> agent =
        (state, draw) -> {
          LockSupport.parkNanos(5_000_000);
          return Agents.uniform(4).step(state, draw);
        };
    Sampler.of(agent).from("s0").transitions(60).progress(heard::add).run();
    Progress last = heard.get(heard.size() - 1);
    assertThat(last.done()).isEqualTo(60);
    assertThat(last.planned()).isEqualTo(60);
    assertThat(last.calls()).isEqualTo(60);
    assertThat(last.states()).isEqualTo(4);
    assertThat(last.faults()).isZero();
    assertThat(last.phase()).isEqualTo(Progress.Phase.JUDGE);
    // 60 steps take at least 300 ms; the listener hears at most of every tenth of a second.
    assertThat(heard.size()).isGreaterThanOrEqualTo(2);
    assertThat(heard.size()).isLessThanOrEqualTo(2 + (int) (last.elapsed().toMillis() / 100));
    assertThat(heard.get(0).phase()).isEqualTo(Progress.Phase.EXPLORE);
  }

  private static Agent<String> stuckAt(long number, AtomicBoolean cancelled) {
    return (state, draw) -> {
      if (draw.number() == number) {
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          cancelled.set(true);
          throw e;
        }
      }
      return Step.stay();
    };
  }
}
