package org.equipoise.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.equipoise.agent.Secret;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Transitions;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFileTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void place() {
    file = directory.resolve("shop.CheckoutAgentTest").resolve(ResultFile.NAME);
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Result result = Results.ofClass(Results.downhill(Verdict.FAIL), Results.undecided());

    ResultFile.write(file, result);

    assertThat(ResultFile.read(file)).isEqualTo(result);
  }

  @Test
  void whatDoesNotPrintIsEscapedAndReadBack() throws IOException {
    String hostile =
        "a\u202eb\u200f\u2066\u0085\u007f\u2028\ufeff\ue000\ud83d\ude00\udb40\udc41\u00e9";
    Result result = Results.ofClass(Results.undecided()).withWarnings(List.of(hostile));

    ResultFile.write(file, result);

    assertThat(ResultFile.read(file)).isEqualTo(result);
    assertThat(Files.readString(file))
        .contains(
            "a\\u202eb\\u200f\\u2066\\u0085\\u007f\\u2028\\ufeff\\ue000\ud83d\ude00\\udb40\\udc41\u00e9");
  }

  @Test
  void anAnalysisIsReadBackAndIsTheSameFileEachTime() throws IOException {
    Result result =
        Analysis.of(Results.CLAUDE_4, AnalysisOptions.DEFAULT).result().ofSource("claude4.csv");

    ResultFile.write(file, result);
    String first = Files.readString(file);
    ResultFile.write(file, ResultFile.read(file));

    assertThat(ResultFile.read(file)).isEqualTo(result);
    assertThat(Files.readString(file)).isEqualTo(first).endsWith("}\n");
  }

  @Test
  void theFileHasTheFieldsThatItsReadersRelyOn() throws IOException {
    ResultFile.write(file, Results.ofClass(Results.downhill(Verdict.FAIL)));
    JsonNode json = JsonMapper.builder().build().readTree(file.toFile());

    assertThat(json.path("schema").asText()).isEqualTo("equipoise-result/1");
    assertThat(json.path("kind").asText()).isEqualTo("class");
    assertThat(json.path("class").asText()).isEqualTo("shop.CheckoutAgentTest");
    assertThat(json.path("written").asText()).isEqualTo("2026-11-20T10:16:01.500Z");
    assertThat(json.path("sample").path("distinctMoves").asLong()).isEqualTo(6);
    assertThat(json.path("potential").path("values").path("A").isNumber()).isTrue();
    assertThat(json.path("balance").path("interval")).hasSize(2);
    assertThat(json.path("balance").path("test").path("degreesOfFreedom").asInt()).isEqualTo(1);
    assertThat(json.path("balance").path("worstCycles").path(0).path("states")).hasSize(3);
    JsonNode property = json.path("properties").path(0);
    assertThat(property.path("verdict").asText()).isEqualTo("FAIL");
    assertThat(property.path("interval").path(1).asDouble()).isEqualTo(0.553);
    assertThat(property.path("quantity").asText()).isEqualTo("downhill fraction");
    assertThat(property.path("expected").asText()).isEqualTo("at least 0.60 (margin 0.05)");
    assertThat(property.has("measured")).isFalse();
    assertThat(json.path("environment").path("java").asText())
        .isEqualTo(System.getProperty("java.runtime.version"));
  }

  @Test
  void whatHasNoNumberIsAbsentFromTheFile() throws IOException {
    ResultFile.write(file, Analysis.of(Results.CLAUDE_4, AnalysisOptions.DEFAULT).result());
    JsonNode balance = JsonMapper.builder().build().readTree(file.toFile()).path("balance");

    assertThat(balance.path("testable").isBoolean()).isTrue();
    assertThat(balance.fieldNames())
        .toIterable()
        .containsExactly(
            "testable", "reason", "movesInComponents", "worstCycles", "worstPairs", "paper");
  }

  @Test
  void numbersThatAreNotFiniteAreRefusedWithTheirPlaceAndNothingIsLeft() throws IOException {
    Evidence infinite = Evidence.builder("p", "c", Verdict.PASS, "").estimate(Double.NaN).build();

    assertThatThrownBy(
            () -> ResultFile.write(file, Results.ofClass(PropertyFacts.of("t", infinite))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("/properties/0/estimate is NaN");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void anOlderFileIsReplacedAndNoOtherIsLeftBehind() throws IOException {
    ResultFile.write(file, Results.ofClass());
    Result result = Results.ofClass(Results.undecided());

    ResultFile.write(file, result);

    assertThat(ResultFile.read(file)).isEqualTo(result);
    assertThat(file.getParent()).isDirectoryContaining(f -> f.equals(file));
    try (var files = Files.list(file.getParent())) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aFileIsForAllWhoMayReadOtherFilesToo() throws IOException {
    ResultFile.write(file, Results.ofClass());
    Path ordinary = Files.writeString(directory.resolve("ordinary"), "");

    assertThat(Files.getFileAttributeView(file, PosixFileAttributeView.class))
        .satisfiesAnyOf(
            none -> assertThat(none).isNull(),
            posix ->
                assertThat(posix.readAttributes().permissions())
                    .isEqualTo(Files.getPosixFilePermissions(ordinary)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[2J\u2028", "\ufffe", "\"\\ud800", "🦊", "\u0000"})
  void hostileStatesAreWrittenAndReadBack(String hostile) throws IOException {
    Result result = walkAmong(hostile, "B", "C");

    ResultFile.write(file, result);

    assertThat(ResultFile.read(file)).isEqualTo(result);
    assertThat(ResultFile.read(file).potential().values()).containsKey(hostile);
  }

  @Test
  void aSecretThatIsQuotedIsNotWritten() throws IOException {
    Secret.of("key \"of\" this test");

    ResultFile.write(file, walkAmong("A with key \"of\" this test", "B", "C"));

    assertThat(ResultFile.read(file)).isEqualTo(walkAmong("A with [secret]", "B", "C"));
  }

  @ParameterizedTest
  @CsvSource({"d800,x", "dc00,''", "d83e,\ud83e\udd8a", "dd8a,\u2028"})
  void halfASurrogatePairIsWrittenAsTheTextOfItsEscape(String half, String rest)
      throws IOException {
    Result result = walkAmong((char) Integer.parseInt(half, 16) + rest, "B", "C");

    ResultFile.write(file, result);

    Result read = ResultFile.read(file);
    assertThat(read.potential().values()).containsOnlyKeys("\\u" + half + rest, "B", "C");
    assertThat(read.balance().worstCycles().get(0).states())
        .containsExactlyInAnyOrder("\\u" + half + rest, "B", "C");
    ResultFile.write(file, read);
    assertThat(ResultFile.read(file)).isEqualTo(read);
  }

  @Test
  void statesLongerThanAJsonNameMayBeAreCutAndStayApart() throws IOException {
    String draft = "🦊 ".repeat(20_000);
    Result result = walkAmong(draft + "A", draft + "B", "C");

    ResultFile.write(file, result);

    Result read = ResultFile.read(file);
    assertThat(read).isEqualTo(result);
    assertThat(read.potential().values()).hasSize(3);
    assertThat(read.potential().values().keySet())
        .filteredOn(key -> !key.equals("C"))
        .allMatch(key -> key.matches("(🦊 ){633}…#[0-9a-f]{16}"));
    assertThat(read.balance().worstPairs())
        .allMatch(pair -> pair.from().length() < 2_000 && pair.to().length() < 2_000);
    assertThat(read.balance().worstCycles().get(0).states())
        .isSubsetOf(read.potential().values().keySet());
  }

  @Test
  void aKeyOfTwoThousandCharactersStaysWhole() {
    String longest = "x".repeat(2_000);

    assertThat(walkAmong(longest, "B", "C").potential().values()).containsKey(longest);
    // printf 'x%.0s' {1..2001} | sha256sum
    assertThat(walkAmong(longest + "x", "B", "C").potential().values())
        .containsKey("x".repeat(1_900) + "…#9f2c9dcddb048a0b");
  }

  /** A ring that is walked one way. */
  private static Result walkAmong(String a, String b, String c) {
    Chain.Builder chain = Chain.builder();
    chain.step(a, b, 20).step(b, c, 20).step(c, a, 20).step(b, a, 5).step(c, b, 5).step(a, c, 5);
    Map<String, Long> reasons = Map.of(a + " is no state", 1L);
    return Analysis.of(
            new Transitions(chain.escape(a, 1).build(), reasons),
            AnalysisOptions.DEFAULT.withReplicates(19))
        .result();
  }

  @Test
  void fieldsThatAreNotKnownAreIgnored() throws IOException {
    put(
        """
        {"schema": "equipoise-result/1.7", "kind": "analysis", "new": {"a": [1]},
         "sample": {"states": 3, "moves": 5, "speed": 1e99}}
        """);

    assertThat(ResultFile.read(file).sample().states()).isEqualTo(3);
    assertThat(ResultFile.read(file).properties()).isEmpty();
  }

  @Test
  void aNewerSchemaIsRefused() throws IOException {
    put("{\"schema\": \"equipoise-result/2\", \"kind\": \"other\"}");

    assertThatRead()
        .hasMessage(
            file
                + ": a newer Equipoise wrote it (schema 2, this one reads up to 1); "
                + "use one version of Equipoise in tests and plugin");
  }

  @Test
  void aFileThatIsNoResultIsRefused() throws IOException {
    for (String content : List.of("{}", "[]", "3", "{\"schema\": \"other/1\"}", "")) {
      put(content);
      assertThatRead()
          .hasMessage(
              file
                  + ": it is no result of Equipoise, since it has no such 'schema'; "
                  + "delete it and run again");
    }
  }

  @Test
  void aTornFileIsRefusedWithItsPlace() throws IOException {
    put("{\"schema\": \"equipoise-result/1\",\n \"kind\": \"cla");

    assertThatRead()
        .hasMessageStartingWith(file + ", line 2, column ")
        .hasMessageContaining("it is no JSON (")
        .hasMessageEndingWith("; delete it and run again");
  }

  @Test
  void aVerdictThatDoesNotExistIsRefusedWithItsPlace() throws IOException {
    put(
        """
        {"schema": "equipoise-result/1", "kind": "class", "class": "A",
         "written": "2026-11-20T10:15:30Z",
         "properties": [{"test": "t", "claim": "c", "verdict": "MAYBE"}]}
        """);

    assertThatRead().hasMessageStartingWith(file + ", /properties/0/verdict: ");
  }

  @Test
  void aClassWithoutVerdictsOrInstantIsRefusedSinceItCouldPassForAGoodOne() throws IOException {
    put(
        """
        {"schema": "equipoise-result/1", "kind": "class", "class": "A",
         "written": "2026-11-20T10:15:30Z"}
        """);
    assertThatRead().hasMessageContaining("'properties' is missing");

    put("{\"schema\": \"equipoise-result/1\", \"kind\": \"class\", \"class\": \"A\"}");
    assertThatRead().hasMessageContaining("'written' is missing");
  }

  @Test
  void anInstantInAnotherFormIsRefused() throws IOException {
    put(
        """
        {"schema": "equipoise-result/1", "kind": "class", "class": "A", "written": "yesterday",
         "properties": []}
        """);

    assertThatRead().hasMessageContaining("an instant reads 2026-11-20T10:15:30Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "source": 3 | , /source: it is not a text
          "sample": [] | , /sample: it is not an object
          "sample": {"states": 1.5} | , /sample/states: it is not a whole number
          "sample": {"states": 3000000000} | , /sample/states: it is too large a number
          "sample": {"escapesByReason": {"no word": "many"}} | , /sample/escapesByReason/no word: it is not a whole number
          "sample": {"escapesByReason": 1} | , /sample/escapesByReason: it is not an object
          "balance": {"testable": "yes"} | , /balance/testable: it is not true or false
          "balance": {"interval": [0.1, "high"]} | , /balance/interval/1: it is not a number
          "warnings": ["one", null] | , /warnings/1: it is null
          "warnings": "one" | , /warnings: it is not a list
          """)
  void aValueOfAnotherKindIsRefusedWithItsPlace(String field, String complaint) throws IOException {
    put("{\"schema\": \"equipoise-result/1\", \"kind\": \"analysis\", %s}".formatted(field));

    assertThatRead().hasMessage(file + complaint + "; delete it and run again");
  }

  @Test
  void secretsAreNotWrittenWhereverTheyAreQuoted() throws IOException {
    Secret.of("sk-result-4711");

    ResultFile.write(file, walkAmong("A sk-result-4711", "B", "C"));

    assertThat(file).content().doesNotContain("4711").contains("\"A [secret]\" :");
  }

  @Test
  void whatIsNullInAFileIsAbsent() throws IOException {
    put(
        """
        {"schema": "equipoise-result/1", "kind": "analysis", "seed": null,
         "sample": {"states": null, "moves": 5}}
        """);

    assertThat(ResultFile.read(file).seed()).isNull();
    assertThat(ResultFile.read(file).sample().states()).isZero();
  }

  @Test
  void aFileThatIsNotThereIsAnIoException() {
    assertThatThrownBy(() -> ResultFile.read(file)).isInstanceOf(NoSuchFileException.class);
  }

  private void put(String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ?> assertThatRead() {
    ThrowingCallable read = () -> ResultFile.read(file);
    return assertThatThrownBy(read).isInstanceOf(ResultFormatException.class);
  }
}
