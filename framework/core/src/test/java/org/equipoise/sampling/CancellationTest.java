package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a run ends that somebody else cancels. Steps that never end make it hang where they may. */
@Timeout(60)
class CancellationTest {
  private final AtomicBoolean cancelled = new AtomicBoolean();

  @Test
  void aCancelledRunKeepsTheStepUnderWayAndMakesNoOther() {
    Agent<String> agent =
        (state, draw) -> {
          cancelled.set(draw.number() == 5);
          return Step.stay();
        };
    Sample<String> sample = Sampler.of(agent).from("a").cancelledWhen(cancelled::get).run();
    assertThat(sample.end()).contains(SamplingEnd.INTERRUPTED);
    assertThat(sample.draws()).isEqualTo(6);
    assertThat(sample.calls()).isEqualTo(6);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aRunThatIsCancelledBeforeItBeginsCallsNothing() {
    Sample<String> sample =
        Sampler.of(Agents.uniform(3)).from("s0").cancelledWhen(() -> true).run();
    assertThat(sample.end()).contains(SamplingEnd.INTERRUPTED);
    assertThat(sample.recorded()).isZero();
    assertThat(sample.calls()).isZero();
  }

  /** Draws 0 to 4 answer; eight more wait for ever, and are under way when the run is cancelled. */
  @Test
  void stepsUnderWayAreInterruptedAndNoFurtherCallBegins() {
    Stuck agent = new Stuck(8);
    Sample<String> sample =
        Sampler.of(agent.from(5))
            .from("a")
            .concurrency(8)
            .window(8)
            .cancelledWhen(agent::allAreUnderWay)
            .run();
    assertThat(sample.end()).contains(SamplingEnd.INTERRUPTED);
    assertThat(sample.draws()).isEqualTo(5);
    assertThat(sample.calls()).isEqualTo(13);
    assertThat(sample.faults()).isZero();
    assertThat(agent.calls).hasValue(13);
    assertThat(agent.interrupted).hasSize(8);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void anInterruptOfTheThreadDoesTheSameAndIsPassedOn() throws Exception {
    Stuck agent = new Stuck(8);
    Thread caller = Thread.currentThread();
    Thread other =
        new Thread(
            () -> {
              agent.awaitAll();
              caller.interrupt();
            });
    other.start();
    Sample<String> sample = Sampler.of(agent.from(5)).from("a").concurrency(8).window(8).run();
    assertThat(Thread.interrupted()).isTrue();
    other.join();
    assertThat(sample.end()).contains(SamplingEnd.INTERRUPTED);
    assertThat(sample.draws()).isEqualTo(5);
    assertThat(agent.calls).hasValue(13);
    assertThat(agent.interrupted).hasSize(8);
  }

  /** With waits of hours, this would time out if one of them were waited for. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void waitsForARetryAreCutShort(int concurrency) {
    AtomicInteger looks = new AtomicInteger();
    AtomicInteger faults = new AtomicInteger();
    Agent<String> agent =
        (state, draw) -> {
          faults.incrementAndGet();
          throw new IOException("reset");
        };
    RetryPolicy hours = new RetryPolicy(2, Duration.ofHours(1_000), Duration.ofHours(1_000));
    Sample<String> sample =
        Sampler.of(agent)
            .from("a")
            .concurrency(concurrency)
            .window(4)
            .retries(hours)
            .cancelledWhen(() -> faults.get() == 4 && looks.incrementAndGet() > 20)
            .run();
    assertThat(sample.end()).contains(SamplingEnd.INTERRUPTED);
    assertThat(sample.recorded()).isZero();
    assertThat(sample.calls()).isEqualTo(4);
  }

  @Test
  void aRunThatNobodyCancelsIsTheSameAsOneThatNobodyCan() {
    Sampler<String> plan = Sampler.of(Agents.uniform(5)).from("s0").transitions(200);
    Sample<String> sample = plan.cancelledWhen(() -> false).run();
    assertThat(sample.end()).contains(SamplingEnd.COMPLETE);
    assertThat(sample.chain()).hasToString(plan.run().chain().toString());
  }

  /** Steps that wait for ever from some draw on, and a count of them. */
  private static final class Stuck {
    private final AtomicInteger calls = new AtomicInteger();
    private final Set<Long> interrupted = ConcurrentHashMap.newKeySet();
    private final CountDownLatch underWay;

    Stuck(int steps) {
      underWay = new CountDownLatch(steps);
    }

    Agent<String> from(long number) {
      return (state, draw) -> {
        calls.incrementAndGet();
        if (draw.number() >= number) {
          await(draw.number());
        }
        return Step.stay();
      };
    }

    private void await(long draw) throws InterruptedException {
      try {
        underWay.countDown();
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.add(draw);
        throw e;
      }
    }

    boolean allAreUnderWay() {
      return underWay.getCount() == 0;
    }

    void awaitAll() {
      try {
        underWay.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts this thread", e);
      }
    }
  }
}
