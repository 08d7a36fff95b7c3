package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.Test;

/** Where draws start. Each test of uniformity has a false alarm rate of 0.001 and a fixed seed. */
class StartsTest {
  private static final double FALSE_ALARM = 0.001;

  @Test
  void judgedDrawsStartUniformlyFromTheStatesThatExplorationFound() {
    Sample<String> sample =
        Sampler.of(Agents.uniform(20)).from("s0").transitions(20_000).explore(0.1).run();
    assertThat(sample.states().size()).isEqualTo(20);
    long[] starts = IntStream.range(0, 20).mapToLong(sample.judged()::draws).toArray();
    assertUniform(starts);
  }

  @Test
  void judgedStartsAreUniformOverKeysAndThenOverTheirConcreteStates() {
    // Key "low" has the concrete states 0, 1 and 2, key "high" has 3 alone.
    Agents.Noting<Integer> agent =
        new Agents.Noting<>((state, draw) -> Step.to(draw.random().nextInt(4)));
    Sampler.of(agent)
        .key(i -> i < 3 ? "low" : "high")
        .from(0)
        .transitions(13_000)
        .explore(0.1)
        .run();
    Map<Integer, Long> starts = count(agent.starts(13_000).subList(1_300, 13_000));
    assertUniform(new long[] {starts.get(0), starts.get(1), starts.get(2)});
    assertUniform(new long[] {starts.get(3), starts.get(0) + starts.get(1) + starts.get(2)});
  }

  @Test
  void judgedDrawsNeverStartFromWhatOnlyJudgedMovesReached() {
    Agents.Noting<String> agent =
        new Agents.Noting<>((state, draw) -> Step.to("s" + draw.number()));
    Sample<String> sample = Sampler.of(agent).from("a").transitions(400).explore(0.25).run();
    assertThat(sample.states().size()).isEqualTo(401);
    assertThat(agent.starts(400).subList(100, 400))
        .allMatch(s -> s.equals("a") || Integer.parseInt(s.substring(1)) < 100);
  }

  @Test
  void newConcreteStatesOfAKnownKeyAreNotStartedFromEither() {
    Agents.Noting<Integer> agent =
        new Agents.Noting<>((state, draw) -> Step.to((int) draw.number() + 1));
    Sample<Integer> sample =
        Sampler.of(agent).key(i -> "all").from(0).transitions(60).explore(0.5).run();
    assertThat(agent.starts(60).subList(30, 60)).allMatch(i -> i <= 30);
    assertThat(sample.concreteStates(0)).hasSize(61);
  }

  @Test
  void withoutExplorationTheKnownStatesAreTheDeclaredOnes() {
    Agents.Noting<String> agent = new Agents.Noting<>(Agents.uniform(9));
    Sample<String> sample = Sampler.of(agent).from("a", "b").transitions(300).explore(0).run();
    assertThat(agent.starts(300)).containsOnly("a", "b");
    assertThat(sample.judged().draws()).isEqualTo(300);
  }

  @Test
  void declaredStartsAreUniformOverTheListAsGiven() {
    Sample<String> sample =
        Sampler.of(Agents.uniform(9))
            .from("a", "b", "a", "c")
            .starts(StartPolicy.DECLARED)
            .transitions(16_000)
            .run();
    long[] starts = IntStream.range(0, 3).mapToLong(sample.judged()::draws).toArray();
    assertThat(starts[0] + starts[1] + starts[2]).isEqualTo(8_000);
    double[] expected = {4_000, 2_000, 2_000};
    assertThat(new ChiSquareTest().chiSquareTest(expected, starts)).isGreaterThan(FALSE_ALARM);
  }

  @Test
  void declaredStartsWithoutAPotentialExploreFromTheKnownStates() {
    Agents.Noting<String> agent = new Agents.Noting<>(Agents.uniform(9));
    Sampler.of(agent).from("a").starts(StartPolicy.DECLARED).transitions(200).run();
    assertThat(agent.starts(200).subList(0, 100)).contains("s1", "s8");
    assertThat(agent.starts(200).subList(100, 200)).containsOnly("a");
  }

  @Test
  void declaredStartsWithAPotentialNeedNoExploration() {
    Sample<String> sample =
        Sampler.of(Agents.uniform(9))
            .from("a")
            .starts(StartPolicy.DECLARED)
            .potential(String::length)
            .transitions(200)
            .run();
    assertThat(sample.explored().draws()).isZero();
    assertThat(sample.judged().draws(0)).isEqualTo(200);
  }

  @Test
  void aPotentialAloneDoesNotReplaceExploration() {
    Sample<String> sample =
        Sampler.of(Agents.uniform(9)).from("a").potential(String::length).transitions(200).run();
    assertThat(sample.explored().draws()).isEqualTo(100);
  }

  @Test
  void anExploringDrawStartsFromWhatWasKnownAWindowBefore() {
    int window = 7;
    Agents.Noting<Integer> agent =
        new Agents.Noting<>((state, draw) -> Step.to((int) draw.number()));
    Sampler.of(agent).from(-1).transitions(4_000).window(window).run();
    List<Integer> starts = agent.starts(2_000);
    boolean newest = false;
    for (int k = 0; k < 2_000; k++) {
      assertThat(starts.get(k)).isLessThanOrEqualTo(Math.max(-1, k - window));
      newest |= k >= window && starts.get(k) == k - window;
    }
    // The newest is 1 of k - 5 states: missed by all draws with probability below 0.004.
    assertThat(newest).isTrue();
  }

  @Test
  void theStartTellsNothingOfTheDrawsOwnGenerator() {
    long[][] table = new long[4][4];
    Agent<String> agent =
        (state, draw) -> {
          table[state.charAt(0) - 'a'][draw.random().nextInt(4)]++;
          return Step.stay();
        };
    Sampler.of(agent).from("a", "b", "c", "d").transitions(20_000).explore(0).run();
    assertThat(new ChiSquareTest().chiSquareTest(table)).isGreaterThan(FALSE_ALARM);
  }

  @Test
  void anotherSeedGivesOtherStarts() {
    Agents.Noting<String> one = new Agents.Noting<>(Agents.uniform(9));
    Agents.Noting<String> other = new Agents.Noting<>(Agents.uniform(9));
    Sampler.of(one).from("a").transitions(100).seed(1).run();
    Sampler.of(other).from("a").transitions(100).seed(2).run();
    assertThat(one.starts(100)).isNotEqualTo(other.starts(100));
  }

  private static Map<Integer, Long> count(List<Integer> values) {
    return values.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static void assertUniform(long[] counts) {
    double[] expected = new double[counts.length];
    Arrays.fill(expected, 1);
    assertThat(new ChiSquareTest().chiSquareTest(expected, counts)).isGreaterThan(FALSE_ALARM);
  }
}
