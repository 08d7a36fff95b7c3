package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.Test;

class TrajectoriesTest {

  private static Trajectory<String> walk(String... states) {
    return Trajectory.through(states);
  }

  @Test
  void eachStepStartsWhereTheOneBeforeEnded() {
    Sample<String> sample =
        Trajectories.of(List.of(walk("a", "b", "b", "a"), walk("c", "a"))).sample();
    assertThat(sample.states().keys()).containsExactly("a", "b", "c");
    assertThat(sample.chain().moves(0, 1)).isEqualTo(1);
    assertThat(sample.chain().moves(1, 0)).isEqualTo(1);
    assertThat(sample.chain().moves(2, 0)).isEqualTo(1);
    assertThat(sample.chain().selfLoops()).isEqualTo(1);
    assertThat(sample.recorded()).isEqualTo(4);
    assertThat(sample.planned()).isEqualTo(4);
    assertThat(sample.end()).hasValue(SamplingEnd.COMPLETE);
    assertThat(sample.isSequential()).isFalse();
  }

  @Test
  void stepsKnowTheirTrajectory() {
    Sample<String> sample =
        Trajectories.of(List.of(walk("a", "b", "a"), walk("a"), walk("b", "a"), walk("a", "b")))
            .sample();
    assertThat(sample.hasTrajectories()).isTrue();
    assertThat(IntStream.range(0, sample.recorded()).map(k -> sample.step(k).trajectory()))
        .containsExactly(0, 0, 1, 2);
    assertThat(sample.upTo(3).step(2).trajectory()).isEqualTo(1);
  }

  @Test
  void anEscapeLeavesTheStateAsItWas() {
    Trajectory<String> walk =
        new Trajectory<>("a", List.of(Step.escape("refused"), Step.to("b"), Step.stay()));
    Sample<String> sample = Trajectories.of(List.of(walk)).sample();
    assertThat(sample.step(0).escapeReason()).hasValue("refused");
    assertThat(sample.step(1).fromKey()).isEqualTo("a");
    assertThat(sample.step(2).isSelfLoop()).isTrue();
    assertThat(sample.step(2).fromKey()).isEqualTo("b");
  }

  @Test
  void wholeTrajectoriesExplore() {
    Sample<String> sample =
        Trajectories.of(
                List.of(walk("a", "b", "a"), walk("b", "a"), walk("a", "b"), walk("a", "c")))
            .explore(0.5)
            .sample();
    assertThat(sample.firstJudged()).isEqualTo(3);
    assertThat(sample.explored().moves()).isEqualTo(3);
    assertThat(sample.judged().moves()).isEqualTo(2);
  }

  @Test
  void atLeastOneTrajectoryIsLeftToJudge() {
    Sample<String> sample = Trajectories.of(List.of(walk("a", "b", "a"))).explore(0.9).sample();
    assertThat(sample.firstJudged()).isZero();
  }

  @Test
  void keysPotentialsAndTheAgentAreThoseGiven() {
    Sample<String> sample =
        Trajectories.of(List.of(walk("A", "a", "bb")))
            .key("lower case", state -> state.toLowerCase(Locale.ROOT))
            .potential(state -> state.length())
            .agent(AgentDescription.named("walker"))
            .sample();
    assertThat(sample.chain().selfLoops()).isEqualTo(1);
    assertThat(sample.keyScheme()).isEqualTo("lower case");
    assertThat(sample.declaredPotential(1)).hasValue(2);
    assertThat(sample.agent().name()).isEqualTo("walker");
  }

  @Test
  void drawsMadeByThemselvesHaveNoTrajectory() {
    Sample<String> sample =
        Sampler.<String>of((state, draw) -> Step.stay()).from("a").transitions(5).run();
    assertThat(sample.hasTrajectories()).isFalse();
    assertThat(sample.step(3).trajectory()).isEqualTo(3);
  }

  @Test
  void refusesTrajectoriesWithoutAStep() {
    assertThatThrownBy(() -> Trajectories.of(List.of(walk("a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no step in these trajectories");
    assertThatThrownBy(() -> Trajectory.through(List.of()))
        .hasMessage("a trajectory goes through one state at least");
    assertThatThrownBy(() -> Trajectories.of(List.of(walk("a", "b"))).explore(1))
        .hasMessage("the share of exploring trajectories lies in [0, 1), got 1.0");
  }
}
