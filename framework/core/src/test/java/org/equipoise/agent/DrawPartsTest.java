package org.equipoise.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

/** Steps of agents that are parts of a draw. */
class DrawPartsTest {
  private static final Usage TOKENS = new Usage(3, 4);
  private final List<String> asked = new ArrayList<>();
  private boolean down;

  /** Goes on with a random number, and is down where it is told to be. */
  private final Agent<String> agent =
      (state, draw) -> {
        draw.add(Exchange.of(TOKENS));
        if (down) {
          throw new IOException("down");
        }
        asked.add(state);
        return Step.to(state + draw.random().nextInt(1_000_000));
      };

  @Test
  void aPartThatWasAnsweredIsNotAskedAgainInAnotherTry() throws Exception {
    Draw first = Draw.of(1, 7);
    Step<String> one = first.step(agent, "A");
    down = true;
    assertThatThrownBy(() -> first.step(agent, "A")).isInstanceOf(IOException.class);
    assertThat(first.usage()).isEqualTo(new Usage(6, 8));
    down = false;

    Draw second = first.again();
    assertThat(second.step(agent, "A")).isEqualTo(one);
    assertThat(second.usage()).as("what is kept is not paid for").isEqualTo(Usage.NONE);
    Step<String> two = second.step(agent, "A");
    assertThat(asked).containsExactly("A", "A");
    assertThat(second.usage()).isEqualTo(TOKENS);

    Draw undisturbed = Draw.of(1, 7);
    assertThat(List.of(undisturbed.step(agent, "A"), undisturbed.step(agent, "A")))
        .as("the same draw without a fault")
        .containsExactly(one, two);
  }

  @Test
  void aTryThatTakesAnotherWayIsAskedAgainFromThereOn() throws Exception {
    Draw first = Draw.of(1, 7);
    first.step(agent, "A");
    first.step(agent, "B");
    first.step(agent, "C");

    Draw second = first.again();
    second.step(agent, "A");
    second.step(agent, "X");
    second.step(agent, "C");
    assertThat(asked).containsExactly("A", "B", "C", "X", "C");

    Agent<String> other = agent::step;
    first.again().step(other, "A");
    assertThat(asked).as("another agent").hasSize(6);
  }

  @Test
  void thePartsOfAPartAreKeptToo() throws Exception {
    Agent<String> pair =
        (state, draw) -> {
          draw.step(agent, state);
          return draw.step(agent, state);
        };
    Agent<String> failingOnce =
        (state, draw) -> {
          Step<String> step = draw.step(agent, state);
          down = !down;
          return down ? draw.step(agent, state) : step;
        };
    Draw first = Draw.of(1, 7);
    first.step(pair, "A");
    assertThatThrownBy(() -> first.step(failingOnce, "B")).isInstanceOf(IOException.class);

    first.again().step(pair, "A");
    Draw second = first.again();
    second.step(pair, "A");
    second.step(failingOnce, "B");
    assertThat(asked).containsExactly("A", "A", "B");
  }

  @Test
  void aPartIsNamedAfterItsDrawAndHasItsNumber() throws Exception {
    Agent<String> naming = (state, part) -> Step.to(part + ", number " + part.number());
    Draw draw = Draw.of(5, 3);
    assertThat(draw.step(naming, "A")).isEqualTo(Step.to("part 0 of draw 3 of seed 5, number 3"));
    assertThat(draw.step(naming, "A")).isEqualTo(Step.to("part 1 of draw 3 of seed 5, number 3"));
  }

  /** The correlation of n independent pairs has standard error 1 / sqrt(n) = 0.01; 4 of them. */
  @Test
  void partsHaveRandomnessOfTheirOwn() throws Exception {
    int n = 10_000;
    double[] whole = new double[n];
    double[] first = new double[n];
    double[] second = new double[n];
    Set<Double> values = new HashSet<>();
    for (int k = 0; k < n; k++) {
      Draw draw = Draw.of(1, k);
      Agent<Double> random = (state, part) -> Step.to(part.random().nextDouble());
      whole[k] = draw.random().nextDouble();
      first[k] = ((Step.Move<Double>) draw.step(random, 0.0)).state();
      second[k] = ((Step.Move<Double>) draw.step(random, 0.0)).state();
      values.addAll(List.of(whole[k], first[k], second[k]));
    }
    assertThat(values).hasSize(3 * n);
    PearsonsCorrelation pearson = new PearsonsCorrelation();
    assertThat(pearson.correlation(whole, first)).isCloseTo(0, within(0.04));
    assertThat(pearson.correlation(first, second)).isCloseTo(0, within(0.04));
  }
}
