package org.equipoise.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTransitionsTest {
  @Test
  void fieldsThatAreNotReadAreNamedAndOfManyTheFirst() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < 100; line++) {
      text.append("{\"from\": \"A\", \"to\": \"B\", \"f%s\": {\"from\": 1}}\n".formatted(line / 2));
    }
    assertThat(
            Transitions.read(
                    new java.io.ByteArrayInputStream(
                        text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    "moves.jsonl",
                    TransitionFormat.JSON_LINES)
                .unread())
        .hasSize(20)
        .startsWith("f0", "f1");
  }

  @Test
  void objectsAreReadLineByLineAndOtherFieldsAreIgnored() {
    Chain chain =
        read("""
                {"from": "A", "to": "B", "count": 2, "tokens": {"in": [1, 2]}}

                {"to": "A", "From": 7, "from": "B"}
                {"from": "A", "to": "A"}
                """)
            .chain();

    assertThat(chain.moves(0, 1)).isEqualTo(2);
    assertThat(chain.moves(1, 0)).isEqualTo(1);
    assertThat(chain.selfLoops(0)).isEqualTo(1);
  }

  @Test
  void aClusterIsANumberOrAText() throws IOException {
    String text =
        "{\"from\":\"A\",\"to\":\"B\",\"walk\":7}\n{\"walk\":\"last\",\"from\":\"B\",\"to\":\"A\"}\n";
    Transitions read =
        Transitions.read(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            "moves.jsonl",
            TransitionFormat.JSON_LINES,
            "walk");

    assertThat(read.clusters().keySet()).containsExactly("7", "last");
    assertThat(read.clusters().get("last").moves()).isEqualTo(1);
  }

  @Test
  void aFieldThatIsNullIsAsGoodAsAbsent() {
    Transitions read =
        read(
            "{\"from\":\"A\",\"to\":null,\"count\":null,\"outcome\":\"escape\",\"reason\":\"no\"}");

    assertThat(read.escapesByReason()).containsExactly(Map.entry("no", 1L));
    assertThat(read.chain().escapes(0)).isEqualTo(1);
  }

  @Test
  void escapedCharactersInTextsAreRead() {
    assertThat(
            read("{\"from\":\"a\\n\\\"\\u00e9\",\"to\":\"\\ud83e\\udd8a\"}")
                .chain()
                .states()
                .keys())
        .containsExactly("a\n\"é", "🦊");
  }

  @Test
  void aByteOrderMarkIsSkippedAndAnyLineBreakEndsALine() {
    String line = "{\"from\":\"A\",\"to\":\"B\"}";

    assertThat(read("\ufeff" + line + "\r\n" + line + "\r" + line).chain().moves()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-2", "1.5", "3.0", "NaN", "1e3", "9223372036854775808"})
  void aCountThatIsNoPositiveWholeNumberIsRefused(String count) {
    TransitionFormatException failure =
        failure("\n{\"from\":\"A\",\"to\":\"B\",\"count\":" + count + "}");

    assertThat(failure)
        .hasMessage(
            "moves.jsonl, line 2, column 30: a count is a whole number from 1 to "
                + "9223372036854775807, got '"
                + count
                + "'; correct it, or leave the column out so that each row counts once");
    assertThat(failure.value()).hasValue(count);
  }

  @Test
  void aValueOfTheWrongTypeIsRefused() {
    assertThat(failure("{\"from\":\"A\",\"to\":\"B\",\"count\":\"3\"}"))
        .hasMessage(
            "moves.jsonl, line 1, column 30: 'count' is no number, got '3'; "
                + "write a whole number without quotes");
    assertThat(failure("{\"from\":1,\"to\":\"B\"}"))
        .hasMessage(
            "moves.jsonl, line 1, column 9: 'from' is no text, got '1'; "
                + "put the value in double quotes");
    assertThat(failure("{\"from\":\"A\",\"to\":[\"B\"]}"))
        .hasMessageStartingWith("moves.jsonl, line 1, column 18: 'to' is no text, got '['");
  }

  @Test
  void aMissingOrBlankFromOrToIsRefused() {
    assertThat(failure("{\"to\":\"B\"}"))
        .hasMessage(
            "moves.jsonl, line 1: 'from' is missing; name the state in which the step began");
    assertThat(failure("{\"from\":\"\",\"to\":\"B\"}"))
        .hasMessageStartingWith("moves.jsonl, line 1, column 9: 'from' is blank");
    assertThat(failure("{\"from\":\"A\"}"))
        .hasMessage(
            "moves.jsonl, line 1: 'to' is missing; "
                + "name the state reached, or give the row the outcome escape or fault");
  }

  @Test
  void anEscapeWithATargetIsRefused() {
    assertThat(failure("{\"from\":\"A\",\"to\":\"B\",\"outcome\":\"escape\"}"))
        .hasMessageStartingWith("moves.jsonl, line 1, column 18: an escape reaches no state");
  }

  @Test
  void aFieldThatStandsTwiceIsRefused() {
    assertThat(failure("{\"from\":\"A\",\"to\":\"B\",\"from\":\"C\"}"))
        .hasMessage(
            "moves.jsonl, line 1, column 22: the object has two fields of the same name, "
                + "got 'from'; remove one");
  }

  @Test
  void aLineThatIsNoJsonIsRefusedWithItsPlace() {
    TransitionFormatException failure =
        failure("{\"from\":\"A\",\"to\":\"B\"}\n{\"from\":\"A\",to:\"B\"}");

    assertThat(failure)
        .hasMessageMatching("moves.jsonl, line 2, column 1[2-4]: this is no JSON \\(.*")
        .hasMessageEndingWith(
            "write one whole object a line, such as {\"from\": \"A\", \"to\": \"B\", \"count\": 3}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"from\":\"A\"", "{\"from\":\"A\",\n\"to\":\"B\"}"})
  void anObjectThatDoesNotEndInItsLineIsRefused(String text) {
    assertThat(failure(text)).hasMessageStartingWith("moves.jsonl, line 1, column ");
  }

  @Test
  void aLineThatHoldsNoObjectIsRefused() {
    assertThat(failure("[{\"from\":\"A\",\"to\":\"B\"}]"))
        .hasMessageStartingWith(
            "moves.jsonl, line 1, column 1: the line holds no JSON object, got '['");
    assertThat(failure("{\"from\":\"A\",\"to\":\"B\"} {\"from\":\"A\",\"to\":\"B\"}"))
        .hasMessageStartingWith("moves.jsonl, line 1, column 23: text follows the object, got '{'");
  }

  @Test
  void aDeeplyNestedValueIsRefusedWithoutHarm() {
    assertThat(failure("{\"from\":\"A\",\"to\":\"B\",\"x\":" + "[".repeat(1_000_000)))
        .hasMessageStartingWith(
            "moves.jsonl, line 1: a value is nested too deeply or is too long;");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(failure("\n \n"))
        .hasMessage("moves.jsonl: it holds no transitions; write a row for each transition");
  }

  @Test
  void bytesThatAreNoUtf8AreNamedWithTheirLine() {
    byte[] latin1 =
        "{\"from\":\"A\",\"to\":\"B\"}\n{\"from\":\"é\"".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(failure(latin1))
        .hasMessageStartingWith(
            "moves.jsonl, line 2, column 10: this byte is no UTF-8, got '0xE9'");
  }

  private static Transitions read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Transitions read(byte[] bytes) {
    try {
      return Transitions.read(
          new ByteArrayInputStream(bytes), "moves.jsonl", TransitionFormat.JSON_LINES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TransitionFormatException failure(String text) {
    return failure(text.getBytes(StandardCharsets.UTF_8));
  }

  private static TransitionFormatException failure(byte[] bytes) {
    return catchThrowableOfType(TransitionFormatException.class, () -> read(bytes));
  }
}
