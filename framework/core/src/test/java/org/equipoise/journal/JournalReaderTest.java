package org.equipoise.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalReaderTest {
  private static final String HEADER =
      JournalLines.of(
          new JournalHeader(
              "words",
              Instant.parse("2026-11-20T10:15:30Z"),
              new JournalConfiguration(new TreeMap<>(Map.of("seed", "7"))),
              Optional.of("sha256:1")));

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void file() {
    file = directory.resolve("j.jsonl");
  }

  private JournalContent read(String text) throws IOException {
    Files.writeString(file, text);
    return JournalReader.read(file, "mend it");
  }

  @Test
  void unknownFieldsAndLinesOfUnknownKindsAreSkipped() throws IOException {
    JournalContent content =
        read(
            HEADER.replace("{\"schema\"", "{\"mood\":{\"a\":[1]},\"schema\"")
                + "{\"weather\":\"fine\"}\n"
                + "{\"draw\":3,\"from\":\"a\",\"to\":\"b\",\"x\":[{\"y\":null}],\"z\":1.5}\n");

    assertThat(content.size()).isEqualTo(1);
    assertThat(content.draws(3).get(0).text()).isEqualTo("b");
    assertThat(content.header().code()).contains("sha256:1");
    assertThat(content.isFinished()).isFalse();
  }

  @Test
  void ofDrawsWithOneNumberAndStartTheLastOneCounts() throws IOException {
    JournalContent content =
        read(
            HEADER
                + "{\"draw\":3,\"from\":\"a\",\"fault\":\"busy\"}\n"
                + "{\"draw\":3,\"from\":\"b\",\"stay\":true}\n"
                + "{\"draw\":3,\"from\":\"a\",\"escape\":\"no word\",\"tries\":2}\n");

    assertThat(content.size()).isEqualTo(2);
    assertThat(content.draws(3))
        .extracting(RecordedDraw::from, RecordedDraw::ending, RecordedDraw::tries)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("b", RecordedDraw.Ending.STAY, 1),
            org.assertj.core.groups.Tuple.tuple("a", RecordedDraw.Ending.ESCAPE, 2));
  }

  @Test
  void aRunThatGoesOnIsNotAtItsEnd() throws IOException {
    String ended = HEADER + "{\"run\":\"b1\"}\n{\"end\":\"DECIDED\",\"draws\":9}\n";
    assertThat(read(ended).isFinished()).isTrue();
    JournalContent again = read(ended + "{\"run\":\"b2\"}\n");
    assertThat(again.isFinished()).isFalse();
    assertThat(again.build()).isEqualTo("b2");
  }

  @Test
  void aFileWithoutACompleteLineIsNoJournalYet() throws IOException {
    assertThat(read("")).isNull();
    assertThat(read(HEADER.strip())).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"draw\":1,\"from\":\"a\"}|a draw has one of 'to', 'stay', 'escape', 'fault' and 'defect'; mend it",
        "{\"draw\":1,\"from\":\"a\",\"to\":\"b\",\"stay\":true}|a draw has one of 'to', 'stay', 'escape', 'fault' and 'defect', got 'to', 'stay'; mend it",
        "{\"draw\":1,\"to\":\"b\"}|the line has no 'from'; mend it",
        "{\"draw\":-1,\"from\":\"a\",\"to\":\"b\"}|'draw' is no whole number from 0 on, got '-1'; mend it",
        "{\"draw\":1,\"from\":\"a\",\"escape\":\" \"}|an 'escape' has a reason, got ' '; mend it",
        "{\"draw\":1,\"from\":5,\"to\":\"b\"}|'from' is no text, got '5'; mend it",
        "{\"draw\":99999999999999999999,\"from\":\"a\",\"to\":\"b\"}|'draw' is too large a number, got '99999999999999999999'; mend it",
        "[1]|the line holds no JSON object; mend it",
        "{} {}|more than one JSON object stands in the line; mend it",
      })
  void aBrokenLineIsAnErrorThatNamesFileLineValueAndRemedy(String line, String problem) {
    assertThatThrownBy(() -> read(HEADER + "{\"run\":\"b\"}\n" + line + "\n"))
        .isInstanceOf(JournalFormatException.class)
        .hasMessage("%s, line 3: %s".formatted(file, problem));
  }

  @Test
  void whatIsNoJournalOrOfANewerFormIsRefused() {
    assertThatThrownBy(() -> read("{}\n"))
        .hasMessage(
            file
                + ", line 1: it is no journal of Equipoise, since it has no such 'schema'; mend it");
    assertThatThrownBy(() -> read(HEADER.replace("journal/1", "journal/2")))
        .hasMessage(
            file
                + ", line 1: a newer Equipoise wrote it (this one reads schema 1), got 'equipoise-journal/2'; update Equipoise, or mend it");
    assertThatThrownBy(() -> read(HEADER.replace("\"seed\":\"7\"", "\"seed\":\"8\"")))
        .hasMessageStartingWith(
            file + ", line 1: the configuration is not the one that was recorded, got 'sha256:");
  }

  @Test
  void aCompressedFileThatIsNotWholeIsRefused() throws IOException {
    Files.writeString(file, HEADER);
    Path cassette = directory.resolve("j.jsonl.gz");
    Cassette.write(file, cassette);
    byte[] whole = Files.readAllBytes(cassette);
    Files.write(cassette, java.util.Arrays.copyOf(whole, whole.length - 10));

    assertThatThrownBy(() -> JournalReader.read(cassette, "mend it"))
        .isInstanceOf(JournalFormatException.class)
        .hasMessageStartingWith(cassette + ": the compressed file is not whole (");
  }
}
