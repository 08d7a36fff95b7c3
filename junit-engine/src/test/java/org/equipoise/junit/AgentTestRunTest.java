package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.equipoise.junit.run.Runs;
import org.equipoise.result.ResultFile;
import org.equipoise.result.RunManifest;
import org.equipoise.result.RunManifest.ClassRun;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentTestRunTest {
  private static final String PREFIX = Runs.class.getName() + "$";

  @TempDir Path directory;
  private final Properties settings = new Properties();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void settings() throws Exception {
    settings.setProperty("manifest", manifestFile().toString());
    settings.setProperty(
        "roots",
        Path.of(Runs.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    settings.setProperty("config." + Constants.OUTPUT_DIRECTORY, directory.toString());
    settings.setProperty("config." + Constants.BUILD, "build-7");
    include("Green", "Plain");
  }

  private void include(String... classes) {
    settings.setProperty(
        "include",
        String.join(
            "\n", List.of(classes).stream().map(name -> Pattern.quote(PREFIX + name)).toList()));
  }

  private Path manifestFile() {
    return directory.resolve(RunManifest.NAME);
  }

  private Path settingsFile() throws IOException {
    Path file = directory.resolve("run.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      settings.store(writer, null);
    }
    return file;
  }

  @Test
  void systemPropertiesThatNoCommandLineHoldsAreSetBeforeTheTestsRun() throws IOException {
    settings.setProperty("system.shop.greeting", "Grüße, 世界");
    try {
      assertThat(run()).isEqualTo(AgentTestRun.NONE_FAILED);
      assertThat(System.getProperty("shop.greeting")).isEqualTo("Grüße, 世界");
    } finally {
      System.clearProperty("shop.greeting");
    }
  }

  private int run() throws IOException {
    return AgentTestRun.run(
        new String[] {settingsFile().toString()},
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private RunManifest manifest() throws IOException {
    return RunManifest.read(manifestFile());
  }

  private Verdict verdict(String name) throws IOException {
    return ResultFile.read(directory.resolve(PREFIX + name).resolve(ResultFile.NAME))
        .properties()
        .get(0)
        .verdict();
  }

  @Test
  void aRecordedBaselineIsToldAndIsNotUndecided() throws IOException {
    include("Recording");
    settings.setProperty("config." + Constants.BASELINE, "record");
    settings.setProperty("config." + Constants.BASELINE_DIRECTORY, directory.toString());

    assertThat(run()).isEqualTo(AgentTestRun.NONE_FAILED);

    Path file = directory.resolve(PREFIX + "Recording.baseline.json");
    assertThat(out())
        .containsOnlyOnce("The baseline was recorded")
        .contains(
            "%s: The baseline was recorded from 800 draws (3 states, 0 %% escapes); review and commit %s."
                .formatted(PREFIX + "Recording", file))
        .contains("1 of 2 tests passed in ")
        .contains(" s; baseline recorded: steady")
        .doesNotContain("undecided");
  }

  @Test
  void testsBehindAnExclamationMarkAreLeftOut() throws IOException {
    include("Recording");
    settings.setProperty("tests", "!.*Recording#steady");

    assertThat(run()).isEqualTo(AgentTestRun.NONE_FAILED);
    assertThat(out()).contains("1 of 1 tests passed");
  }

  @Test
  void aGreenRunEndsWithZeroAndWritesItsManifestItsResultAndOneLine() throws IOException {
    assertThat(run()).isEqualTo(AgentTestRun.NONE_FAILED);

    RunManifest manifest = manifest();
    assertThat(manifest.state()).isEqualTo(RunManifest.State.FINISHED);
    assertThat(manifest.build()).isEqualTo("build-7");
    assertThat(manifest.ended()).isNotNull();
    assertThat(manifest.engine()).isNotBlank();
    assertThat(manifest.filtered()).as("classes are included by name").isTrue();
    assertThat(manifest.classes()).containsExactly(ClassRun.ran(PREFIX + "Green"));
    assertThat(verdict("Green")).isEqualTo(Verdict.PASS);
    assertThat(out())
        .matches(Pattern.quote(PREFIX + "Green") + ": 1 of 1 tests passed in [0-9.]+ s\\R");
    assertThat(err()).isEmpty();
  }

  @Test
  void testsOfOtherEnginesAreLeftAlone() throws IOException {
    include("Plain");

    assertThat(run()).isEqualTo(AgentTestRun.NOTHING_TO_RUN);
    assertThat(Runs.plainTestsRun).hasValue(0);
  }

  @Test
  void aRedRunEndsWithOneAndNamesTheTests() throws IOException {
    include("Red", "Green");

    assertThat(run()).isEqualTo(AgentTestRun.SOME_FAILED);
    assertThat(out())
        .containsPattern(
            "Runs\\$Red: 0 of 2 tests passed in [0-9.]+ s; failed: answers, holds\\(Sample\\)");
    assertThat(manifest().state()).isEqualTo(RunManifest.State.FINISHED);
    assertThat(manifest().classes())
        .containsExactlyInAnyOrder(ClassRun.ran(PREFIX + "Red"), ClassRun.ran(PREFIX + "Green"));
    assertThat(verdict("Red")).isEqualTo(Verdict.FAIL);
  }

  @Test
  void whatAProgramThrowsIsToldWithItsPlaceAndWhatAnAssertionSaysIsNot() throws IOException {
    include("Red", "Throwing");

    assertThat(run()).isEqualTo(AgentTestRun.SOME_FAILED);
    assertThat(out())
        .containsOnlyOnce("IllegalStateException: no key")
        .containsPattern(
            "(?m)^    at " + Pattern.quote(PREFIX + "Throwing") + "\\.agent\\(Runs.java:[0-9]+\\)$")
        .doesNotContain("\tat ")
        .doesNotContain("AssertionFailedError");
  }

  @Test
  void aDisabledClassIsSkippedWithItsReason() throws IOException {
    include("Off", "Green");

    assertThat(run()).isEqualTo(AgentTestRun.NONE_FAILED);
    assertThat(manifest().classes())
        .containsExactlyInAnyOrder(
            ClassRun.skipped(PREFIX + "Off", "no key here"), ClassRun.ran(PREFIX + "Green"));
    assertThat(out()).contains(PREFIX + "Off: skipped, no key here");
  }

  @Test
  void aGroupOnTheSameSampleIsOfTheClassAroundAndOneSampledForItselfIsNot() throws IOException {
    settings.remove("include");
    settings.setProperty("tests", Pattern.quote(PREFIX + "Grouped"));

    assertThat(run()).isEqualTo(AgentTestRun.NONE_FAILED);
    assertThat(manifest().classes())
        .containsExactlyInAnyOrder(
            ClassRun.ran(PREFIX + "Grouped"), ClassRun.ran(PREFIX + "Grouped$Own"));
    assertThat(out()).hasLineCount(1).contains("Grouped: 3 of 3 tests passed");
    assertThat(verdict("Grouped")).isEqualTo(Verdict.PASS);
    assertThat(verdict("Grouped$Own")).isEqualTo(Verdict.PASS);
  }

  @Test
  void testsAreChosenByNameAndByTag() throws IOException {
    settings.remove("include");
    settings.setProperty("tests", Pattern.quote(PREFIX + "Grouped") + "#outer");
    assertThat(run()).isEqualTo(AgentTestRun.NONE_FAILED);
    assertThat(manifest().classes()).containsExactly(ClassRun.ran(PREFIX + "Grouped"));

    settings.remove("tests");
    settings.setProperty("tags.include", "own & !slow");
    assertThat(run()).isEqualTo(AgentTestRun.NONE_FAILED);
    assertThat(manifest().classes()).containsExactly(ClassRun.ran(PREFIX + "Grouped$Own"));

    settings.setProperty("tags.exclude", "own");
    assertThat(run()).isEqualTo(AgentTestRun.NOTHING_TO_RUN);
  }

  @Test
  void aFailureAroundTheTestsOfAClassFailsTheRun() throws IOException {
    include("ClosingBadly");

    assertThat(run()).isEqualTo(AgentTestRun.SOME_FAILED);
    assertThat(verdict("ClosingBadly")).isEqualTo(Verdict.PASS);
    assertThat(manifest().state()).isEqualTo(RunManifest.State.FAILED);
    assertThat(manifest().reason())
        .isEqualTo(PREFIX + "ClosingBadly failed around its tests: still busy");
    assertThat(manifest().classes()).containsExactly(ClassRun.ran(PREFIX + "ClosingBadly"));
  }

  @Test
  void whereFiltersLeaveNothingTheRunIsSkippedAndWhereThereIsNothingItIsFinished()
      throws IOException {
    include("Nowhere");
    assertThat(run()).isEqualTo(AgentTestRun.NOTHING_TO_RUN);
    assertThat(manifest().state()).isEqualTo(RunManifest.State.SKIPPED);
    assertThat(manifest().reason()).isEqualTo("no agent test here is chosen");
    assertThat(manifest().filtered()).isTrue();

    settings.remove("include");
    settings.setProperty("roots", directory.toString());
    assertThat(run()).isEqualTo(AgentTestRun.NOTHING_TO_RUN);
    assertThat(manifest().state()).isEqualTo(RunManifest.State.FINISHED);
    assertThat(manifest().classes()).isEmpty();
    assertThat(manifest().filtered()).isFalse();
  }

  @Test
  void aWrongConfigurationIsOneSentenceAndLeavesAFailedManifest() throws IOException {
    settings.setProperty("config." + Constants.BASELINE, "sometimes");

    assertThat(run()).isEqualTo(AgentTestRun.COULD_NOT_RUN);
    assertThat(err()).hasLineCount(1).contains("equipoise.baseline is 'sometimes'; it must be");
    assertThat(manifest().state()).isEqualTo(RunManifest.State.FAILED);
    assertThat(manifest().reason()).isEqualTo(err().strip());
    assertThat(manifest().classes()).containsExactly(ClassRun.expected(PREFIX + "Green"));
  }

  @Test
  void wrongSettingsAreOneSentenceThatNamesTheKey() throws IOException {
    settings.setProperty("shards", "2");
    assertThat(run()).isEqualTo(AgentTestRun.COULD_NOT_RUN);
    assertThat(err())
        .hasLineCount(1)
        .contains("unknown key 'shards'; use one version of Equipoise in tests and plugin");

    settings.remove("shards");
    settings.remove("roots");
    err.reset();
    assertThat(run()).isEqualTo(AgentTestRun.COULD_NOT_RUN);
    assertThat(err()).hasLineCount(1).contains("missing key 'roots'");
  }

  @Test
  void anExpressionOfTagsThatIsWrongIsOneSentence() throws IOException {
    settings.setProperty("tags.include", "own &");

    assertThat(run()).isEqualTo(AgentTestRun.COULD_NOT_RUN);
    assertThat(err()).hasLineCount(1).contains("own &");
  }

  /** As the Maven plugin runs it; the agent waits until this test has told the JVM to end. */
  @Test
  void aJvmThatIsToldToEndStopsSamplingAndWritesWhatItHas() throws Exception {
    include("Endless");
    Path begun = directory.resolve("begun");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dbegun=" + begun,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                AgentTestRun.class.getName(),
                settingsFile().toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out").toFile())
            .start();
    try {
      awaitFile(begun, process);
      assertThat(manifest().state()).isEqualTo(RunManifest.State.RUNNING);
      assertThat(manifest().classes()).containsExactly(ClassRun.expected(PREFIX + "Endless"));

      process.destroy();

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(manifest().state()).isEqualTo(RunManifest.State.FAILED);
      assertThat(manifest().reason())
          .isEqualTo("The process was told to end before all tests had run");
      assertThat(verdict("Endless")).isEqualTo(Verdict.INCONCLUSIVE);
      Path journal = directory.resolve(PREFIX + "Endless").resolve(ClassJournal.NAME);
      assertThat(Files.readAllLines(journal))
          .as("a header, the run, seven draws and the end")
          .hasSize(10)
          .last()
          .asString()
          .startsWith("{\"end\":\"INTERRUPTED\",\"draws\":7,");
      assertThat(directory.resolve("out"))
          .content()
          .contains(
              "7 of 200 draws are kept in %s; to go on from there, with the class and each -D as they are: mvn test-compile equipoise:test -Dequipoise.test='%s'"
                  .formatted(journal, PREFIX + "Endless"));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Stands in for a build: starts the run, and waits for it. */
  static final class Build {
    private Build() {}

    public static void main(String... command) throws Exception {
      System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
    }
  }

  @Test
  void aRunWhoseBuildIsKilledStopsSampling() throws Exception {
    include("Endless");
    Path begun = directory.resolve("begun");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process build =
        new ProcessBuilder(
                java,
                "-cp",
                classPath,
                Build.class.getName(),
                java,
                "-Dbegun=" + begun,
                "-cp",
                classPath,
                AgentTestRun.class.getName(),
                settingsFile().toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out").toFile())
            .start();
    try {
      awaitFile(begun, build);
      ProcessHandle run = build.children().findFirst().orElseThrow();

      build.destroyForcibly();

      run.onExit().get(60, TimeUnit.SECONDS);
      assertThat(manifest().state()).isEqualTo(RunManifest.State.FAILED);
      assertThat(manifest().reason())
          .isEqualTo("The process was told to end before all tests had run");
    } finally {
      build.descendants().forEach(ProcessHandle::destroyForcibly);
      build.destroyForcibly();
    }
  }

  private void awaitFile(Path file, Process process) throws Exception {
    while (!Files.exists(file)) {
      if (!process.isAlive()) {
        throw new AssertionError(Files.readString(directory.resolve("out")));
      }
      Thread.sleep(20);
    }
  }
}
