package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.Test;

class SampleTest {

  @Test
  void saturationIsTheShareOfMovesToStatesThatOthersReachedToo() {
    // 8 moves: a 3 times, b 2 times, c, d and e once; one self-loop and one escape besides.
    List<Step<String>> steps =
        List.of(
            Step.to("a"),
            Step.to("b"),
            Step.to("a"),
            Step.to("c"),
            Step.stay(),
            Step.to("b"),
            Step.to("d"),
            Step.escape("no word"),
            Step.to("a"),
            Step.to("e"));
    Sample<String> sample =
        Sampler.of(script(steps)).from("start").explore(0).transitions(10).run();
    assertThat(sample.saturation().share()).isEqualTo(1 - 3 / 8.0);
    assertThat(sample.saturation().reachedOnce(10)).containsExactly("c", "d", "e");
    assertThat(sample.saturation().reachedOnce(2)).containsExactly("c", "d");
  }

  @Test
  void withoutMovesNothingIsSaturated() {
    Sample<String> sample =
        Sampler.of(script(List.of(Step.<String>stay()))).from("a").transitions(1).run();
    assertThat(sample.saturation().share()).isZero();
    assertThat(sample.saturation().reachedOnce(3)).isEmpty();
  }

  @Test
  void agentsThatRepeatThemselvesAreWarnedOf() {
    Agent<String> cached = (state, draw) -> Step.to(state.equals("a") ? "b" : "a\n");
    Sample<String> sample = Sampler.of(cached).from("a", "b").transitions(60).run();
    assertThat(sample.warnings())
        .singleElement()
        .asString()
        .startsWith(
            "every draw from a state gave the same answer: a cache, a fixed seed, a gateway or"
                + " temperature 0? For example, all ")
        .contains(" draws from '")
        .doesNotContain("\n");
  }

  @Test
  void oneStateAloneIsWarnedOfFromTwentyDrawsOn() {
    Sampler<String> sampler =
        Sampler.of((String state, Draw draw) -> Step.<String>escape("no")).from("a");
    assertThat(sampler.transitions(19).run().warnings()).isEmpty();
    assertThat(sampler.transitions(20).run().warnings())
        .singleElement()
        .asString()
        .endsWith("all 20 draws from 'a' ended in the escape 'no'");
  }

  @Test
  void agentsThatVaryAnywhereAreNotWarnedOf() {
    Agent<String> agent =
        (state, draw) -> state.equals("a") ? Step.to("b") : Step.to("c" + draw.random().nextInt(2));
    assertThat(Sampler.of(agent).from("a", "b").transitions(100).run().warnings()).isEmpty();
  }

  @Test
  void theDeclaredPotentialIsThatOfTheKey() {
    Sample<Integer> sample =
        Sampler.of((Integer state, Draw draw) -> Step.to((int) draw.number()))
            .key(i -> "half " + i / 2)
            .potential(i -> 10 + i / 2)
            .from(0)
            .transitions(6)
            .run();
    assertThat(sample.hasDeclaredPotential()).isTrue();
    assertThat(sample.declaredPotential(sample.states().number("half 2"))).hasValue(12);
  }

  @Test
  void withoutADeclaredPotentialNoStateHasOne() {
    Sample<String> sample = Sampler.of(Agents.uniform(2)).from("s0").transitions(5).run();
    assertThat(sample.hasDeclaredPotential()).isFalse();
    assertThat(sample.declaredPotential(0)).isEmpty();
  }

  @Test
  void whatIsDerivedIsComputedOnceForAllThreads() {
    Sample<String> sample = Sampler.of(Agents.uniform(3)).from("s0").transitions(20).run();
    AtomicInteger computed = new AtomicInteger();
    Derivation<Integer> counting = Derivation.of(s -> computed.incrementAndGet());
    List<Integer> derived =
        IntStream.range(0, 64).parallel().mapToObj(i -> sample.derive(counting)).toList();
    assertThat(derived).containsOnly(1);
    assertThat(computed).hasValue(1);
  }

  @Test
  void whatIsDerivedMayDeriveOtherThings() {
    Sample<String> sample = Sampler.of(Agents.uniform(3)).from("s0").transitions(20).run();
    Derivation<Long> draws = Derivation.of(Sample::draws);
    Derivation<String> text = Derivation.of(s -> "draws: " + s.derive(draws));
    assertThat(sample.derive(text)).isEqualTo("draws: 20");
  }

  @Test
  void twoDerivationsOfOneTypeAreKeptApart() {
    Sample<String> sample = Sampler.of(Agents.uniform(3)).from("s0").transitions(20).run();
    assertThat(sample.<String>derive(Derivation.of(s -> "mine"))).isEqualTo("mine");
    assertThat(sample.<String>derive(Derivation.of(s -> "yours"))).isEqualTo("yours");
  }

