package org.equipoise.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.TestError;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void aClaimThatNamesNoQuantityIsExpectedAsAWhole() {
    PropertyFacts property =
        PropertyFacts.of(
            "t",
            Evidence.builder("my-rule", "no two words alike", Verdict.FAIL, "Two words are alike.")
                .estimate(43)
                .build());

    assertThat(property.quantity()).isEqualTo("my rule");
    assertThat(property.expected()).isEqualTo("no two words alike");
    assertThat(property.measured()).hasValue("43");
  }

  @Test
  void thatTheBaselineWasRecordedIsKeptInTheFile(@TempDir Path directory) throws IOException {
    PropertyFacts recorded =
        PropertyFacts.of(
            "behaves",
            Evidence.builder("drift", "drift at most 0.05", Verdict.INCONCLUSIVE, "Recorded.")
                .recordedNow()
                .build());
    Path file = directory.resolve(ResultFile.NAME);
    ResultFile.write(
        file,
        Result.withoutSample(
            "shop.A",
            Instant.EPOCH,
            Instant.EPOCH,
            List.of(recorded, Results.undecided()),
            List.of()));

    assertThat(ResultFile.read(file).properties())
        .extracting(PropertyFacts::isRecording)
        .containsExactly(true, false);
  }

  @Test
  void whatBrokeATestIsKeptInTheFileBesideItsFail(@TempDir Path directory) throws IOException {
    TestError error =
        new TestError(TestError.Of.TEST, "a.B", "a.B: no key\n\tat shop.A.a(A.java:3)");
    PropertyFacts broken =
        PropertyFacts.of(
            "behaves",
            Evidence.builder("test", "the test runs", Verdict.FAIL, "B: no key")
                .error(error)
                .build());
    Path file = directory.resolve(ResultFile.NAME);
    ResultFile.write(
        file,
        Result.withoutSample(
            "shop.A",
            Instant.EPOCH,
            Instant.EPOCH,
            List.of(broken, Results.undecided()),
            List.of()));

    assertThat(ResultFile.read(file).properties())
        .extracting(PropertyFacts::error)
        .containsExactly(error, null);
  }

  @Test
  void withoutAnEstimateNothingIsMeasured() {
    assertThat(Results.undecided().measured()).isEmpty();
  }
}
