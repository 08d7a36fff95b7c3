package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.equipoise.agent.Agent;
import org.equipoise.agent.FaultException;
import org.equipoise.agent.FaultException.Kind;
import org.equipoise.agent.Secret;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run makes of faults that say of which kind they are. */
@Timeout(60)
class ServiceFaultsTest {
  private final TurnedClock clock = new TurnedClock();
  private final List<Double> began = new ArrayList<>();

  private static FaultException fault(Kind kind, String message) {
    return new FaultException(kind, message);
  }

  private static FaultException throttled(Duration retryAfter) {
    return new FaultException(Kind.THROTTLED, "slow down", retryAfter, null);
  }

  /** Fails with this in the first so many calls, of which the times are noted. */
  private Sampler<String> failing(int times, FaultException fault) {
    Agent<String> agent =
        (state, draw) -> {
          began.add(clock.seconds());
          if (began.size() <= times) {
            throw fault;
          }
          return Step.stay();
        };
    return Sampler.of(agent).from("a").clock(clock);
  }

  @Test
  void aServiceThatIsNotAvailableIsTriedSevenTimesWithGrowingWaits() {
    Sample<String> sample =
        failing(7, fault(Kind.UNAVAILABLE, "HTTP 503")).transitions(1).seed(5).run();
    assertThat(sample.faults()).isEqualTo(1);
    assertThat(sample.faultExamples()).containsExactly("FaultException: HTTP 503");
    SplittableRandom jitter = new SplittableRandom(5);
    double time = 0;
    assertThat(began).hasSize(7);
    for (int failures = 1; failures < 7; failures++) {
      time += Math.scalb(0.5, failures - 1) * jitter.nextDouble();
      assertThat(began.get(failures)).isCloseTo(time, within(1e-6));
    }
  }

  @Test
  void aServiceThatComesBackCostsNoDraw() {
    Sample<String> sample = failing(6, fault(Kind.UNAVAILABLE, "HTTP 503")).transitions(1).run();
    assertThat(sample.draws()).isEqualTo(1);
    assertThat(sample.retries()).isEqualTo(6);
  }

  @Test
  void aRejectedCallIsMadeOnce() {
    Sample<String> sample = failing(1, fault(Kind.REJECTED, "HTTP 400")).transitions(3).run();
    assertThat(sample.calls()).isEqualTo(3);
    assertThat(sample.faults()).isEqualTo(1);
  }

  /** The draw itself comes back a little later than the others, which are called at once. */
  @Test
  void noCallIsMadeWhileTheServiceWantsToBeLeftAlone() {
    Sample<String> sample =
        failing(1, throttled(Duration.ofSeconds(30))).transitions(2).explore(0).run();
    assertThat(sample.draws()).isEqualTo(2);
    assertThat(began).hasSize(3).startsWith(0.0, 30.0);
    assertThat(began.get(2)).isBetween(30.0, 33.0);
  }

  @Test
  void aServiceThatWantsTooMuchTimeIsNotWaitedForByAnyDraw() {
    Sample<String> sample =
        failing(1, throttled(Duration.ofHours(1))).transitions(2).explore(0).run();
    assertThat(began).containsExactly(0.0, 0.0);
    assertThat(sample.faults()).isEqualTo(1);
    assertThat(sample.faultExamples())
        .containsExactly(
            "FaultException: slow down; the service asks to be left alone for 3600 s, and a draw waits for 600 s at most");
  }

  @Test
  void aClosedServiceEndsTheRunBeforeTheDrawThatFoundItOut() {
    Secret.of("sk-of-this-test");
    Agent<String> agent =
        (state, draw) -> {
          clock.turn(Duration.ofSeconds(1));
          if (draw.number() == 5) {
            throw fault(Kind.CLOSED, "no credit left for sk-of-this-test");
          }
          return Step.stay();
        };
    Sample<String> sample = Sampler.of(agent).from("a").clock(clock).run();
    assertThat(sample.end()).contains(SamplingEnd.SERVICE_CLOSED);
    assertThat(sample.recorded()).isEqualTo(5);
    assertThat(sample.faults()).isZero();
    assertThat(sample.calls()).isEqualTo(6);
    assertThat(sample.outage())
        .contains(
            new Outage(
                5,
                5,
                Instant.parse("2026-11-20T10:00:06Z"),
                "FaultException: no credit left for [secret]"));
    assertThat(sample.warnings())
        .startsWith(
            "No answer from 2026-11-20T10:00:06Z on, draw 5: FaultException: no credit left for [secret]");
  }

