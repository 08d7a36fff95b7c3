package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.maven.ResultFixtures.BUILD_STARTED;
import static org.equipoise.maven.ResultFixtures.broken;
import static org.equipoise.maven.ResultFixtures.downhill;
import static org.equipoise.maven.ResultFixtures.recorded;
import static org.equipoise.maven.ResultFixtures.result;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.equipoise.result.Aggregate;
import org.equipoise.result.RunManifest;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildAggregateTest {
  @TempDir Path directory;
  private final MavenSession session = mock();
  private MavenProject root;
  private MavenProject cart;
  private MavenProject till;

  @BeforeEach
  void buildOfTwoModules() {
    root = project("shop", directory);
    cart = project("cart", directory.resolve("cart"));
    till = project("till", directory.resolve("till"));
    when(session.getStartTime()).thenReturn(Date.from(BUILD_STARTED));
    when(session.getProjects()).thenReturn(List.of(root, cart, till));
    when(session.getTopLevelProject()).thenReturn(root);
  }

  private static MavenProject project(String name, Path basedir) {
    MavenProject project = new MavenProject(new Model());
    project.setGroupId("shop");
    project.setArtifactId(name);
    project.setVersion("1");
    project.getModel().setBuild(new Build());
    project.getBuild().setDirectory(basedir.resolve("target").toString());
    return project;
  }

  private static Path results(MavenProject project) {
    return Path.of(project.getBuild().getDirectory(), "equipoise");
  }

  private Path file() {
    return directory.resolve("target").resolve("equipoise").resolve(Aggregate.NAME);
  }

  private void skipped(MavenProject project, String build) throws IOException {
    RunManifest.skipped(build, BUILD_STARTED, "skipITs is set")
        .write(results(project).resolve(RunManifest.NAME));
  }

  @Test
  void theModulesStandInTheOrderOfTheBuildWithThePathsOfTheirResults() throws IOException {
    ResultFixtures.write(
        results(cart),
        result("a.AgentTest", BUILD_STARTED, downhill(Verdict.FAIL), broken(), recorded()));
    skipped(till, MavenBuild.of(session, till).id());

    BuildAggregate.write(session, List.of(cart, till));

    assertThat(Aggregate.read(file()).modules())
        .containsExactly(
            new Aggregate.Module(
                "cart",
                null,
                null,
                List.of(
                    new Aggregate.TestClass(
                        "a.AgentTest",
                        "../../cart/target/equipoise/a.AgentTest/result.json",
                        0,
                        1,
                        0,
                        1))),
            new Aggregate.Module("till", RunManifest.State.SKIPPED, "skipITs is set", List.of()));
  }

  @Test
  void whatAnEarlierBuildLeftIsNotPutTogether() throws IOException {
    ResultFixtures.write(
        results(cart),
        result("a.AgentTest", BUILD_STARTED.minusSeconds(60), downhill(Verdict.PASS)));
    skipped(till, "an earlier build");

    BuildAggregate.write(session, List.of(cart, till));

    assertThat(file()).doesNotExist();
  }

  @Test
  void resultsAreReadWhereTheGoalWroteThem() throws IOException {
    Path elsewhere = directory.resolve("elsewhere");
    BuildAggregate.note(cart, elsewhere);
    ResultFixtures.write(elsewhere, result("a.AgentTest", BUILD_STARTED, downhill(Verdict.PASS)));

    BuildAggregate.write(session, List.of(cart));

    assertThat(Aggregate.read(file()).modules())
        .singleElement()
        .satisfies(
            module ->
                assertThat(module.classes())
                    .singleElement()
                    .satisfies(
                        found ->
                            assertThat(found.result())
                                .isEqualTo("../../elsewhere/a.AgentTest/result.json")));
  }

  @Test
  void anAggregateOfAnEarlierBuildDoesNotOutliveABuildWithoutAgentTests() throws IOException {
    Aggregate.of(List.of()).write(file());

    BuildAggregate.write(session, List.of(cart, till));
    assertThat(file()).as("none of our goals ran").exists();

    BuildAggregate.note(cart, results(cart));
    BuildAggregate.write(session, List.of(cart, till));
    assertThat(file()).doesNotExist();
  }

  /** As between drives of Windows, there is no path from one file system to another. */
  @Test
  void aResultToWhichNoPathLeadsIsNamedByItsOwn() throws Exception {
    try (FileSystem zip =
        FileSystems.newFileSystem(directory.resolve("drive.zip"), Map.of("create", "true"))) {
      Path elsewhere = Files.createDirectories(zip.getPath("/equipoise"));
      Files.createDirectories(results(till));
      ResultFixtures.write(
          results(till), result("a.AgentTest", BUILD_STARTED, downhill(Verdict.PASS)));
      Path target =
          Files.createDirectories(elsewhere.resolve("a.AgentTest")).resolve("result.json");
      Files.copy(results(till).resolve("a.AgentTest").resolve("result.json"), target);
      BuildAggregate.note(cart, elsewhere);

      BuildAggregate.write(session, List.of(cart));
    }

    assertThat(Aggregate.read(file()).modules())
        .singleElement()
        .satisfies(
            module ->
                assertThat(module.classes())
                    .extracting(Aggregate.TestClass::result)
                    .containsExactly("/equipoise/a.AgentTest/result.json"));
  }

  @Test
  void aBuildOfOneProjectHasNoAggregate() throws IOException {
    when(session.getProjects()).thenReturn(List.of(cart));
    ResultFixtures.write(
        results(cart), result("a.AgentTest", BUILD_STARTED, downhill(Verdict.PASS)));

    BuildAggregate.write(session, List.of(cart));

    assertThat(file()).doesNotExist();
  }

  @Test
  void aFileThatCanNotBeReadDoesNotFailTheBuildAtItsEnd() throws IOException {
    Files.createDirectories(results(cart));
    Files.writeString(results(cart).resolve(RunManifest.NAME), "{");

    BuildAggregate.write(session, List.of(cart));

    assertThat(file()).doesNotExist();
  }
}
