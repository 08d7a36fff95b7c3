package org.equipoise.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest
  @CsvSource({"summary,summary,0", "Summary,summary,0", "sumary,summary,1", "sumamry,summary,2"})
  void theDistanceOfTwoNamesCountsEdits(String one, String other, int edits) {
    assertThat(Spelling.distance(one, other)).isEqualTo(edits);
  }

  @Test
  void theNearestNameIsTheOneWithTheFewestEdits() {
    assertThat(Spelling.nearest("tset", List.of("skip", "test", "mode"))).isEqualTo("test");
  }

  @Test
  void aSlipIsNearAndAnotherWordIsNot() {
    assertThat(Spelling.isNear("tset", "test")).isTrue();
    assertThat(Spelling.isNear("version", "test")).isFalse();
  }
}
