package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.EngineRuns.engine;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.sampling.Sample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class ParallelTest {
  private static final AtomicInteger AT_WORK = new AtomicInteger();
  private static final AtomicInteger MOST_AT_WORK = new AtomicInteger();
  private static volatile CountDownLatch meeting = new CountDownLatch(0);

  @BeforeEach
  void reset() {
    AT_WORK.set(0);
    MOST_AT_WORK.set(0);
    meeting = new CountDownLatch(0);
  }

  private static EngineTestKit.Builder parallel() {
    return engine()
        .configurationParameter(Constants.PARALLEL_ENABLED, "true")
        .configurationParameter(Constants.PARALLEL_CONFIG_PREFIX + "strategy", "fixed")
        .configurationParameter(Constants.PARALLEL_CONFIG_PREFIX + "fixed.parallelism", "5");
  }

  /** Each counts how many steps of all classes are under way. */
  abstract static class BusyTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      return (state, draw) -> {
        int atWork = AT_WORK.incrementAndGet();
        MOST_AT_WORK.accumulateAndGet(atWork, Math::max);
        try {
          meeting.countDown();
          Thread.sleep(1);
          return Step.to(draw.random().nextInt(5));
        } finally {
          AT_WORK.decrementAndGet();
        }
      };
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    void isSampled(Sample<Integer> sample) {
      assertThat(sample.draws()).isEqualTo(sample.planned());
    }
  }

  @Sampling(transitions = 200, concurrency = 4, account = "shared")
  abstract static class SharingTestCase extends BusyTestCase {}

  static class FirstTestCase extends SharingTestCase {}

  static class SecondTestCase extends SharingTestCase {}

  static class ThirdTestCase extends SharingTestCase {}

  static class FourthTestCase extends SharingTestCase {}

  @Sampling(transitions = 200, concurrency = 8, account = "shared")
  static class FifthTestCase extends BusyTestCase {}

  private static EngineTestKit.Builder five(EngineTestKit.Builder kit) {
    Stream.of(
            FirstTestCase.class,
            SecondTestCase.class,
            ThirdTestCase.class,
            FourthTestCase.class,
            FifthTestCase.class)
        .forEach(type -> kit.selectors(selectClass(type)));
    return kit;
  }

  @Test
  void parallelClassesWithOneAccountNeverExceedItsPermits() {
    EngineExecutionResults results =
        five(parallel()).configurationParameter("equipoise.account.shared.permits", "3").execute();

    results.testEvents().assertStatistics(stats -> stats.succeeded(5));
    assertThat(MOST_AT_WORK).hasValue(3);
  }

  @Test
  void withoutConfiguredPermitsTheyShareWhatTheMostConcurrentMayUse() {
    five(parallel()).execute().testEvents().assertStatistics(stats -> stats.succeeded(5));

    assertThat(MOST_AT_WORK.get()).isLessThanOrEqualTo(8);
  }

  /** Meets the other class in the middle of a step, which only parallel ones can. */
  abstract static class MeetingTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      boolean[] met = {false};
      return (state, draw) -> {
        if (!met[0]) {
          met[0] = true;
          meeting.countDown();
          if (!meeting.await(20, TimeUnit.SECONDS)) {
            return Step.escape("nobody came");
          }
        }
        return Step.stay();
      };
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    void meets(Sample<Integer> sample) {
      assertThat(sample.chain().escapes()).isZero();
    }
  }

  @Sampling(transitions = 10)
  static class OneTestCase extends MeetingTestCase {}

  @Sampling(transitions = 10)
  static class OtherTestCase extends MeetingTestCase {}

  @Test
  void classesRunInParallelWhereThatIsConfigured() {
    meeting = new CountDownLatch(2);

    parallel()
        .selectors(selectClass(OneTestCase.class), selectClass(OtherTestCase.class))
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(2));
  }

  @Test
  void oneAfterTheOtherIsTheDefault() {
    five(engine())
        .configurationParameter("equipoise.account.shared.permits", "100")
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(5));

    assertThat(MOST_AT_WORK.get()).isLessThanOrEqualTo(8);
  }

  private static Stream<String> failures(EngineExecutionResults results) {
    return results.allEvents().finished().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .flatMap(result -> result.getThrowable().stream())
        .map(Throwable::getMessage);
  }

  @Test
  void aWrongConfigurationFailsThisEngineWithTheKeyAndTheValue() {
    assertThat(
            failures(
                engine()
                    .configurationParameter(Constants.PARALLEL_ENABLED, "yes")
                    .selectors(selectClass(FirstTestCase.class))
                    .execute()))
        .containsExactly(
            "The configuration parameter equipoise.execution.parallel.enabled is 'yes'; it must be true or false.");
    assertThat(
            failures(
                parallel()
                    .configurationParameter(Constants.PARALLEL_CONFIG_PREFIX + "strategy", "quick")
                    .selectors(selectClass(FirstTestCase.class))
                    .execute()))
        .containsExactly(
            "The configuration parameter equipoise.execution.parallel.config.strategy is 'quick'; it must be dynamic, fixed or custom.");
    assertThat(
            failures(
                parallel()
                    .configurationParameter(
                        Constants.PARALLEL_CONFIG_PREFIX + "fixed.parallelism", "few")
                    .selectors(selectClass(FirstTestCase.class))
                    .execute()))
        .singleElement()
        .asString()
        .contains("equipoise.execution.parallel.config.", "fixed.parallelism");
    assertThat(
            failures(
                engine()
                    .configurationParameter("equipoise.account.shared.permits", "many")
                    .selectors(selectClass(FirstTestCase.class))
                    .execute()))
        .containsExactly(
            "The configuration parameter equipoise.account.shared.permits is 'many'; it must be a whole number from 1 to 999999.");
  }

  @Test
  void aBlankValueSaysNothing() {
    engine()
        .configurationParameter(Constants.PARALLEL_ENABLED, " ")
        .configurationParameter("equipoise.account.shared.permits", "")
        .selectors(selectClass(FirstTestCase.class))
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(1));
  }
}
