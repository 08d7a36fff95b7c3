package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.InvalidStepException;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.Test;

class SamplerTest {

  @Test
  void halfOfTheDrawsExploreAndTheOthersAreJudged() {
    Sample<String> sample = Sampler.of(Agents.uniform(5)).from("s0").transitions(101).run();
    assertThat(sample.explored().draws()).isEqualTo(51);
    assertThat(sample.judged().draws()).isEqualTo(50);
    assertThat(sample.end()).contains(SamplingEnd.COMPLETE);
  }

  @Test
  void atLeastOneDrawIsJudged() {
    Sampler<String> sampler = Sampler.of(Agents.uniform(5)).from("s0").explore(0.99);
    assertThat(sampler.transitions(1).run().judged().draws()).isEqualTo(1);
    assertThat(sampler.transitions(10).run().judged().draws()).isEqualTo(1);
  }

  @Test
  void exploredAndJudgedDrawsAddUpToTheChain() {
    Agent<String> agent =
        (state, draw) ->
            switch (draw.random().nextInt(4)) {
              case 0 -> Step.escape("no word");
              case 1 -> Step.stay();
              default -> Step.to("s" + draw.random().nextInt(9));
            };
    Sample<String> sample = Sampler.of(agent).from("s0").transitions(1_000).run();
    assertThat(sample.explored().states()).isSameAs(sample.chain().states());
    assertThat(sample.judged().states()).isSameAs(sample.states());
    for (int i = 0; i < sample.states().size(); i++) {
      assertThat(sample.explored().escapes(i) + sample.judged().escapes(i))
          .isEqualTo(sample.chain().escapes(i));
      assertThat(sample.explored().selfLoops(i) + sample.judged().selfLoops(i))
          .isEqualTo(sample.chain().selfLoops(i));
      for (int j = 0; j < sample.states().size(); j++) {
        assertThat(sample.explored().moves(i, j) + sample.judged().moves(i, j))
            .isEqualTo(sample.chain().moves(i, j));
      }
    }
    assertThat(sample.chain().draws()).isEqualTo(1_000);
  }

  @Test
  void startStatesComeFirstInTheIndexAndOthersAsTheyAreReached() {
    String[] path = {"c", "d", "a", "e"};
    Agent<String> agent = (state, draw) -> Step.to(path[(int) draw.number()]);
    Sample<String> sample = Sampler.of(agent).from("b", "a", "b").transitions(4).window(1).run();
    assertThat(sample.states().keys()).containsExactly("b", "a", "c", "d", "e");
    assertThat(sample.state(2)).isEqualTo("c");
  }

  @Test
  void aMoveToTheSameKeyIsASelfLoop() {
    Agent<Integer> agent = (state, draw) -> Step.to(state + 10);
    Sample<Integer> sample =
        Sampler.of(agent).key(i -> "digit " + i % 10).from(3).transitions(40).run();
    assertThat(sample.states().keys()).containsExactly("digit 3");
    assertThat(sample.chain().selfLoops()).isEqualTo(40);
    assertThat(sample.chain().moves()).isZero();
  }

