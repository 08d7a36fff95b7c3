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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  void aRunThatGoesOnIsNotAtItsEndOnceItHasRecordedSomething() throws IOException {
    String ended = HEADER + "{\"run\":\"b1\"}\n{\"end\":\"DECIDED\",\"draws\":9}\n";
    assertThat(read(ended).isFinished()).isTrue();
    JournalContent begun = read(ended + "{\"run\":\"b2\"}\n");
    assertThat(begun.isFinished()).isTrue();
    assertThat(begun.build()).isEqualTo("b1");
    JournalContent again =
        read(ended + "{\"run\":\"b2\"}\n{\"draw\":9,\"from\":\"a\",\"stay\":true}\n");
    assertThat(again.isFinished()).isFalse();
    assertThat(again.build()).isEqualTo("b2");
  }

  private static String draws(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(number -> "{\"draw\":%s,\"from\":\"a\",\"stay\":true}\n".formatted(number))
        .collect(Collectors.joining());
  }

  @Test
  void whatWasUnderWayInKilledRunsIsCountedOnceAndAtLeastOneForEach() throws IOException {
    String run = "{\"run\":\"\"}\n";
    String killed = HEADER + run + draws(0, 5) + draws(7, 10);
    JournalContent once = read(killed);
    once.goOn(JournalContent.ALL);
    assertThat(once.redrawn()).as("5 and 6").isEqualTo(2);

    JournalContent diedBeforeADraw = read(killed + run + run + run);
    diedBeforeADraw.goOn(JournalContent.ALL);
    assertThat(diedBeforeADraw.redrawn()).isEqualTo(2);

    JournalContent oneAtOnce = read(HEADER + run + draws(0, 5) + run + draws(5, 9) + run);
    oneAtOnce.goOn(JournalContent.ALL);
    assertThat(oneAtOnce.redrawn()).as("5 and 9").isEqualTo(2);

    JournalContent ended =
        read(HEADER + run + draws(0, 5) + "{\"end\":\"TIME_LIMIT\",\"draws\":5}\n");
    ended.goOn(JournalContent.ALL);
    assertThat(ended.redrawn()).isZero();
  }

  @Test
  void ofAKilledRunWhatCameAfterItsFirstGapIsKeptUnlessTooManyWereLost() throws IOException {
    String killed = HEADER + "{\"run\":\"\"}\n" + draws(0, 5) + draws(7, 10) + draws(12, 14);
    assertThat(read(killed).keeps(4)).isEqualTo(JournalContent.ALL);
    assertThat(read(killed).keeps(3)).isEqualTo(5);

    JournalContent dropped = read(killed + "{\"run\":\"\",\"keeps\":5}\n" + draws(5, 8));

    assertThat(dropped.size()).isEqualTo(8);
    assertThat(dropped.redrawn()).isZero();
  }

  @Test
  void faultsThatEndedARunAreNotKeptAndOthersAre() throws IOException {
    String fault = "{\"draw\":%s,\"from\":\"a\",\"fault\":\"busy\"}\n";
    String draws =
        HEADER
            + draws(0, 3)
            + fault.formatted(3)
            + draws(4, 5)
            + fault.formatted(5)
            + fault.formatted(6);
    String end = "{\"end\":\"%s\",\"draws\":7}\n";
    assertThat(read(draws + end.formatted("CONSECUTIVE_FAULTS")).keeps(0)).isEqualTo(5);
    assertThat(read(draws + end.formatted("SERVICE_CLOSED")).keeps(0)).isEqualTo(5);
    assertThat(read(draws + end.formatted("CALL_LIMIT")).keeps(0)).isEqualTo(JournalContent.ALL);
    assertThat(read(draws + end.formatted("COMPLETE")).keeps(0)).isEqualTo(JournalContent.ALL);
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
        "{\"draw\":1,\"from\":\"a\"}|a draw has one of 'to', 'stay', 'escape', 'fault', 'unanswered' and 'defect'; mend it",
        "{\"draw\":1,\"from\":\"a\",\"to\":\"b\",\"stay\":true}|a draw has one of 'to', 'stay', 'escape', 'fault', 'unanswered' and 'defect', got 'to', 'stay'; mend it",
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
