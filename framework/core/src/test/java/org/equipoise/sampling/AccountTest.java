package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AccountTest {
  private final ExecutorService others = Executors.newCachedThreadPool();

  @AfterEach
  void endTheOthers() {
    others.shutdownNow();
  }

  /** The first three calls wait for each other, so that three are reached; a fourth would show. */
  @Test
  void fiveSamplersNeverMakeMoreCallsAtATimeThanTheirAccountAllows() throws Exception {
    Account account = new Account("models", 3);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch three = new CountDownLatch(3);
    Agent<String> agent =
        (state, draw) -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          three.countDown();
          three.await();
          LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(200_000));
          running.decrementAndGet();
          return Step.to("s" + draw.random().nextInt(4));
        };
    Sampler<String> plan =
        Sampler.of(agent).from("s0").transitions(200).concurrency(4).account(account);
    for (Future<Sample<String>> sample : others.invokeAll(fiveOf(plan))) {
      assertThat(sample.get().draws()).isEqualTo(200);
      assertThat(sample.get().calls()).isEqualTo(200);
    }
    assertThat(most).hasValue(3);
    assertUnused(account, 3);
  }

  private static List<Callable<Sample<String>>> fiveOf(Sampler<String> plan) {
    List<Callable<Sample<String>>> runs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      runs.add(plan.seed(i)::run);
    }
    return runs;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void aSampleDoesNotDependOnItsAccount(int concurrency) {
    Agent<String> agent =
        (state, draw) -> {
          LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(200_000));
          return draw.random().nextInt(9) == 0
              ? Step.escape("no word")
              : Step.to("s" + draw.random().nextInt(30));
        };
    Sampler<String> plan =
        Sampler.of(agent).from("s0").transitions(300).concurrency(concurrency).window(16);
    Sample<String> free = plan.run();
    Sample<String> bound = plan.account(new Account("models", 2)).run();
    assertThat(bound.states().keys()).isEqualTo(free.states().keys());
    for (int draw = 0; draw < 300; draw++) {
      assertThat(bound.step(draw).fromKey()).isEqualTo(free.step(draw).fromKey());
      assertThat(bound.step(draw).toKey()).isEqualTo(free.step(draw).toKey());
    }
  }

  /**
   * Each call lasts until the other side waits: then one that is not fair would come back first.
   */
  @Test
  void thoseWhoShareAnAccountTakeTurns() throws Exception {
    Account account = new Account("models", 1);
    ConcurrentLinkedQueue<String> turns = new ConcurrentLinkedQueue<>();
    AtomicBoolean oneHasEnded = new AtomicBoolean();
    List<Callable<Void>> sides = new ArrayList<>();
    for (String side : List.of("a", "b")) {
      sides.add(
          () -> {
            for (int i = 0; i < 50; i++) {
              account.call(() -> turns.add(side) && await(() -> isAwaited(account, oneHasEnded)));
            }
            oneHasEnded.set(true);
            return null;
          });
    }
    for (Future<Void> side : others.invokeAll(sides)) {
      side.get();
    }
    List<String> order = List.copyOf(turns);
    for (int i = 1; i < order.size(); i++) {
      assertThat(order.get(i)).as("turn %s of %s", i, order).isNotEqualTo(order.get(i - 1));
    }
  }

  private static boolean isAwaited(Account account, AtomicBoolean oneHasEnded) {
    return account.waiting() > 0 || oneHasEnded.get();
  }

  /** One step holds the only permit and seven wait for it when the run is cancelled. */
  @Test
  void aCancelledRunGivesItsPermitsBackAndWaitsNoMore() {
    Account account = new Account("models", 1);
    Agent<String> agent =
        (state, draw) -> {
          new CountDownLatch(1).await();
          return Step.stay();
        };
    Sample<String> sample =
        Sampler.of(agent)
            .from("a")
            .concurrency(8)
            .account(account)
            .cancelledWhen(() -> account.waiting() == 7)
            .run();
    assertThat(sample.end()).contains(SamplingEnd.INTERRUPTED);
    assertThat(sample.calls()).as("of the one that had its turn").isEqualTo(1);
    assertUnused(account, 1);
  }

  @Test
  void aCallThatNeverHadItsTurnIsNotCounted() throws Exception {
    Account account = new Account("models", 1);
    CountDownLatch end = new CountDownLatch(1);
    Future<Boolean> holder = others.submit(() -> account.call(() -> await(() -> isOver(end))));
    await(() -> account.free() == 0);
    AtomicInteger calls = new AtomicInteger();
    Agent<String> agent =
        (state, draw) -> {
          calls.incrementAndGet();
          return Step.stay();
        };
    Sample<String> sample =
        Sampler.of(agent)
            .from("a")
            .concurrency(4)
            .account(account)
            .cancelledWhen(() -> account.waiting() == 4)
            .run();
    assertThat(sample.calls()).isZero();
    assertThat(calls).hasValue(0);
    assertThat(account.waiting()).isZero();
    end.countDown();
    assertThat(holder.get()).isTrue();
    assertUnused(account, 1);
  }

  @Test
  void aRunOutOfTimeDoesNotWaitForItsTurn() throws Exception {
    Account account = new Account("models", 1);
    CountDownLatch end = new CountDownLatch(1);
    others.submit(() -> account.call(() -> await(() -> isOver(end))));
    await(() -> account.free() == 0);
    Sample<String> sample =
        Sampler.of(Agents.uniform(2))
            .from("s0")
            .account(account)
            .timeLimit(Duration.ofMillis(200))
            .run();
    end.countDown();
    assertThat(sample.end()).contains(SamplingEnd.TIME_LIMIT);
    assertThat(sample.calls()).isZero();
  }

  /** With a wait of hours, this would hang if the first draw kept the only permit meanwhile. */
  @Test
  void aDrawThatWaitsForItsRetryHoldsNoPermit() {
    Account account = new Account("models", 1);
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() == 0) {
            throw new IOException("reset");
          }
          return Step.stay();
        };
    RetryPolicy hours = new RetryPolicy(2, Duration.ofHours(1_000), Duration.ofHours(1_000));
    Sample<String> sample =
        Sampler.of(agent)
            .from("a")
            .concurrency(2)
            .window(4)
            .callLimit(4)
            .retries(hours)
            .account(account)
            .run();
    assertThat(sample.draws()).isEqualTo(3);
    assertThat(sample.faults()).isEqualTo(1);
    assertUnused(account, 1);
  }

  /** Three steps wait for each other, of which one permit lets in only one: it adds two. */
  @Test
  void thoseWhoWaitTakeTheirTurnsWhenPermitsAreAdded() {
    Account account = new Account("models", 1);
    CountDownLatch three = new CountDownLatch(3);
    AtomicBoolean raised = new AtomicBoolean();
    Agent<String> agent =
        (state, draw) -> {
          if (raised.compareAndSet(false, true)) {
            await(() -> account.waiting() == 2);
            account.raiseTo(3);
          }
          three.countDown();
          three.await();
          return Step.stay();
        };
    Sampler.of(agent).from("a").transitions(30).concurrency(3).account(account).run();
    assertThat(account.permits()).isEqualTo(3);
    assertUnused(account, 3);
  }

  @Test
  void permitsAreNeverTakenAway() {
    Account account = new Account("models", 4);
    account.raiseTo(2);
    assertThat(account.permits()).isEqualTo(4);
    assertThat(account).hasToString("models (4 at a time)");
    assertUnused(account, 4);
  }

  @Test
  void anAdaptiveAccountAllowsFewerCallsWhenItIsThrottled() {
    Account account = Account.adaptive("models", 64);
    assertThat(account.permits()).isEqualTo(64);
    assertThat(account.allowed()).isEqualTo(20);
    account.throttled(Duration.ZERO);
    assertThat(account.allowed()).isEqualTo(16);
    assertThat(account).hasToString("models (at most 64 at a time)");
    assertUnused(account, 16);
  }

  @Test
  void anAccountWithPermitsThatWereGivenNeverAdapts() {
    Account account = new Account("models", 64);
    account.throttled(Duration.ZERO);
    for (int i = 0; i < 1_000; i++) {
      account.answered(true);
    }
    assertUnused(account, 64);
  }

  /** 20 answers while 16 calls were under way, told by a call that makes all others. */
  @Test
  void anAdaptiveAccountAllowsMoreCallsWhileItAnswers() throws Exception {
    Account account = Account.adaptive("models", 64);
    assertThat(nested(account, 16)).isEqualTo(16);
    for (int i = 0; i < 20; i++) {
      account.answered(true);
    }
    assertThat(account.allowed()).isEqualTo(40);
    assertUnused(account, 40);
  }

  private static int nested(Account account, int depth) throws Exception {
    return depth == 1
        ? account.call(account::inUse)
        : account.call(() -> nested(account, depth - 1));
  }

  @Test
  void noCallBeginsWhileTheServiceWantsToBeLeftAlone() throws Exception {
    AtomicLong nanos = new AtomicLong();
    Account account = Account.adaptive("models", 4, nanos::get);
    account.throttled(Duration.ofHours(1));
    Future<Boolean> call = others.submit(() -> account.call(() -> true));
    await(() -> account.waiting() == 1);
    assertThat(call.isDone()).isFalse();
    nanos.set(Duration.ofHours(1).toNanos() - 1);
    assertThat(account.waiting()).isEqualTo(1);
    nanos.incrementAndGet();
    assertThat(call.get()).isTrue();
    assertUnused(account, 3);
  }

  @Test
  void anAccountNeedsANameAndAPermit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Account(" ", 1))
        .withMessage("an account needs a name, such as \"openai\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Account("models", 0))
        .withMessage("the account 'models' needs at least 1 permit, got 0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Account("models", 1).raiseTo(-1));
  }

  private static void assertUnused(Account account, int permits) {
    assertThat(account.free()).isEqualTo(permits);
    assertThat(account.waiting()).isZero();
  }

  private static boolean isOver(CountDownLatch end) {
    return end.getCount() == 0;
  }

  private static boolean await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(100_000);
    }
    return true;
  }
}