  @Test
  void aCoarseKeyKeepsTheFirst64DistinctConcreteStates() {
    Agent<Integer> agent = (state, draw) -> Step.to((int) (draw.number() / 2));
    Sample<Integer> sample =
        Sampler.of(agent).key(i -> "all").from(0).transitions(500).window(1).run();
    assertThat(sample.concreteStates(0)).hasSize(64).doesNotHaveDuplicates().startsWith(0, 1, 2);
    assertThat(sample.concreteStates(0)).endsWith(62, 63);
    assertThatThrownBy(() -> sample.state(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void stepsStartFromConcreteStates() {
    Agents.Noting<Integer> agent =
        new Agents.Noting<>((state, draw) -> Step.to(draw.random().nextInt(4)));
    Sampler.of(agent).key(i -> i % 2 == 0 ? "even" : "odd").from(0).transitions(200).run();
    assertThat(agent.starts(200)).contains(0, 1, 2, 3);
  }

  @Test
  void oneDrawAtATimeRunsOnTheCallingThread() {
    List<Thread> threads = new ArrayList<>();
    Agent<String> agent =
        (state, draw) -> {
          threads.add(Thread.currentThread());
          return Step.stay();
        };
    Sampler.of(agent).from("a").transitions(5).run();
    assertThat(threads).hasSize(5).containsOnly(Thread.currentThread());
  }

  @Test
  void theWindowMayBeWiderThanThePlan() {
    Sample<String> sample =
        Sampler.of(Agents.uniform(3)).from("s0").transitions(10).window(1_000).run();
    assertThat(sample.draws()).isEqualTo(10);
    assertThat(sample.window()).isEqualTo(1_000);
  }

  @Test
  void aPlanIsImmutableAndRunsManyTimes() {
    AtomicInteger calls = new AtomicInteger();
    Agent<String> agent =
        (state, draw) -> {
          calls.incrementAndGet();
          return Step.stay();
        };
    Sampler<String> plan = Sampler.of(agent).from("a").transitions(10);
    Sampler<String> longer = plan.transitions(20);
    assertThat(plan.run().planned()).isEqualTo(10);
    assertThat(longer.run().planned()).isEqualTo(20);
    assertThat(plan.run().calls()).isEqualTo(10);
    assertThat(calls).hasValue(40);
  }

  @Test
  void aSampleKnowsHowItWasTaken() {
    Sample<String> sample =
        Sampler.of(Agents.uniform(3))
            .from("s0")
            .transitions(30)
            .concurrency(2)
            .seed(77)
            .starts(StartPolicy.DECLARED)
            .maxFaultRate(0.25)
            .run();
    assertThat(sample.seed()).isEqualTo(77);
    assertThat(sample.concurrency()).isEqualTo(2);
    assertThat(sample.window()).isEqualTo(4);
    assertThat(sample.starts()).isEqualTo(StartPolicy.DECLARED);
    assertThat(sample.maxFaultRate()).isEqualTo(0.25);
    assertThat(sample.elapsed()).isPositive();
    assertThat(sample).hasToString("30 of 30 draws: " + sample.chain());
  }

  @Test
  void aStepThatReturnsNothingIsADefectOfTheAgent() {
    Agent<String> agent = (state, draw) -> draw.number() == 2 ? null : Step.stay();
    for (int concurrency : new int[] {1, 4}) {
      assertThatIllegalStateException()
          .isThrownBy(() -> Sampler.of(agent).from("a\u001b[2J").concurrency(concurrency).run())
          .withMessage(
              "the agent returned null from the state 'a\\u001b[2J' (draw 2): return"
                  + " Step.to(state), Step.stay() or Step.escape(reason), and throw an exception"
                  + " where no answer was had");
    }
  }

  @Test
  void aStepThatCanNotBeIsADefectOfTheAgentAndNotTriedAgain() {
    AtomicInteger calls = new AtomicInteger();
    Agent<String> agent =
        (state, draw) -> {
          calls.incrementAndGet();
          return Step.to(null);
        };
    assertThatIllegalStateException()
        .isThrownBy(() -> Sampler.of(agent).from("a\u001b[2J").run())
        .withMessage(
            "the agent made an invalid step from the state 'a\\u001b[2J' (draw 0): a move needs a"
                + " state; an answer without a valid state is Step.escape(reason)")
        .withCauseInstanceOf(InvalidStepException.class);
    assertThat(calls).hasValue(1);
  }

  @Test
  void aPlanNeedsStartStates() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Sampler.of(Agents.uniform(2)).run())
        .withMessage("sampling needs start states: call from(...)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sampler.of(Agents.uniform(2)).from(List.of()))
        .withMessage("sampling needs at least one start state");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sampler.of(Agents.uniform(2)).from(Arrays.asList("a", null)))
        .withMessage("a start state can not be null");
  }

  @Test
  void settingsOutOfRangeAreRefusedWithTheValue() {
    Sampler<String> plan = Sampler.of(Agents.uniform(2)).from("s0");
    refused(() -> plan.transitions(0), "transitions must be 1 to 2147483639, got 0");
    refused(() -> plan.transitions(1L << 40), "got 1099511627776");
    refused(() -> plan.explore(1), "the share of exploring draws lies in [0, 1), got 1.0");
    refused(() -> plan.explore(Double.NaN), "got NaN");
    refused(() -> plan.concurrency(0), "concurrency must be at least 1, got 0");
    refused(() -> plan.window(0), "the window must be at least 1 draw, got 0");
    refused(() -> plan.timeLimit(Duration.ZERO), "the time limit must be positive, got PT0S");
    refused(() -> plan.callLimit(0), "the call limit must be at least 1, got 0");
    refused(() -> plan.consecutiveFaultLimit(0), "must be at least 1, got 0");
    refused(() -> plan.maxFaultRate(1.5), "the highest fault rate lies in [0, 1], got 1.5");
    refused(() -> plan.until(s -> true, 0), "looks must be at least 1 draw apart, got 0");
  }

  private static void refused(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
  }
}
