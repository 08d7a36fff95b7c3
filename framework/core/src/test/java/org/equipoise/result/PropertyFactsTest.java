package org.equipoise.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;

class PropertyFactsTest {

  @Test
  void theClaimIsAQuantityAndWhatIsExpectedOfIt() {
    PropertyFacts property = Results.downhill(Verdict.FAIL);

    assertThat(property.quantity()).isEqualTo("downhill fraction");
    assertThat(property.expected()).isEqualTo("at least 0.60 (margin 0.05)");
    assertThat(property.measured()).hasValue("0.514 [0.471, 0.553] over 640 moves");
    assertThat(Results.undecided().expected()).isEqualTo("at most 0.10");
  }

  @Test
  void aClaimWithoutAComparisonIsExpectedAsAWhole() {
    PropertyFacts property =
        PropertyFacts.of(
            "t",
            new Evidence(
                "my-rule",
                "no two words alike",
                Verdict.FAIL,
                OptionalDouble.of(43),
                Optional.empty(),
                0,
                "",
                0,
                OptionalDouble.empty(),
                "Two words are alike.",
                List.of()));

    assertThat(property.quantity()).isEqualTo("my rule");
    assertThat(property.expected()).isEqualTo("no two words alike");
    assertThat(property.measured()).hasValue("43");
  }

  @Test
  void withoutAnEstimateNothingIsMeasured() {
    assertThat(Results.undecided().measured()).isEmpty();
  }
}
