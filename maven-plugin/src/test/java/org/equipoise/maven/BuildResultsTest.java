package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.equipoise.maven.ResultFixtures.BUILD;
import static org.equipoise.maven.ResultFixtures.BUILD_STARTED;
import static org.equipoise.maven.ResultFixtures.result;
import static org.equipoise.maven.ResultFixtures.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.equipoise.chain.Chain;
import org.equipoise.result.Analysis;
import org.equipoise.result.AnalysisOptions;
import org.equipoise.result.Result;
import org.equipoise.result.ResultFile;
import org.equipoise.result.ResultFormatException;
import org.equipoise.result.RunManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildResultsTest {
  @TempDir Path directory;

  @Test
  void aResultIsOfThisBuildFromItsFirstInstantOn() throws IOException {
    write(directory, result("b.First", BUILD_STARTED));
    write(directory, result("a.Later", BUILD_STARTED.plusSeconds(60)));
    write(directory, result("c.Before", BUILD_STARTED.minusNanos(1)));

    BuildResults results = BuildResults.read(directory, BUILD);

    assertThat(results.current())
        .extracting(Result::className)
        .containsExactly("a.Later", "b.First");
    assertThat(results.stale()).extracting(Result::className).containsExactly("c.Before");
  }

  @Test
  void aResultWithTheIdOfThisBuildIsOfItWhateverTheClockSays() throws IOException {
    write(directory, result("a.Skewed", BUILD_STARTED.minusSeconds(2)).inBuild("this build"));
    write(directory, result("b.Other", BUILD_STARTED.minusSeconds(2)).inBuild("another build"));

    BuildResults results = BuildResults.read(directory, BUILD);

    assertThat(results.current()).extracting(Result::className).containsExactly("a.Skewed");
    assertThat(results.stale()).extracting(Result::className).containsExactly("b.Other");
  }

  @Test
  void aResultOfAnotherModuleInTheSamePlaceCountsNowhereHere() throws IOException {
    MavenBuild cart = new MavenBuild(BUILD_STARTED, BUILD_STARTED + " shop:cart:jar:1");
    write(directory, result("a.Cart", BUILD_STARTED).inBuild(cart.id()));
    write(directory, result("b.Till", BUILD_STARTED).inBuild(BUILD_STARTED + " shop:till:jar:1"));
    write(directory, result("c.Surefire", BUILD_STARTED).inBuild("a Maven"));

    BuildResults results = BuildResults.read(directory, cart);

    assertThat(results.current())
        .extracting(Result::className)
        .containsExactly("a.Cart", "c.Surefire");
    assertThat(results.stale()).isEmpty();
  }

  @Test
  void onlyTheRecordOfARunInThisBuildCounts() throws IOException {
    Path file = directory.resolve(RunManifest.NAME);
    RunManifest.skipped("another build", BUILD_STARTED, "").write(file);
    assertThat(BuildResults.read(directory, BUILD).run()).isEmpty();

    RunManifest.skipped("this build", BUILD_STARTED, "skipITs is set").write(file);
    assertThat(BuildResults.read(directory, BUILD).run()).isPresent();
  }

  @Test
  void aDirectoryThatIsNotThereHasNoResults() throws IOException {
    BuildResults results = BuildResults.read(directory.resolve("none"), BUILD);

    assertThat(results.current()).isEmpty();
    assertThat(results.stale()).isEmpty();
  }

  @Test
  void analysesAndOtherFilesAreNoResultsOfTests() throws IOException {
    Chain chain = Chain.builder().step("A", "B", 1).build();
    Result analysis = Analysis.of(chain, AnalysisOptions.DEFAULT).result();
    ResultFile.write(directory.resolve(ResultFile.NAME), analysis);
    ResultFile.write(directory.resolve("analysis").resolve(ResultFile.NAME), analysis);
    Files.createDirectories(directory.resolve("empty"));

    assertThat(BuildResults.read(directory, BUILD).current()).isEmpty();
  }

  @Test
  void aResultThatCanNotBeReadIsNotPassedOver() throws IOException {
    Path broken = Files.createDirectories(directory.resolve("a.Broken")).resolve(ResultFile.NAME);
    Files.writeString(broken, "{\"schema\": \"equipoise-result/1\",");

    assertThatThrownBy(() -> BuildResults.read(directory, BUILD))
        .isInstanceOf(ResultFormatException.class)
        .hasMessageStartingWith(broken.toString());
  }
}
