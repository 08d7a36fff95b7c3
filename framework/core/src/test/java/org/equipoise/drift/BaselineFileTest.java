package org.equipoise.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Secret;
import org.equipoise.chain.Chain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineFileTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void place() {
    file = directory.resolve("equipoise").resolve(BaselineFile.name("shop.CheckoutAgentTest"));
  }

  @Test
  void theFileIsSortedHasARowALineAndIsTheSameEachTime() throws IOException {
    BaselineFile.write(file, Baselines.checkout());

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {
              "schema": "equipoise-baseline/1",
              "class": "shop.CheckoutAgentTest",
              "agent": "checkout",
              "keyScheme": "text",
              "configuration": {
                "model": "gpt-5-nano",
                "temperature": "1.0"
              },
              "configurationHash": "sha256:CONFIGURATION",
              "recorded": "2026-11-20",
              "expires": "2027-02-20",
              "draws": 125,
              "seed": 251210047,
              "checksum": "CHECKSUM",
              "rows": [
                {"from": "ATTITUDE", "draws": 5, "stay": 0, "escape": 0, "to": {"PERSONAL": 5}},
                {"from": "BUZZY", "draws": 120, "stay": 3, "escape": 10, "to": {"ATTITUDE": 87, "PERSONAL": 20}}
              ]
            }
            """
                .replace(
                    "sha256:CONFIGURATION",
                    BaselineText.configurationHash(Baselines.checkout().agent().configuration()))
                .replace("CHECKSUM", BaselineText.checksum(Baselines.checkout())));
  }

  @Test
  void whatIsWrittenIsReadBackInAllItsParts() throws IOException {
    BaselineFile.write(file, Baselines.checkout());

    Baseline read = BaselineFile.read(file);

    assertThat(read.testClass()).isEqualTo("shop.CheckoutAgentTest");
    assertThat(read.agent()).isEqualTo(Baselines.checkout().agent());
    assertThat(read.keyScheme()).isEqualTo("text");
    assertThat(read.recorded()).isEqualTo("2026-11-20");
    assertThat(read.expires().orElseThrow()).isEqualTo("2027-02-20");
    assertThat(read.seed()).isEqualTo(251210047);
    assertThat(read.draws()).isEqualTo(125);
    assertThat(read.chain().states().keys()).containsExactly("ATTITUDE", "BUZZY", "PERSONAL");
    assertThat(read.chain().moves(1, 0)).isEqualTo(87);
    assertThat(read.chain().selfLoops(1)).isEqualTo(3);
    assertThat(read.chain().escapes(1)).isEqualTo(10);
    assertThat(read.chain().faults()).isZero();
    assertThat(BaselineText.of(read)).isEqualTo(BaselineText.of(Baselines.checkout()));
    assertThat(read.fingerprint()).isEqualTo(Baselines.checkout().fingerprint()).hasSize(16);
  }

  @Test
  void whatIsNotKnownIsLeftOut() throws IOException {
    Baseline plain = Baselines.of(Chain.builder().step("a", "b", 1).build());
    Baseline nameless =
        Baseline.of(
            plain.chain(),
            "a.AgentTest",
            AgentDescription.NONE,
            "text",
            Baselines.DAY,
            Optional.empty(),
            7);
    BaselineFile.write(file, nameless);

    assertThat(Files.readString(file)).doesNotContain("agent", "configuration", "expires");
    assertThat(BaselineFile.read(file).agent().name()).isEmpty();
  }

  /** Each of these keys would break a line, a terminal, a diff or a parser if written as it is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "two\nlines\r\t",
        "\u001b[31mred\u0007\u0000",
        "\"}, \"to\": {\"x\": 1}}",
        "back\\slash\\u0041",
        "turned \u202e around\u2066",
        "no width \u200b \ufeff",
        "\u2028",
        "emoji \ud83d\ude00, CJK \u6f22, a\u0301",
        "<<<<<<< HEAD",
        ""
      })
  void hostileKeysAreEscapedAndReadBack(String key) throws IOException {
    Baseline written =
        Baselines.of(Chain.builder().step(key, "b", 2).step("b", key, 1).escape(key, 1).build());

    BaselineFile.write(file, written);
    Baseline read = BaselineFile.read(file);

    assertThat(read.chain().states().keys()).containsExactlyInAnyOrder(key, "b");
    assertThat(read.fingerprint()).isEqualTo(written.fingerprint());
    assertThat(Files.readString(file).lines())
        .filteredOn(line -> line.contains("\"from\""))
        .hasSize(2)
        .noneMatch(
            line ->
                line.chars().anyMatch(c -> c < ' ' || Character.getType(c) == Character.FORMAT));
  }

  @Test
  void aSecretThatIsQuotedIsNotWritten() throws IOException {
    Secret.of("key of \"this\" baseline");
    BaselineFile.write(
        file, Baselines.of(Chain.builder().step("a key of \"this\" baseline", "b", 2).build()));

    assertThat(BaselineFile.read(file).chain().states().keys())
        .containsExactlyInAnyOrder("a [secret]", "b");
  }

  @Test
  void halfASurrogatePairIsWrittenAsItsEscape() throws IOException {
    Chain chain = Chain.builder().step("\udc00", "half \ud800", 2).build();
    BaselineFile.write(file, Baselines.of(chain));

    assertThat(BaselineFile.read(file).chain().states().keys())
        .containsExactly("\\udc00", "half \\ud800");
    assertThat(BaselineFile.read(file).fingerprint()).isEqualTo(Baselines.of(chain).fingerprint());
  }

  @Test
  void aKeyTooLongForANameInJsonIsCutAndStillItself() throws IOException {
    String longKey = "x".repeat(100_000);
    Chain chain = Chain.builder().step("a", longKey + "1", 1).step("a", longKey + "2", 2).build();
    BaselineFile.write(file, Baselines.of(chain));

    Baseline read = BaselineFile.read(file);

    assertThat(Files.size(file)).isLessThan(10_000);
    assertThat(read.chain().size()).isEqualTo(3);
    assertThat(read.fingerprint()).isEqualTo(Baselines.of(chain).fingerprint());
  }

  @Test
  void keysAreInTheOrderOfTheirCodePoints() {
    Chain chain =
        Chain.builder()
            .step("\ud83d\ude00", "\uffe6", 1)
            .step("b", "B", 1)
            .step("a", "bb", 1)
            .build();

    assertThat(Baselines.of(chain).chain().states().keys())
        .containsExactly("B", "a", "b", "bb", "\uffe6", "\ud83d\ude00");
  }

  @Test
  void unknownFieldsMarksAtTheStartAndOtherLineBreaksAreNoObstacle() throws IOException {
    String text =
        BaselineText.of(Baselines.checkout())
            .replace("  \"draws\": 125", "  \"later\": {\"x\": [1, {}]},\n  \"draws\": 125")
            .replace("\"stay\": 3", "\"note\": [], \"stay\": 3");
    write("\ufeff" + text.replace("\n", "\r\n"));

    assertThat(BaselineText.of(BaselineFile.read(file)))
        .isEqualTo(BaselineText.of(Baselines.checkout()));
  }

  @Test
  void aChangeByHandIsAcceptedWithTheChecksumThatTheErrorNames() throws IOException {
    String edited =
        BaselineText.of(Baselines.checkout())
            .replace("\"ATTITUDE\": 87, \"PERSONAL\": 20", "\"ATTITUDE\": 86, \"PERSONAL\": 21");
    write(edited);

    BaselineFormatException refused = refusal();

    assertThat(refused)
        .hasMessageContaining(file + ", line 15: the content is not the one that was recorded")
        .hasMessageContaining("if you changed it on purpose, write \"sha256:");
    String right = refused.remedy().replaceAll(".*\"(sha256:[0-9a-f]{64})\".*", "$1");
    write(edited.replaceAll("\"checksum\": \"[^\"]*\"", "\"checksum\": \"" + right + "\""));
    assertThat(BaselineFile.read(file).chain().moves(1, 2)).isEqualTo(21);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"equipoise-baseline/1\" | \"equipoise-baseline/2\" | line 2: a newer Equipoise wrote it (this one reads schema 1), got 'equipoise-baseline/2'; update Equipoise",
        "\"schema\" | \"scheme\" | it is no baseline of Equipoise",
        "\"stay\": 3 | \"stay\": 4 | line 18: 'draws' of the row is not stay + escape + the moves",
        "\"draws\": 125 | \"draws\": 126 | line 13: 'draws' is not the sum of those of the rows, 125, got '126'",
        "\"stay\": 3 | \"stay\": -3 | line 18: a count here is a whole number from 0, got '-3'",
        "\"stay\": 3 | \"stay\": 3.0 | line 18: 'stay' is not a whole number, got '3.0'",
        "\"stay\": 3 | \"stay\": \"3\" | line 18: 'stay' is not a whole number, got '3'",
        "\"stay\": 3 | \"stay\": 99999999999999999999 | line 18: 'stay' is too large a number",
        "\"stay\": 3 | \"stay\": 9223372036854775807 | line 18: 'draws' of the row is not",
        "\"PERSONAL\": 20 | \"ATTITUDE\": 20 | line 18: the row has two counts of one target, got '20'",
        "\"PERSONAL\": 20 | \"BUZZY\": 20 | line 18: a move ends in another state; count it under 'stay'",
        "\"from\": \"ATTITUDE\" | \"from\": \"BUZZY\" | line 18: the row of this state stands in line 17 already",
        "\"escape\": 10, | '' | line 18: the row has no 'escape'",
        "\"escape\": 10, | \"escape\": 10, \"escape\": 10, | line 18: the row has two fields 'escape', got '10'; remove one",
        "2027-02-20 | 2027-02-30 | line 12: 'expires' is no day, got '2027-02-30'; write it as 2026-11-20",
        "2027-02-20 | 2127-02-20 | line 15: the content is not the one that was recorded",
        "gpt-5-nano | gpt-6 | line 10: the configuration is not the one that was recorded",
        "\"agent\": \"checkout\" | \"class\": \"checkout\" | line 4: 'class' stands in line 3 already",
        "\"temperature\" | \"model\" | line 8: the setting stands twice",
        "\"seed\": 251210047, | '' | it has no 'seed'",
      })
  void whatIsWrongIsNamedWithItsLineAndARemedy(String from, String to, String message)
      throws IOException {
    String text = BaselineText.of(Baselines.checkout());
    assertThat(text).contains(from);
    write(text.replace(from, to));

    assertThat(refusal())
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message)
        .hasMessageContaining("; ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<<<<<<< HEAD", "=======", ">>>>>>> drift", "||||||| base"})
  void conflictMarkersOfGitAreCalledSo(String marker) throws IOException {
    write(
        BaselineText.of(Baselines.checkout())
            .replace("    {\"from\": \"BUZZY\"", marker + "\n    {\"from\": \"BUZZY\""));

    assertThat(refusal())
        .hasMessageContaining("line 18: git left a conflict marker here, got '" + marker + "'")
        .hasMessageContaining("take one side whole");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "null", "[]", "{}", "[1", "{\"schema\": \"equipoise-baseline/1\"}"})
  void whatIsNoBaselineIsRefused(String text) throws IOException {
    write(text);

    assertThat(refusal()).hasMessageContaining("; restore it from version control");
  }

  @Test
  void whatIsNestedWithoutEndIsRefused() throws IOException {
    write("{\"x\": " + "[".repeat(100_000));

    assertThat(refusal()).hasMessageContaining("nested too deeply");
  }

  @Test
  void aByteThatIsNoTextIsNamedWithItsLine() throws IOException {
    byte[] bytes = BaselineText.of(Baselines.checkout()).getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 20] = (byte) 0xc0;
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);

    assertThat(refusal()).hasMessageContaining("line 18: this byte is no UTF-8, got '0xC0'");
  }

  @Test
  void aFileThatNobodyCanReviewIsNotReadIntoMemory() throws IOException {
    Files.createDirectories(file.getParent());
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.position(1L << 33);
      channel.write(ByteBuffer.wrap(new byte[] {' '}));
    }

    assertThat(refusal()).hasMessageContaining("it has more than 64 MiB; choose a coarser key");
  }

  @Test
  void noFileIsAnErrorOfReading() {
    assertThatThrownBy(() -> BaselineFile.read(file)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void theReaderNeedsNoOrderOfFieldsOrRows() throws IOException {
    UnaryOperator<String> turned =
        text -> {
          String[] lines = text.split("\n");
          String row = lines[16];
          lines[16] = lines[17] + ",";
          lines[17] = row.substring(0, row.length() - 1);
          String schema = lines[1];
          lines[1] = lines[3];
          lines[3] = schema;
          return String.join("\n", lines);
        };
    write(turned.apply(BaselineText.of(Baselines.checkout())));

    assertThat(BaselineText.of(BaselineFile.read(file)))
        .isEqualTo(BaselineText.of(Baselines.checkout()));
  }

  @Test
  void otherParsersCanReadTheFile() throws IOException {
    BaselineFile.write(file, Baselines.checkout());

    assertThat(
            JsonMapper.builder().build().readTree(file.toFile()).at("/rows/1/to/ATTITUDE").asInt())
        .isEqualTo(87);
  }

  private void write(String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private BaselineFormatException refusal() {
    return catchThrowableOfType(BaselineFormatException.class, () -> BaselineFile.read(file));
  }
}