  /**
   * Draw 2 never ends, so those beyond it are left out, and it is cancelled. Draw 5 is called once
   * draw 1 is committed.
   */
  @Test
  void aClosedServiceCancelsWhatIsUnderWay() {
    AtomicBoolean cancelled = new AtomicBoolean();
    CountDownLatch stuck = new CountDownLatch(1);
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() == 2) {
            stuck.countDown();
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              cancelled.set(true);
              throw e;
            }
          }
          if (draw.number() == 5) {
            stuck.await();
            throw fault(Kind.CLOSED, "HTTP 401");
          }
          return Step.stay();
        };
    Sample<String> sample = Sampler.of(agent).from("a").concurrency(4).window(4).run();
    assertThat(sample.end()).contains(SamplingEnd.SERVICE_CLOSED);
    assertThat(sample.recorded()).isEqualTo(2);
    assertThat(cancelled).isTrue();
  }

  /** Seven tries of each of 20 draws would be 140 calls. */
  @Test
  void anOutageOfAMinuteIsNotWaitedForByOneDrawAfterTheOther() {
    Agent<String> agent =
        (state, draw) -> {
          clock.turn(Duration.ofSeconds(1));
          throw fault(Kind.UNAVAILABLE, "HTTP 503");
        };
    Sample<String> sample = Sampler.of(agent).from("a").window(16).clock(clock).run();
    assertThat(sample.end()).contains(SamplingEnd.CONSECUTIVE_FAULTS);
    assertThat(sample.faults()).isEqualTo(20);
    assertThat(sample.calls()).as("60 failed, and then one for each draw left").isBetween(60L, 80L);
    assertThat(sample.outage())
        .contains(
            new Outage(0, 19, Instant.parse("2026-11-20T10:00:01Z"), "FaultException: HTTP 503"));
  }

  /** With two draws under way, seven tries of each of 20 draws would take minutes. */
  @Test
  void aDeadAddressEndsTheRunWithinTenSecondsAndSaysWhyMeanwhile() {
    List<Progress> told = new ArrayList<>();
    Agent<String> agent =
        (state, draw) -> {
          clock.turn(Duration.ofMillis(1));
          throw new FaultException(
              Kind.UNAVAILABLE, "down", null, new ConnectException("Connection refused"));
        };
    Sample<String> sample =
        Sampler.of(agent).from("a").progress(told::add).clock(clock).seed(1).run();
    assertThat(sample.end()).contains(SamplingEnd.CONSECUTIVE_FAULTS);
    assertThat(sample.faults()).isEqualTo(20);
    assertThat(clock.seconds()).isBetween(5.0, 10.0);
    assertThat(told.get(0).done()).isZero();
    assertThat(told)
        .allSatisfy(
            progress -> assertThat(progress.unanswered()).isEqualTo("FaultException: down"));
  }

  @Test
  void onceACallIsAnsweredProgressTellsOfNoFault() {
    List<Progress> told = new ArrayList<>();
    failing(5, fault(Kind.UNAVAILABLE, "HTTP 503"))
        .transitions(3)
        .progress(told::add)
        .seed(5)
        .run();
    assertThat(told.get(0).unanswered()).isEqualTo("FaultException: HTTP 503");
    assertThat(told.get(told.size() - 1).unanswered()).isNull();
  }

  @Test
  void faultsInARowAreToldFromTheFirstOneOn() {
    Agent<String> agent =
        (state, draw) -> {
          clock.turn(Duration.ofSeconds(1));
          if (draw.number() != 2) {
            throw fault(Kind.REJECTED, "draw " + draw.number());
          }
          return Step.stay();
        };
    Sample<String> sample = Sampler.of(agent).from("a").consecutiveFaultLimit(3).clock(clock).run();
    assertThat(sample.outage())
        .contains(
            new Outage(3, 5, Instant.parse("2026-11-20T10:00:04Z"), "FaultException: draw 5"));
    assertThat(sample.outage().orElseThrow().draws()).isEqualTo("draws 3 to 5");
    assertThat(sample.upTo(4).outage()).isEmpty();
  }

  /** Each call is throttled with probability 0.3, whatever its draw. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSampleDoesNotDependOnHowItIsThrottled(boolean withAccount) {
    Agent<String> agent =
        (state, draw) -> {
          if (ThreadLocalRandom.current().nextInt(10) < 3) {
            throw fault(Kind.THROTTLED, "HTTP 429");
          }
          return Step.to("s" + draw.random().nextInt(30));
        };
    Sampler<String> plan =
        Sampler.of(agent)
            .from("s0")
            .transitions(300)
            .concurrency(8)
            .retries(new RetryPolicy(100, Duration.ZERO, Duration.ZERO));
    Sample<String> whole =
        Sampler.of(Agents.uniform(30)).from("s0").transitions(300).window(16).run();
    Sample<String> throttled =
        (withAccount ? plan.account(Account.adaptive("models", 8)) : plan).run();
    for (int draw = 0; draw < 300; draw++) {
      assertThat(throttled.step(draw).fromKey()).isEqualTo(whole.step(draw).fromKey());
      assertThat(throttled.step(draw).toKey()).isEqualTo(whole.step(draw).toKey());
    }
  }
}
