package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.InvalidStepException;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run says and keeps where the user's code is broken. Draw n goes from n to n + 1. */
@Timeout(60)
class SamplingFailedTest {
  private static final Agent<Integer> COUNTING = (state, draw) -> Step.to((int) draw.number() + 1);

  private final Sampler<Integer> counting = Sampler.of(COUNTING).from(0).transitions(50).window(1);

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void anErrorOfTheAgentEndsTheRunAndTheDrawsBeforeAreKept(int concurrency) {
    AssertionError error = new AssertionError("a check\n inside");
    SamplingFailedException failure = failure(failingAt(5, error).concurrency(concurrency));
    assertThat(failure)
        .hasMessage(
            "the agent failed from the state 'a' (draw 5) with AssertionError: a check\\n inside; an"
                + " Error is a defect of its code, and not tried again")
        .hasCause(error);
    assertThat(failure.sample().end()).contains(SamplingEnd.FAILED);
    assertThat(failure.sample().recorded()).isEqualTo(5);
    assertThat(failure.sample().calls()).isEqualTo(6);
    assertThat(failure.sample().chain().selfLoops()).isEqualTo(5);
  }

  @Test
  void aStepThatIsNoneKeepsTheDrawsBefore() {
    Agent<String> agent = (state, draw) -> draw.number() == 3 ? null : Step.stay();
    SamplingFailedException failure = failure(Sampler.of(agent).from("a").window(1));
    assertThat(failure)
        .hasMessageStartingWith("the agent returned null from the state 'a' (draw 3)");
    assertThat(failure.sample().recorded()).isEqualTo(3);
    assertThat(failure.sample().calls()).isEqualTo(4);
  }

  @Test
  void anInvalidStepIsTheCause() {
    Agent<String> agent = (state, draw) -> Step.to(null);
    assertThat(failure(Sampler.of(agent).from("a"))).hasCauseInstanceOf(InvalidStepException.class);
  }

