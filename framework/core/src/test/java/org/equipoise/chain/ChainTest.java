package org.equipoise.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ChainTest {

  /** Random chains of up to 40 states and 2,000 rows, against maps of the same input. */
  @RepeatedTest(20)
  void theSparseRowsHoldWhatWasAdded(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    int n = random.nextInt(1, 40);
    Map<List<Integer>, Long> steps = new HashMap<>();
    Map<Integer, Long> escapes = new HashMap<>();
    Map<Integer, Long> faults = new HashMap<>();
    Chain.Tally tally = new Chain.Tally();
    for (int r = random.nextInt(2_000); r > 0; r--) {
      int from = random.nextInt(n);
      int to = random.nextInt(n);
      long count = random.nextLong(1, 5);
      switch (random.nextInt(5)) {
        case 0 -> {
          tally.escape(from, count);
          escapes.merge(from, count, Long::sum);
        }
        case 1 -> {
          tally.fault(from, count);
          faults.merge(from, count, Long::sum);
        }
        default -> {
          tally.step(from, to, count);
          steps.merge(List.of(from, to), count, Long::sum);
        }
      }
    }
    Chain chain = tally.chain(states(n));
    int edges = 0;
    for (int i = 0; i < n; i++) {
      long moves = 0;
      for (int j = 0; j < n; j++) {
        long expected = i == j ? 0 : steps.getOrDefault(List.of(i, j), 0L);
        assertThat(chain.moves(i, j)).isEqualTo(expected);
        moves += expected;
        edges += expected > 0 ? 1 : 0;
      }
      assertThat(chain.moves(i)).isEqualTo(moves);
      assertThat(chain.selfLoops(i)).isEqualTo(steps.getOrDefault(List.of(i, i), 0L));
      assertThat(chain.escapes(i)).isEqualTo(escapes.getOrDefault(i, 0L));
      assertThat(chain.faults(i)).isEqualTo(faults.getOrDefault(i, 0L));
      assertThat(chain.draws(i)).isEqualTo(chain.moves(i) + chain.selfLoops(i) + chain.escapes(i));
    }
    assertThat(chain.edges()).isEqualTo(edges);
    assertThat(chain.firstEdge(n)).isEqualTo(edges);
    assertThat(chain.draws() + chain.faults()).isEqualTo(sum(steps) + sum(escapes) + sum(faults));
  }

  @Test
  void aRowIsInAscendingOrderOfItsTargets() {
    Chain.Tally tally = new Chain.Tally();
    for (int to : new int[] {4, 1, 3, 2, 1}) {
      tally.step(0, to, 1);
    }
    Chain chain = tally.chain(states(5));
    assertThat(IntStream.range(chain.firstEdge(0), chain.firstEdge(1)).map(chain::target))
        .containsExactly(1, 2, 3, 4);
    assertThat(chain.count(chain.edge(0, 1))).isEqualTo(2);
  }

  @Test
  void rowsWithTheSameStatesAreSummed() {
    Chain chain = Chain.builder().step("A", "B", 2).step("B", "A", 1).step("A", "B", 3).build();
    assertThat(chain.moves(0, 1)).isEqualTo(5);
    assertThat(chain.edges()).isEqualTo(2);
  }

  @Test
  void aMoveNeverRecordedHasNoEdge() {
    Chain chain = Chain.builder().step("A", "B", 2).state("C").build();
    assertThat(chain.edge(1, 0)).isEqualTo(-1);
    assertThat(chain.moves(1, 0)).isZero();
    assertThat(chain.edge(2, 0)).isEqualTo(-1);
    assertThat(chain.states().keys()).containsExactly("A", "B", "C");
  }

  @Test
  void escapesSelfLoopsAndFaultsAreNoMoves() {
    Chain chain =
        Chain.builder().step("A", "A", 4).escape("A", 3).fault("A", 2).step("A", "B", 1).build();
    assertThat(chain.moves()).isEqualTo(1);
    assertThat(chain.selfLoops()).isEqualTo(4);
    assertThat(chain.escapes()).isEqualTo(3);
    assertThat(chain.faults()).isEqualTo(2);
    assertThat(chain.draws()).isEqualTo(8);
    assertThat(chain)
        .hasToString("2 states, 1 moves (1 distinct), 4 self-loops, 3 escapes, 2 faults");
  }

  @Test
  void aChainDoesNotGrowWithItsBuilder() {
    Chain.Builder builder = Chain.builder().step("A", "B", 1);
    Chain chain = builder.build();
    builder.step("A", "B", 1).step("B", "C", 1);
    assertThat(chain.moves()).isEqualTo(1);
    assertThat(chain.size()).isEqualTo(2);
  }

  @Test
  void anEmptyChainIsOne() {
    Chain chain = Chain.builder().build();
    assertThat(chain.size()).isZero();
    assertThat(chain.draws()).isZero();
  }

  @Test
  void aCountIsPositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Chain.builder().step("A", "B", 0))
        .withMessage("a count must be at least 1, got 0");
  }

  @Test
  void aStateTheIndexLacksIsAnError() {
    Chain.Tally tally = new Chain.Tally();
    tally.step(0, 5, 1);
    assertThatThrownBy(() -> tally.chain(states(2))).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tally.step(0, -1, 1))
        .withMessage("states are numbered from 0, got -1");
  }

  @Test
  void countsThatOverflowAreAnErrorAndNotANegativeNumber() {
    Chain.Builder builder = Chain.builder().step("A", "B", Long.MAX_VALUE).step("A", "B", 1);
    assertThatThrownBy(builder::build).isInstanceOf(ArithmeticException.class);
  }

  private static StateIndex states(int n) {
    return StateIndex.of(IntStream.range(0, n).mapToObj(i -> "s" + i).toList());
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