  @Test
  void nothingIsDerivedFromItself() {
    Sample<String> sample = Sampler.of(Agents.uniform(3)).from("s0").transitions(20).run();
    AtomicReference<Derivation<String>> itself = new AtomicReference<>();
    itself.set(Derivation.of(s -> s.derive(itself.get())));
    assertThatIllegalStateException()
        .isThrownBy(() -> sample.derive(itself.get()))
        .withMessage("what is derived from a sample can not depend on itself");
  }

  @Test
  void aDerivationThatFailedIsTriedAgain() {
    Sample<String> sample = Sampler.of(Agents.uniform(3)).from("s0").transitions(20).run();
    AtomicInteger tries = new AtomicInteger();
    Derivation<String> second =
        Derivation.of(
            s -> {
              if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
              }
              return "now";
            });
    assertThatIllegalStateException().isThrownBy(() -> sample.derive(second));
    assertThat(sample.derive(second)).isEqualTo("now");
  }

  @Test
  void aSampleWithACompanionIsTheSameSample() {
    Sample<String> sample = Sampler.of(Agents.uniform(3)).from("s0").transitions(20).run();
    Sample<String> accompanied = sample.with(String.class, "it").with(Integer.class, 3);
    assertThat(accompanied.companion(String.class)).hasValue("it");
    assertThat(accompanied.companion(Integer.class)).hasValue(3);
    assertThat(accompanied.chain()).isSameAs(sample.chain());
    assertThat(accompanied.judged()).isSameAs(sample.judged());
    assertThat(sample.companion(String.class)).isEmpty();
  }

  @Test
  void aBeginningIsWhatALookThenSawAndOneObjectInARun() {
    List<Sample<String>> looks = new ArrayList<>();
    Sample<String> whole =
        Sampler.of(Agents.uniform(5))
            .from("s0")
            .transitions(400)
            .until(soFar -> !looks.add(soFar), 50)
            .run();
    assertThat(looks).isNotEmpty();
    for (Sample<String> look : looks) {
      Sample<String> beginning = whole.upTo(look.recorded());
      assertThat(beginning).isSameAs(look.upTo(look.recorded()));
      assertThat(beginning.chain().moves()).isEqualTo(look.chain().moves());
      assertThat(beginning.chain().edges()).isEqualTo(look.chain().edges());
      assertThat(beginning.judged().draws()).isEqualTo(look.judged().draws());
      assertThat(beginning.end()).isEmpty();
      assertThat(beginning.isSequential()).isTrue();
    }
    assertThatThrownBy(() -> whole.upTo(401)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aBeginningHasTheFaultsUpToThere() {
    Agent<String> faulty =
        (state, draw) -> {
          if (draw.number() % 10 == 9) {
            throw new IllegalStateException("no answer");
          }
          return Step.to("s" + draw.random().nextInt(3));
        };
    Sample<String> sample =
        Sampler.of(faulty).from("s0").retries(RetryPolicy.NONE).transitions(100).run();
    assertThat(sample.upTo(35).faults()).isEqualTo(3);
    assertThat(sample.upTo(35).draws()).isEqualTo(32);
    assertThat(sample.upTo(35).recorded()).isEqualTo(35);
    assertThat(sample.isSequential()).isFalse();
  }

  @Test
  void aRecordedStepTellsWhereItLed() {
    Agent<String> agent =
        script(List.of(Step.to("b"), Step.stay(), Step.escape("refused"), Step.to("a")));
    Sample<String> sample = Sampler.of(agent).from("a").transitions(4).explore(0).run();
    RecordedStep<String> move = sample.step(0);
    assertThat(move.isMove()).isTrue();
    assertThat(move.from()).isEqualTo("a");
    assertThat(move.to()).hasValue("b");
    assertThat(move.toKey()).hasValue("b");
    assertThat(move.escapeReason()).isEmpty();
    RecordedStep<String> loop = sample.step(1);
    assertThat(loop.isSelfLoop()).isTrue();
    assertThat(loop.isMove()).isFalse();
    RecordedStep<String> escape = sample.step(2);
    assertThat(escape.isEscape()).isTrue();
    assertThat(escape.to()).isEmpty();
    assertThat(escape.toNumber()).isEqualTo(-1);
    assertThat(escape.escapeReason()).hasValue("refused");
    assertThat(sample.step(3).isSelfLoop()).as("a move to the same key").isTrue();
    assertThatThrownBy(() -> sample.step(4)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static Agent<String> script(List<Step<String>> steps) {
    return (state, draw) -> steps.get((int) draw.number());
  }
}
