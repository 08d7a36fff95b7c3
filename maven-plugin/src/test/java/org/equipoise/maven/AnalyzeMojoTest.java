package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
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
    mojo.transitions = file.toFile();
    mojo.kernel = "counts";
    mojo.violationFunction = "softplus";
    mojo.seed = 1;
    mojo.project = new MavenProject();
    mojo.session = mock(MavenSession.class);
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
  void aWrongFileIsAnErrorInOneLine() throws IOException {
    Files.writeString(directory.resolve("moves.csv"), "from,to,count\nA,B,-1\n");

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith(directory.resolve("moves.csv") + ", line 2, column 5: a count is");
  }

  @Test
  void aMissingFileIsNamed() {
    mojo.transitions = directory.resolve("none.csv").toFile();

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
}
