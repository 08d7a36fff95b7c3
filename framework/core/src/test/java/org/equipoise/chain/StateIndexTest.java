package org.equipoise.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StateIndexTest {

  @Test
  void keysAreNumberedAsTheyAppear() {
    StateIndex.Builder builder = new StateIndex.Builder();
    assertThat(builder.number("B")).isZero();
    assertThat(builder.number("A")).isEqualTo(1);
    assertThat(builder.number("B")).isZero();
    StateIndex index = builder.build();
    assertThat(index.keys()).containsExactly("B", "A");
    assertThat(index.key(1)).isEqualTo("A");
    assertThat(index.number("A")).isEqualTo(1);
    assertThat(index.size()).isEqualTo(2);
  }

  @Test
  void anUnknownKeyHasTheNumberMinusOne() {
    assertThat(StateIndex.of(List.of("A")).number("B")).isEqualTo(-1);
  }

  @Test
  void anUnknownNumberIsAnError() {
    assertThatThrownBy(() -> StateIndex.of(List.of("A")).key(1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aBuiltIndexDoesNotGrowWithItsBuilder() {
    StateIndex.Builder builder = new StateIndex.Builder();
    builder.number("A");
    StateIndex index = builder.build();
    builder.number("B");
    assertThat(index.keys()).containsExactly("A");
    assertThat(index.number("B")).isEqualTo(-1);
    assertThat(builder.number("B")).isEqualTo(1);
  }

  @Test
  void aKeyCanNotStandTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StateIndex.of(List.of("A", "B", "A")))
        .withMessage("the key 'A' stands twice in the index");
  }
}
