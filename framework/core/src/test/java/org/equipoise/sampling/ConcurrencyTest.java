package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.assertj.core.api.Assumptions;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.chain.Chain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConcurrencyTest {

  @Test
  void theSampleIsTheSameAtAnyConcurrencyWithTheSameWindow() {
    Agents.Noting<String> one = new Agents.Noting<>(erratic());
    String expected = fingerprint(sample(one, 1));
    for (int concurrency : new int[] {4, 32}) {
      Agents.Noting<String> many = new Agents.Noting<>(erratic());
      assertThat(fingerprint(sample(many, concurrency))).isEqualTo(expected);
      assertThat(many.starts(600)).isEqualTo(one.starts(600));
    }
  }

  private static Sample<String> sample(Agent<String> agent, int concurrency) {
    return Sampler.of(agent)
        .from("s0", "s1")
        .transitions(600)
        .concurrency(concurrency)
        .window(64)
        .retries(RetryPolicy.NONE)
        .run();
  }

  /** Takes a time that has nothing to do with the draw, and ends in every way a step can. */
  private static Agent<String> erratic() {
    return (state, draw) -> {
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000));
      int ending = draw.random().nextInt(20);
      if (ending == 0) {
        throw new IOException("reset");
      }
      return switch (ending) {
        case 1 -> Step.escape("no word");
        case 2 -> Step.escape("refused");
        case 3 -> Step.stay();
        default -> Step.to("s" + (int) Math.sqrt(draw.random().nextInt(10_000)));
      };
    };
  }

  private static String fingerprint(Sample<?> sample) {
    return sample.states().keys()
        + " "
        + rows(sample.explored())
        + rows(sample.judged())
        + sample.escapesByReason()
        + sample.faultExamples();
  }

  private static List<String> rows(Chain chain) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < chain.size(); i++) {
      List<String> edges =
          IntStream.range(chain.firstEdge(i), chain.firstEdge(i + 1))
              .mapToObj(e -> chain.target(e) + ":" + chain.count(e))
              .toList();
      rows.add(edges + "/" + chain.escapes(i) + "/" + chain.selfLoops(i) + "/" + chain.faults(i));
    }
    return rows;
  }

  /** Draw 0 goes on only when all others that may be under way have ended. */
  @Test
  void aSlowCallHoldsNobodyUpUntilItIsAWindowBehind() {
    int window = 8;
    CountDownLatch others = new CountDownLatch(window - 1);
    AtomicBoolean slowOneEnded = new AtomicBoolean();
    Set<Long> early = ConcurrentHashMap.newKeySet();
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() == 0) {
            others.await();
            slowOneEnded.set(true);
          } else if (draw.number() < window) {
            others.countDown();
          } else if (!slowOneEnded.get()) {
            early.add(draw.number());
          }
          return Step.stay();
        };
    Sample<String> sample =
        Sampler.of(agent).from("a").transitions(100).concurrency(4).window(window).run();
    assertThat(sample.draws()).isEqualTo(100);
    assertThat(early).isEmpty();
  }

  @Test
  void noMoreStepsRunAtTheSameTimeThanAllowed() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch three = new CountDownLatch(3);
    Agent<String> agent =
        (state, draw) -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          three.countDown();
          three.await();
          LockSupport.parkNanos(100_000);
          running.decrementAndGet();
          return Step.stay();
        };
    Sampler.of(agent).from("a").transitions(200).concurrency(3).window(50).run();
    assertThat(most).hasValue(3);
  }

  @Test
  void stepsRunOnVirtualThreadsWhereTheJvmHasThem() throws Exception {
    Assumptions.assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
    for (Thread thread : threadsOf(4)) {
      assertThat(Thread.class.getMethod("isVirtual").invoke(thread)).isEqualTo(true);
    }
  }

  @Test
  void stepsRunOnNamedDaemonThreadsElsewhere() {
    Assumptions.assumeThat(Runtime.version().feature()).isLessThan(21);
    assertThat(threadsOf(4))
        .allMatch(Thread::isDaemon)
        .allMatch(thread -> thread.getName().matches("equipoise-sampler-[1-4]"));
  }

  @Test
  void theThreadsEndWithTheRun() throws Exception {
    for (Thread thread : threadsOf(4)) {
      thread.join(TimeUnit.SECONDS.toMillis(30));
      assertThat(thread.isAlive()).isFalse();
    }
  }

  private static Set<Thread> threadsOf(int concurrency) {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Agent<String> agent =
        (state, draw) -> {
          threads.add(Thread.currentThread());
          return Step.stay();
        };
    Sampler.of(agent).from("a").transitions(50).concurrency(concurrency).run();
    assertThat(threads).isNotEmpty();
    return threads;
  }

  @Test
  void keysListenersAndPredicatesAreCalledOnTheCallingThread() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Sampler.of(Agents.uniform(5))
        .from("s0")
        .key(
            state -> {
              threads.add(Thread.currentThread());
              return state;
            })
        .progress(progress -> threads.add(Thread.currentThread()))
        .until(
            sample -> {
              threads.add(Thread.currentThread());
              return false;
            },
            10)
        .transitions(100)
        .concurrency(4)
        .run();
    assertThat(threads).containsOnly(Thread.currentThread());
  }
}
