package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.equipoise.result.RunManifest;
import org.equipoise.result.RunManifest.ClassRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForkedRunTest {

  /** Stands in for the program that runs agent tests: ends as its configuration tells. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws Exception {
      Properties told = new Properties();
      try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
        told.load(reader);
      }
      System.out.write(
          (arguments[0] + "\n\tat \u001b[31mshop\u2026\n").getBytes(StandardCharsets.UTF_8));
      System.out.flush();
      RunManifest run = RunManifest.running("b1", Instant.now(), "0.1.0", List.of("shop.A"));
      switch (told.getProperty("config.state", "RUNNING")) {
        case "FINISHED" -> run = run.with(List.of(ClassRun.ran("shop.A"))).finished(Instant.now());
        case "EMPTY" ->
            run =
                RunManifest.running("b1", Instant.now(), "0.1.0", List.of())
                    .finished(Instant.now());
        case "FAILED" -> run = run.failed(Instant.now(), "no\nkey");
        case "SKIPPED" -> run = RunManifest.nothingChosen("b1", Instant.now(), "none is chosen");
        default -> {}
      }
      run.write(Path.of(told.getProperty("manifest")));
      if (told.getProperty("config.exit") == null) {
        Thread.sleep(Long.MAX_VALUE);
      }
      Runtime.getRuntime().halt(Integer.parseInt(told.getProperty("config.exit")));
    }
  }

  @TempDir Path directory;
  private final Log log = mock();
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void keepLines() {
    doAnswer(call -> lines.add(call.getArgument(0))).when(log).info(anyString());
  }

  private ForkedRun run(Map<String, String> configuration, Duration timeout, String... jvm) {
    List<String> arguments = new ArrayList<>(List.of(jvm));
    arguments.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Program.class.getName()));
    Path manifest = directory.resolve(RunManifest.NAME);
    return new ForkedRun(
        "b1",
        new AgentTestFork(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            arguments,
            Map.of(),
            directory,
            timeout),
        new ForkSettings(
            Optional.empty(), manifest, List.of(), TestSelection.ALL, configuration, Map.of()));
  }

  private ForkedRun ending(int status, String state) {
    return run(Map.of("exit", String.valueOf(status), "state", state), Duration.ZERO);
  }

  private RunManifest manifest() throws IOException {
    return RunManifest.read(directory.resolve(RunManifest.NAME));
  }

  @Test
  void testsThatFailAreLeftToTheCheck() throws Exception {
    assertThat(ending(0, "FINISHED").run(log)).isEqualTo(ForkedRun.End.GREEN);
    assertThat(ending(1, "FINISHED").run(log)).isEqualTo(ForkedRun.End.RED);
    assertThat(ending(1, "FAILED").run(log)).isEqualTo(ForkedRun.End.RED);
  }

  @Test
  void thereMayBeNothingToRun() throws Exception {
    assertThat(ending(3, "SKIPPED").run(log)).isEqualTo(ForkedRun.End.NOTHING);
    assertThat(ending(3, "EMPTY").run(log)).isEqualTo(ForkedRun.End.NOTHING);
  }

  @ParameterizedTest
  @CsvSource({"0, RUNNING", "0, FAILED", "1, RUNNING", "3, RUNNING", "3, FINISHED", "3, FAILED"})
  void aTestThatEndsTheJvmFailsWhateverNumberItEndsWith(int status, String state)
      throws IOException {
    assertThatThrownBy(() -> ending(status, state).run(log))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "The JVM of the agent tests ended before they did, with exit code %s; it was killed, or"
                + " a test ended it",
            status);
    assertThat(manifest().state()).isEqualTo(RunManifest.State.valueOf(state));
  }

  @Test
  void whatAnEarlierExecutionInThisBuildFoundStays() throws Exception {
    RunManifest.running("b1", Instant.EPOCH, "0.1.0", List.of("shop.Earlier"))
        .failed(Instant.EPOCH, "no key")
        .write(directory.resolve(RunManifest.NAME));

    ending(0, "FINISHED").run(log);

    assertThat(manifest().state()).isEqualTo(RunManifest.State.FAILED);
    assertThat(manifest().reason()).isEqualTo("no key");
    assertThat(manifest().classes())
        .containsExactly(ClassRun.expected("shop.Earlier"), ClassRun.ran("shop.A"));
    assertThat(directory).isDirectoryNotContaining("glob:**/run-*");
  }

  @Test
  void whatAnEarlierExecutionFoundStaysWhereTheNextDoesNotStart() throws Exception {
    RunManifest.running("b1", Instant.EPOCH, "0.1.0", List.of("shop.Earlier"))
        .with(List.of(ClassRun.ran("shop.Earlier")))
        .finished(Instant.EPOCH)
        .write(directory.resolve(RunManifest.NAME));

    assertThatThrownBy(() -> run(Map.of(), Duration.ZERO, "-XX:+NoSuchFlag").run(log))
        .isInstanceOf(MojoExecutionException.class);

    assertThat(manifest().state()).isEqualTo(RunManifest.State.FAILED);
    assertThat(manifest().reason()).isEqualTo("the JVM for the agent tests did not start");
    assertThat(manifest().classes()).containsExactly(ClassRun.ran("shop.Earlier"));
  }

  @Test
  void whatAnEarlierBuildLeftDoesNotStay() throws Exception {
    RunManifest.failed("b0", Instant.EPOCH, "no key").write(directory.resolve(RunManifest.NAME));
    ending(0, "FINISHED").run(log);
    assertThat(manifest().state()).isEqualTo(RunManifest.State.FINISHED);

    Files.writeString(directory.resolve(RunManifest.NAME), "{");
    ending(0, "FINISHED").run(log);
    assertThat(manifest().state()).isEqualTo(RunManifest.State.FINISHED);
  }

  @Test
  void whatIsPrintedReachesTheLogWithoutControlCharactersAndNoFileStays() throws Exception {
    ending(0, "FINISHED").run(log);

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).isEqualTo("    at \\u001b[31mshop\u2026");
    assertThat(Path.of(lines.get(0))).doesNotExist();
    assertThat(Path.of(lines.get(0)).getParent()).doesNotExist();
  }

  @Test
  void testsThatCouldNotRunFailWithTheReason() {
    assertThatThrownBy(() -> ending(2, "FAILED").run(log))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage("The agent tests could not be run: no\\nkey");
  }

  @Test
  void aJvmThatWasKilledFails() {
    assertThatThrownBy(() -> ending(137, "RUNNING").run(log))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "The JVM of the agent tests ended before they did, with exit code 137; it was killed,"
                + " or a test ended it");
  }

  @Test
  void aJvmThatWasKilledIsToldWithTheDrawsThatAreKept() throws IOException {
    Path journal = directory.resolve("shop.A").resolve("journal.jsonl");
    Files.createDirectories(journal.getParent());
    Files.writeString(
        journal,
        """
        {"schema":"equipoise-journal/1","name":"shop.A"}
        {"end":"TIME_LIMIT","draws":0,"at":"2026-11-20T10:15:30Z"}
        {"draw":0,"from":"0","to":"1"}
        {"draw":1,"from":"1","to":"2"}
        {"dra""");

    assertThatThrownBy(() -> ending(137, "RUNNING").run(log))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageEndingWith(
            "or a test ended it. 2 draws are kept in %s; the same command goes on from there",
            journal);

    Files.writeString(journal, "{\"draw\":0}\n{\"end\":\"DECIDED\"}\n");
    assertThatThrownBy(() -> ending(137, "RUNNING").run(log))
        .as("a run that came to its end keeps nothing to go on with")
        .hasMessageEndingWith("or a test ended it");
  }

  @Test
  void aJvmThatDoesNotStartFailsAndLeavesAManifestThatSaysSo() throws IOException {
    assertThatThrownBy(() -> run(Map.of(), Duration.ZERO, "-XX:+NoSuchFlag").run(log))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageEndingWith("did not start (exit code 1); what it printed stands above");
    assertThat(lines).anyMatch(line -> line.contains("NoSuchFlag"));
    assertThat(manifest().state()).isEqualTo(RunManifest.State.FAILED);
    assertThat(manifest().build()).isEqualTo("b1");
  }

  @Test
  void aProgramThatIsNotThereFails() {
    ForkedRun run = run(Map.of(), Duration.ZERO);
    AgentTestFork nowhere =
        new AgentTestFork(
            directory.resolve("bin/java"), List.of(), Map.of(), directory, Duration.ZERO);

    assertThatThrownBy(() -> new ForkedRun("b1", nowhere, run.settings()).run(log))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("bin/java");
    assertThat(directory.resolve(RunManifest.NAME))
        .content()
        .contains("the JVM for the agent tests did not start");
  }

  @Test
  void testsThatTakeTooLongAreEnded() {
    assertThatThrownBy(() -> run(Map.of(), Duration.ofSeconds(1)).run(log))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "The agent tests took longer than the 1 s of equipoise.forkTimeout and were ended; what"
                + " was sampled by then is in "
                + directory);
  }
}