  @Test
  void aStackThatIsTooDeepIsADefectOfTheAgent() {
    StackOverflowError error = new StackOverflowError();
    assertThat(failure(failingAt(0, error))).hasCause(error);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void anErrorOfTheVirtualMachineIsThrownAsItIs(int concurrency) {
    OutOfMemoryError error = new OutOfMemoryError("a joke");
    Sampler<String> sampler = failingAt(5, error).concurrency(concurrency);
    assertThatThrownBy(sampler::run).isSameAs(error);
    assertThatThrownBy(() -> counting.key(throwing(3, error)::keyOf).run()).isSameAs(error);
  }

  @Test
  void aKeyFunctionThatThrowsIsNamedWithTheStateAndTheDraw() {
    RuntimeException cause = new IllegalStateException("no phase\u001b[2J");
    SamplingFailedException failure = failure(counting.key("phase", throwing(7, cause)::keyOf));
    assertThat(failure)
        .hasMessageMatching(
            "draw 6, from the state '[0-6]': the key function 'phase' for the state '7' threw"
                + " IllegalStateException: no phase\\\\u001b\\[2J")
        .hasCause(cause);
    assertThat(failure.sample().recorded()).isEqualTo(6);
    assertThat(failure.sample().calls()).isEqualTo(7);
    assertThat(failure.sample().states().size()).isEqualTo(7);
  }

  @Test
  void aKeyIsNotNull() {
    assertThat(failure(counting.key("phase", i -> i == 7 ? null : "p" + i)))
        .hasMessageMatching(
            "draw 6, from the state '[0-6]': the key function 'phase' gave null for the state '7';"
                + " a key is the text by which states count as the same, so every state needs one")
        .hasNoCause();
  }

  @Test
  void theKeyOfAStartStateIsAskedBeforeAnyCall() {
    SamplingFailedException failure =
        failure(Sampler.of(Agents.uniform(2)).from("ok", "s\n0").key(s -> s.equals("ok") ? s : ""));
    assertThat(failure)
        .hasMessage(
            "the key function 'key' gave blank text for the state 's\\n0'; a key is the text by"
                + " which states count as the same, so every state needs one");
    assertThat(failure.sample().calls()).isZero();
    assertThat(failure.sample().recorded()).isZero();
    assertThat(failure.sample()).hasToString("0 of 2000 draws: " + failure.sample().chain());
  }

  @Test
  void aPotentialThatThrowsIsNamedWithTheStateAndTheDraw() {
    RuntimeException cause = new IllegalStateException("no build");
    SamplingFailedException failure = failure(counting.potential(throwing(7, cause)::valueOf));
    assertThat(failure)
        .hasMessageMatching(
            "draw 6, from the state '[0-6]': the declared potential of the state '7' threw"
                + " IllegalStateException: no build")
        .hasCause(cause);
    assertThat(failure.sample().recorded()).isEqualTo(6);
    assertThat(failure.sample().declaredPotential(6)).hasValue(6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void aPotentialIsFinite(double bad) {
    SamplingFailedException failure = failure(counting.potential(i -> i == 7 ? bad : i));
    assertThat(failure)
        .hasMessageMatching(
            "draw 6, from the state '[0-6]': the declared potential of the state '7' is "
                + bad
                + "; it must give every state a finite number");
    assertThat(failure.sample().recorded()).isEqualTo(6);
    assertThat(failure(counting.potential(i -> bad)))
        .hasMessage(
            "the declared potential of the state '0' is %s; it must give every state a finite"
                + " number",
            bad)
        .satisfies(first -> assertThat(first.sample().calls()).isZero());
  }

  @Test
  void aPotentialThatTellsApartWhatTheKeyDoesNotIsAnError() {
    SamplingFailedException failure =
        failure(counting.key(i -> "half " + i / 2).potential(i -> Math.max(i, 6)));
    assertThat(failure)
        .hasMessageEndingWith(
            "states with the key 'half 3' have the declared potentials 6.0 and 7.0; put into the key"
                + " what the potential depends on");
    assertThat(failure.sample().recorded()).isEqualTo(6);
  }

  @Test
  void aPotentialIsComputedOnceForEachStateThatIsKept() {
    AtomicInteger computed = new AtomicInteger();
    Sample<Integer> sample =
        counting
            .potential(
                i -> {
                  computed.incrementAndGet();
                  return i;
                })
            .until(Sample::hasTrajectories, 1)
            .run();
    assertThat(sample.declaredPotential(50)).hasValue(50);
    assertThat(computed).hasValue(51);
  }

  @Test
  void aStateThatHasNoTextIsNamedByItsType() {
    record Mute() {
      @Override
      public String toString() {
        throw new UnsupportedOperationException("mute");
      }
    }
    Agent<Mute> agent = (state, draw) -> null;
    assertThat(failure(Sampler.of(agent).from(new Mute()).key(state -> "mute")))
        .hasMessageContaining("the state of type " + Mute.class.getTypeName())
        .hasMessageContaining(
            "whose toString() threw UnsupportedOperationException: mute (draw 0)");
  }

  private static SamplingFailedException failure(Sampler<?> sampler) {
    return catchThrowableOfType(SamplingFailedException.class, sampler::run);
  }

  private static Sampler<String> failingAt(long number, Error error) {
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() == number) {
            throw error;
          }
          return Step.stay();
        };
    return Sampler.of(agent).from("a").window(1);
  }

  /** Functions that know every number but one. */
  private record Throwing(int number, Throwable thrown) {
    String keyOf(int state) {
      return "p" + (int) valueOf(state);
    }

    double valueOf(int state) {
      if (state == number) {
        throw sneaky(thrown);
      }
      return state;
    }

    @SuppressWarnings("unchecked") // thrown as it is, checked or not
    private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
      throw (T) thrown;
    }
  }

  private static Throwing throwing(int number, Throwable thrown) {
    return new Throwing(number, thrown);
  }
}
