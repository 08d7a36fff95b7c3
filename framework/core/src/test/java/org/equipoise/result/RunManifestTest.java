package org.equipoise.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.equipoise.result.RunManifest.ClassRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunManifestTest {
  private static final Instant BEGUN = Instant.parse("2026-11-20T10:15:30Z");
  private static final Instant OVER = Instant.parse("2026-11-20T10:16:01.500Z");
  private static final RunManifest RUNNING =
      RunManifest.running("b1", BEGUN, "0.1.0", List.of("shop.A", "shop.B", "shop.C"));

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void place() {
    file = directory.resolve("equipoise").resolve(RunManifest.NAME);
  }

  @Test
  void aRunThatBeginsExpectsAllOfItsClasses() throws IOException {
    RUNNING.write(file);

    RunManifest read = RunManifest.read(file);
    assertThat(read).isEqualTo(RUNNING);
    assertThat(read.state()).isEqualTo(RunManifest.State.RUNNING);
    assertThat(read.ended()).isNull();
    assertThat(read.classes()).extracting(ClassRun::state).containsOnly(ClassRun.State.EXPECTED);
  }

  @Test
  void aRunThatEndedTellsWhatBecameOfEachClassAndReplacesTheFile() throws IOException {
    RUNNING.write(file);
    RunManifest ended =
        RUNNING
            .with(List.of(ClassRun.skipped("shop.C", "no key"), ClassRun.ran("shop.A")))
            .finished(OVER);

    ended.write(file);

    RunManifest read = RunManifest.read(file);
    assertThat(read).isEqualTo(ended);
    assertThat(read.state()).isEqualTo(RunManifest.State.FINISHED);
    assertThat(read.ended()).isEqualTo(OVER);
    assertThat(read.classes())
        .containsExactly(
            ClassRun.ran("shop.A"),
            ClassRun.expected("shop.B"),
            ClassRun.skipped("shop.C", "no key"));
  }

  @Test
  void aRunThatWasCutOffKeepsItsClassesAndTheReason() throws IOException {
    RUNNING.failed(OVER, "the process was told to end").write(file);

    RunManifest read = RunManifest.read(file);
    assertThat(read.state()).isEqualTo(RunManifest.State.FAILED);
    assertThat(read.reason()).isEqualTo("the process was told to end");
    assertThat(read.classes()).hasSize(3);
  }

  @Test
  void aRunThatWasSkippedOrCouldNotBeginHasNoClasses() throws IOException {
    RunManifest.skipped("b1", BEGUN, "skipTests is set").write(file);
    assertThat(RunManifest.read(file))
        .isEqualTo(RunManifest.skipped("b1", BEGUN, "skipTests is set"));

    RunManifest.failed("b1", BEGUN, "no JVM").write(file);
    assertThat(RunManifest.read(file)).isEqualTo(RunManifest.failed("b1", BEGUN, "no JVM"));
  }

  @Test
  void onlyTheBuildWithItsIdIsItsOwn() {
    assertThat(RUNNING.isOf("b1")).isTrue();
    assertThat(RUNNING.isOf("b2")).isFalse();
  }

  @Test
  void theFileHasTheFieldsThatItsReadersRelyOn() throws IOException {
    RUNNING.failed(OVER, "cut off").write(file);
    JsonNode json = JsonMapper.builder().build().readTree(file.toFile());

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "schema",
            "build",
            "started",
            "ended",
            "state",
            "reason",
            "filtered",
            "engine",
            "classes");
    assertThat(json.path("schema").asText()).isEqualTo("equipoise-run/1");
    assertThat(json.path("started").asText()).isEqualTo("2026-11-20T10:15:30Z");
    assertThat(json.path("classes").path(1).path("name").asText()).isEqualTo("shop.B");
    assertThat(json.path("classes").path(1).path("state").asText()).isEqualTo("EXPECTED");
    assertThat(json.path("classes").path(1).has("reason")).isFalse();
  }

  @Test
  void fieldsOfALaterVersionAreAccepted() throws IOException {
    write(
        """
        {"schema": "equipoise-run/1.7", "build": "b1", "started": "2026-11-20T10:15:30Z",
         "state": "RUNNING", "classes": [{"name": "A", "state": "RAN", "calls": 7}], "host": "x"}
        """);

    assertThat(RunManifest.read(file).classes()).containsExactly(ClassRun.ran("A"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"schema": "equipoise-run/1", "build": "b1 | it is no JSON
          `` | it is no record of a run of Equipoise, since it has no such 'schema'; delete it and run again
          [] | it is no record of a run of Equipoise, since it has no such 'schema'
          {"schema": "equipoise-result/1"} | it is no record of a run of Equipoise
          {"schema": "equipoise-run/2"} | a newer Equipoise wrote it (schema 2, this one reads up to 1); use one version of Equipoise in tests and plugin
          {"schema": "equipoise-run/1"} | 'build' is missing
          {"schema": "equipoise-run/1", "build": "b"} | 'started' is missing
          {"schema": "equipoise-run/1", "build": "b", "started": "today"} | an instant reads 2026-11-20T10:15:30Z
          {"schema": "equipoise-run/1", "build": "b", "started": "2026-11-20T10:15:30Z"} | 'state' is missing
          {"schema": "equipoise-run/1", "build": "b", "started": "2026-11-20T10:15:30Z", "state": "DONE"} | , /state: 'DONE' is none of RUNNING, FINISHED, FAILED, SKIPPED; delete it and run again
          {"schema": "equipoise-run/1", "build": "b", "started": "2026-11-20T10:15:30Z", "state": "RUNNING"} | 'classes' is missing
          {"schema": "equipoise-run/1", "build": "b", "started": "2026-11-20T10:15:30Z", "state": "RUNNING", "classes": [{}]} | 'name' is missing
          {"schema": "equipoise-run/1", "build": "b", "started": "2026-11-20T10:15:30Z", "state": "RUNNING", "classes": [{"name": "A"}]} | 'state' is missing
          """)
  void aBadFileIsRefusedInOneLineThatNamesItAndTheRemedy(String content, String complaint)
      throws IOException {
    write(content);

    assertThatThrownBy(() -> RunManifest.read(file))
        .isInstanceOf(ResultFormatException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(complaint)
        .hasMessageMatching("[^\\n]*; (delete it and run again|use one version of .*)");
  }

  @Test
  void aChoiceAmongTheTestsIsWrittenDownToTheEnd() throws IOException {
    RUNNING.ofChosen().finished(OVER).write(file);
    assertThat(RunManifest.read(file).filtered()).isTrue();

    RUNNING.finished(OVER).write(file);
    assertThat(RunManifest.read(file).filtered()).isFalse();

    RunManifest.nothingChosen("b1", BEGUN, "no agent test here is chosen").write(file);
    assertThat(RunManifest.read(file).state()).isEqualTo(RunManifest.State.SKIPPED);
    assertThat(RunManifest.read(file).filtered()).isTrue();
  }

  private void write(String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
