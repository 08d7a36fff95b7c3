package org.equipoise.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.equipoise.chain.Chain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {
  private static final String LINE =
      "{\"build\":\"7\",\"class\":\"shop.CheckoutAgentTest\",\"date\":\"2026-11-20\","
          + "\"baseline\":\"098d8a0ff2c60412\",\"draws\":1000,\"p\":0.25,\"v\":0.02,\"g\":55.0}";
  private static final String REMEDY =
      "; restore the file, or delete it to begin a new history with the next build";

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void place() {
    file = directory.resolve("equipoise").resolve("history.jsonl");
  }

  @Test
  void withoutAFileThereAreNoBuilds() throws IOException {
    assertThat(History.read(file).builds()).isEmpty();
  }

  @Test
  void eachBuildIsALine() throws IOException {
    History.append(file, Builds.of(7, 0.25));
    History.append(file, Builds.of(8, 1e-3));

    assertThat(Files.readString(file))
        .isEqualTo(
            LINE
                + "\n"
                + LINE.replace("\"7\"", "\"8\"").replace("0.25", "0.001").replace("55.0", "56.0")
                + "\n");
    assertThat(History.read(file).builds()).containsExactly(Builds.of(7, 0.25), Builds.of(8, 1e-3));
  }

  @Test
  void aBuildThatIsRunAgainKeepsItsFirstLine() throws IOException {
    BuildDrift other = Builds.of("7", "shop.CartAgentTest", "b", 0.5);
    History.append(file, Builds.of(7, 0.25));
    History.append(file, other);
    History.append(file, Builds.of(8, 1));

    History.append(file, Builds.of(7, 0.75));

    assertThat(History.read(file).builds())
        .containsExactly(Builds.of(7, 0.25), other, Builds.of(8, 1));
  }

  @Test
  void hostileNamesAreReadBackAndDriveNoTerminal() throws IOException {
    BuildDrift hostile = Builds.of("\n\u001b[2J\u202e\ud83e", "🦊\"\\", "__proto__", 0.5);

    History.append(file, hostile);

    assertThat(Files.readString(file)).matches("[ -~]*\n");
    assertThat(History.read(file).builds()).containsExactly(hostile);
  }

  @Test
  void onlyBuildsOfTheSameClassAndBaselineCount() throws IOException {
    Baseline other = Baselines.of(Chain.builder().escape("a", 1).build());
    History.append(file, Builds.of(1, 0.01));
    History.append(file, Builds.of("2", Builds.CLASS, other.fingerprint(), 0.0001));
    History.append(file, Builds.of("3", "Other", Baselines.checkout().fingerprint(), 0.0001));
    History.append(file, Builds.of(4, 0.01));
    History history = History.read(file);

    // R = 5, then (5 + 1) 5 = 30.
    assertThat(history.slowDrift(Builds.CLASS, Baselines.checkout()).statistic()).isEqualTo(30);
    assertThat(history.slowDrift(Builds.CLASS, other).statistic()).isEqualTo(50);
    assertThat(history.slowDrift("Other", other).builds()).isZero();
  }

  @Test
  void otherFieldsBlankLinesAndLineBreaksAreHarmless() throws IOException {
    write("\r\n" + LINE.replace("{", "{\"note\": [1], ") + "\r\n  \r\n");

    assertThat(History.read(file).builds()).containsExactly(Builds.of(7, 0.25));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"p\":0.25|\"p\":0|'p' is above 0 and at most 1, got 0.0",
        "\"p\":0.25|\"p\":1e-400|'p' is above 0 and at most 1, got 0.0",
        "\"p\":0.25|\"p\":1.5|'p' is above 0 and at most 1, got 1.5",
        "\"p\":0.25|\"p\":\"0.25\\n\"|'p' is no number, got '0.25\\n'",
        "\"p\":0.25|\"q\":0.25|the line has no 'p'",
        "\"v\":0.02|\"v\":-0.5|'v' is from 0 to 1, got -0.5",
        "\"v\":0.02|\"v\":1e400|'v' is from 0 to 1, got Infinity",
        "\"draws\":1000|\"draws\":0|'draws' is at least 1, got 0",
        "\"draws\":1000|\"draws\":1.5|'draws' is no whole number of 64 bits, got '1.5'",
        "\"draws\":1000|\"draws\":99999999999999999999|'draws' is no whole number of 64 bits, got '99999999999999999999'",
        "\"7\"|7|'build' is no text, got '7'",
        "2026-11-20|yesterday|'date' is no date such as 2026-11-20, got 'yesterday'",
        "\"date\"|\"when\"|the line has no 'date'"
      })
  void aBrokenLineIsNamed(String was, String is, String problem) throws IOException {
    assertThat(LINE).contains(was);
    String broken = LINE.replace("\"7\"", "\"8\"").replace(was, is);
    write(LINE + "\n" + (was.equals("\"7\"") ? LINE.replace(was, is) : broken) + "\n");

    refused(2, problem);
  }

  @Test
  void whatIsNoJsonIsNamed() throws IOException {
    write("[]");
    refused(1, "the line holds no JSON object");
    for (String broken : new String[] {LINE.substring(0, 40), LINE + LINE, "<<<<<<< HEAD"}) {
      write(LINE.replace("7", "6") + "\n" + broken);
      assertThatThrownBy(() -> History.read(file))
          .isInstanceOf(HistoryFormatException.class)
          .hasMessageStartingWith(file + ", line 2: this is no JSON (")
          .hasMessageEndingWith(")" + REMEDY);
    }
  }

  @Test
  void aBuildThatStandsTwiceIsNamed() throws IOException {
    write(LINE + "\n" + LINE + "\n");
    refused(2, "a build has two lines for one test class, got '7'");
  }

  @Test
  void aFileThatIsNoUtf8IsRefused() throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, (LINE + "\n\u00c9").getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> History.read(file))
        .isInstanceOf(HistoryFormatException.class)
        .hasMessage(file + ": it is no UTF-8" + REMEDY);
  }

  @Test
  void aBrokenHistoryIsNotWrittenOver() throws IOException {
    write("broken");

    assertThatThrownBy(() -> History.append(file, Builds.of(1, 1)))
        .isInstanceOf(HistoryFormatException.class);
    assertThat(Files.readString(file)).isEqualTo("broken");
  }

  @Test
  void aPValueThatIsNoneIsRefusedBeforeItIsWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Builds.of(1, Double.NaN))
        .withMessage("'p' is above 0 and at most 1, got NaN");
  }

  private void write(String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void refused(long line, String problem) {
    assertThatThrownBy(() -> History.read(file))
        .isInstanceOf(HistoryFormatException.class)
        .hasMessage(file + ", line " + line + ": " + problem + REMEDY);
  }
}
