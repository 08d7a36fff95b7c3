package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.equipoise.agent.AgentDescription;
import org.equipoise.chain.Chain;
import org.equipoise.drift.Baseline;
import org.equipoise.drift.BaselineFile;
import org.equipoise.result.AuthorsFacts;
import org.equipoise.result.DriftFacts;
import org.equipoise.result.Result;
import org.equipoise.result.ResultFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzeMojoTest {
  @TempDir Path directory;
  private final Log log = mock();
  private final AnalyzeMojo mojo = new AnalyzeMojo();

  @BeforeEach
  void configureAsMavenWould() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("moves.csv"), "from,to,count\nA,B,90\nB,A,10\nB,B,80\nC,A,5\n");
    mojo.setLog(log);
    mojo.transitions = file.toString();
    mojo.kernel = "counts";
    mojo.violationFunction = "softplus";
    mojo.seed = 1;
    mojo.project = new MavenProject();
    mojo.plugin = new PluginDescriptor();
    mojo.session = mock(MavenSession.class);
    when(mojo.session.getUserProperties()).thenReturn(new Properties());
    when(mojo.session.getExecutionRootDirectory()).thenReturn(directory.toString());
  }

  @Test
  void withoutAProjectTheResultStandsInADirectoryOfItsName() throws Exception {
    mojo.execute();

    Path file = directory.resolve("equipoise").resolve("result.json");
    Result result = ResultFile.read(file);
    assertThat(result.source()).isEqualTo("moves.csv");
    assertThat(result.potential().unidentified()).containsExactly("C");
    // V(A) - V(B) = log(T(A->B) / T(B->A)) = log(1 / (10/90))
    assertThat(result.potential().values().get("A")).isCloseTo(Math.log(9), within(1e-9));
    verify(log).info("Equipoise: moves.csv");
    verify(log).info("Result       " + file);
  }

  @Test
  void columnsThatAreNotReadAreWarnedOf() throws Exception {
    Files.writeString(Path.of(mojo.transitions), "id,from,to,weight\n1,A,B,0.5\n2,B,A,0.7\n");

    mojo.execute();

    verify(log).info("Warnings     not read: id, weight");
    assertThat(ResultFile.read(directory.resolve("equipoise").resolve("result.json")).warnings())
        .contains("not read: id, weight");
  }

  @Test
  void inAProjectTheResultStandsUnderTarget() throws Exception {
    Build build = new Build();
    build.setDirectory(directory.resolve("target").toString());
    mojo.project.setBuild(build);
    mojo.project.setFile(directory.resolve("pom.xml").toFile());

    mojo.execute();

    assertThat(directory.resolve("target").resolve("equipoise").resolve("result.json")).exists();
  }

  @Test
  void optionsAreTakenAsGiven() throws Exception {
    mojo.outputDirectory = directory.resolve("out").toFile();
    mojo.kernel = "high-reject";
    mojo.attempts = 100.0;
    mojo.violationFunction = "exp";
    mojo.seed = 7;

    mojo.execute();

    Result result = ResultFile.read(directory.resolve("out").resolve("result.json"));
    assertThat(result.kernel().estimate()).isEqualTo("high-reject");
    assertThat(result.kernel().attemptsPerState()).isEqualTo(100);
    assertThat(result.potential().violationFunction()).isEqualTo("exp");
    assertThat(result.seed()).isEqualTo(7);
    verify(log).info(startsWith("Potential    least action"));
  }

  @Test
  void whereAColumnNamesClustersEachIsOneObservation() throws Exception {
    Files.writeString(
        directory.resolve("moves.csv"),
        "walk,from,to,count\n1,A,B,90\n1,B,A,10\n2,A,B,1\n2,B,A,3\n");
    mojo.clusters = "walk";
    mojo.potential =
        Files.writeString(directory.resolve("v.csv"), "state,potential\nA,1\nB,0\n").toFile();
    mojo.baselineFile = directory.resolve("moves.csv").toFile();

    mojo.execute();

    Result result = ResultFile.read(directory.resolve("equipoise").resolve("result.json"));
    assertThat(result.direction().clusters()).isEqualTo(2);
    assertThat(result.direction().downhillFraction()).isCloseTo((0.9 + 0.25) / 2, within(1e-9));
    assertThat(result.direction().interval().get(1)).isEqualTo(1);
    assertThat(result.drift()).isNull();
    verify(log).info("The drift from the baseline is not judged: it knows of no clusters");
    verify(log)
        .info(
            "             by cluster: mean share of 2 clusters, along a potential that was not fitted to them");
    verify(log)
        .info(
            "Balance      untestable: not judged by cluster, since the test takes moves for independent of each other");
  }

  @Test
  void aWrongFileIsAnErrorInOneLine() throws IOException {
    Files.writeString(directory.resolve("moves.csv"), "from,to,count\nA,B,-1\n");

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith(directory.resolve("moves.csv") + ", line 2, column 5: a count is");
  }

  @Test
  void aMissingFileIsNamed() {
    mojo.transitions = directory.resolve("none.csv").toString();

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(mojo.transitions + " is no file; correct -Dequipoise.transitions");
  }

  @Test
  void withoutAFileTheErrorSaysHowToNameOne() {
    mojo.transitions = null;

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("-Dequipoise.transitions=FILE");
  }

  @Test
  void anOptionThatDoesNotExistIsNamedWithThoseThatDo() {
    mojo.kernel = "count";

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "no kernel estimate 'count'; choose counts, attempts, low-reject or high-reject");
  }

  @Test
  void aDashReadsTheStandardInput() throws Exception {
    mojo.transitions = "-";
    mojo.format = "jsonl";
    mojo.input =
        new ByteArrayInputStream(
            "{\"from\": \"A\", \"to\": \"B\", \"count\": 7}\n".getBytes(StandardCharsets.UTF_8));

    mojo.execute();

    Result result = written();
    assertThat(result.source()).isEqualTo("standard input");
    assertThat(result.sample().moves()).isEqualTo(7);
  }

  @Test
  void standardInputIsCommaSeparatedUnlessTold() throws Exception {
    mojo.transitions = "-";
    mojo.input = new ByteArrayInputStream("from,to\nA,B\nA,B\n".getBytes(StandardCharsets.UTF_8));

    mojo.execute();

    assertThat(written().sample().moves()).isEqualTo(2);
  }

  @Test
  void aFormatThatDoesNotExistIsNamedWithThoseThatDo() {
    mojo.format = "xml";

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage("no format 'xml'; choose csv or jsonl");
  }

  @Test
  void movesAreJudgedAlongADeclaredPotential() throws Exception {
    mojo.potential =
        Files.writeString(directory.resolve("v.csv"), "state,potential\nA,0\nB,3\nC,1e1\n")
            .toFile();

    mojo.execute();

    Result result = written();
    assertThat(result.potential().method()).isEqualTo("declared");
    assertThat(result.potential().values())
        .containsOnly(entry("A", 0.0), entry("B", 3.0), entry("C", 10.0));
    // A -> B 90 times up; B -> A 10 times and C -> A 5 times down
    assertThat(result.direction().up()).isEqualTo(90);
    assertThat(result.direction().down()).isEqualTo(15);
  }

  @Test
  void aStateWithoutADeclaredPotentialIsAnError() throws IOException {
    Path file = Files.writeString(directory.resolve("v.csv"), "state,potential\nA,0\nB,3\n");
    mojo.potential = file.toFile();

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            file
                + ": one state of the transitions has no potential, got 'C'; add a row for each state");
  }

  @Test
  void aBaselineToldSaysHowFarTheTransitionsHaveDrifted() throws Exception {
    Chain counts =
        Chain.builder().step("A", "B", 400).step("B", "A", 300).step("B", "B", 100).build();
    Path file = directory.resolve("shop.Test.baseline.json");
    BaselineFile.write(
        file,
        Baseline.of(
            counts,
            "shop.Test",
            AgentDescription.NONE,
            "text",
            LocalDate.of(2026, 1, 2),
            Optional.empty(),
            1));
    mojo.baselineFile = file.toFile();

    mojo.execute();

    DriftFacts drift = written().drift();
    assertThat(drift.baseline()).isEqualTo("shop.Test");
    assertThat(drift.pValue()).isLessThanOrEqualTo(0.001);
    assertThat(drift.worstRows().get(0)).startsWith("from B (400 steps then, 90 now;");
    assertThat(drift.interval().get(0)).isGreaterThan(0.1);
    assertThat(drift.steps()).isEqualTo(180);
    assertThat(drift.notCompared()).isEqualTo(5);
    verify(log).info(startsWith("Drift        "));
  }

  @Test
  void aBaselineOfOtherStatesIsAnError() throws IOException {
    Path file = directory.resolve("shop.Test.baseline.json");
    BaselineFile.write(
        file,
        Baseline.of(
            Chain.builder().step("X", "Y", 4).build(),
            "shop.Test",
            AgentDescription.NONE,
            "text",
            LocalDate.of(2026, 1, 2),
            Optional.empty(),
            1));
    mojo.baselineFile = file.toFile();

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith(
            "the transitions step from no state that the baseline of shop.Test stepped from");
  }

  @Test
  void paperModeShowsTheNumbersOfTheAuthorsProgramAsTheirs() throws Exception {
    mojo.paper = true;

    mojo.execute();

    assertThat(written().authors())
        .extracting(AuthorsFacts::kernel)
        .containsExactly("low-reject", "high-reject");
    verify(log)
        .info(
            "Paper        low-reject, as the authors' program has it, with its defects: for comparison only");
  }

  @Test
  void withoutPaperModeTheyAreLeftOut() throws Exception {
    mojo.execute();

    assertThat(written().authors()).isEmpty();
    verify(log, never()).info(startsWith("Paper"));
  }

  private Result written() throws IOException {
    return ResultFile.read(directory.resolve("equipoise").resolve("result.json"));
  }
}
