package org.equipoise.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTransitionsTest {
  @Test
  void columnsThatAreNotReadAreNamed() throws IOException {
    String text = "id,from,,to,weight\u001b,count\n7,A,x,B,0.5,2\n";
    assertThat(
            Transitions.read(
                    new java.io.ByteArrayInputStream(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    "moves.csv",
                    TransitionFormat.CSV)
                .unread())
        .containsExactly("id", "(no name)", "weight\\u001b");
  }

  @Test
  void rowsWithTheSameStatesAreSummed() {
    Chain chain = read("from,to,count\nA,B,2\nB,A,3\nA,B,4\n").chain();

    assertThat(chain.states().keys()).containsExactly("A", "B");
    assertThat(chain.moves(0, 1)).isEqualTo(6);
    assertThat(chain.moves(1, 0)).isEqualTo(3);
    assertThat(chain.moves()).isEqualTo(9);
  }

  @Test
  void aRowCountsOnceWithoutACountColumn() {
    assertThat(read("from,to\nA,B\nA,B\n").chain().moves(0, 1)).isEqualTo(2);
  }

  @Test
  void aRowFromAStateToItselfIsASelfLoop() {
    Chain chain = read("from,to,count\nA,A,7\n").chain();

    assertThat(chain.selfLoops(0)).isEqualTo(7);
    assertThat(chain.moves()).isZero();
  }

  @Test
  void columnsStandInAnyOrderAndCaseAndOthersAreIgnored() {
    Chain chain = read("note,Count,TO,from\nx,5,B,A\n").chain();

    assertThat(chain.moves(0, 1)).isEqualTo(5);
    assertThat(chain.size()).isEqualTo(2);
  }

  @Test
  void escapesAreCountedByReasonMostFrequentFirst() {
    Transitions read =
        read(
            """
            from,to,count,outcome,reason
            A,B,10,,
            A,,2,escape,not a word
            B,,5,escape,refused
            A,,1,escape,
            B,A,1,move,ignored
            """);

    assertThat(read.escapesByReason().entrySet())
        .extracting(Object::toString)
        .containsExactly("refused=5", "not a word=2", "no reason recorded=1");
    assertThat(read.chain().escapes(0)).isEqualTo(3);
    assertThat(read.chain().escapes(1)).isEqualTo(5);
    assertThat(read.chain().draws()).isEqualTo(19);
  }

  @Test
  void rowsAreToldApartByTheColumnThatNamesTheirCluster() throws IOException {
    Transitions read =
        clustered("Walk,from,to,count,outcome\nw2,A,B,2,\nw1,B,A,3,\nw2,B,,4,escape\nw1,B,B,5,\n");

    assertThat(read.chain().draws()).isEqualTo(14);
    assertThat(read.clusters()).containsOnlyKeys("w2", "w1");
    assertThat(read.clusters().keySet()).containsExactly("w2", "w1");
    assertThat(read.clusters().get("w2"))
        .hasToString("2 states, 2 moves (1 distinct), 0 self-loops, 4 escapes, 0 faults");
    assertThat(read.clusters().get("w1"))
        .hasToString("2 states, 3 moves (1 distinct), 5 self-loops, 0 escapes, 0 faults");
    assertThat(read("walk,from,to\nw,A,B\n").clusters()).isEmpty();
  }

  @Test
  void aRowWithoutAClusterIsRefusedWhereTheyAreAskedFor() {
    assertThatThrownBy(() -> clustered("from,to,walk\nA,B,w\nB,A, \n"))
        .isInstanceOf(TransitionFormatException.class)
        .hasMessage(
            "moves.csv, line 3, column 5: 'walk', which names the cluster, is blank, got ' '; name the cluster of each row");
    assertThatThrownBy(() -> clustered("from,to,walks\nA,B,w\n"))
        .isInstanceOf(TransitionFormatException.class)
        .hasMessage(
            "moves.csv, line 1, column 1: the header has no column 'walk' that names clusters, got 'from'; name one that it has");
  }

  @Test
  void aColumnWithAMeaningOfItsOwnNamesNoClusters() {
    assertThatThrownBy(() -> Transitions.read(bytes(""), "moves.csv", TransitionFormat.CSV, "From"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "clusters cannot be named by the column 'From'; it must be one besides from, to, count, outcome and reason");
  }

  private static Transitions clustered(String text) throws IOException {
    return Transitions.read(bytes(text), "moves.csv", TransitionFormat.CSV, "walk");
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void faultsAreNoBehaviour() {
    Chain chain = read("from,to,count,outcome\nA,B,1,move\nA,,4,fault\n").chain();

    assertThat(chain.faults(0)).isEqualTo(4);
    assertThat(chain.draws()).isEqualTo(1);
  }

  @Test
  void quotedFieldsHoldCommasQuotesAndLineBreaks() {
    Chain chain = read("from,to\r\n\"a,\"\"b\"\"\r\nc\",\"\n\"\"x\"\r\n").chain();

    assertThat(chain.states().keys()).containsExactly("a,\"b\"\r\nc", "\n\"x");
  }

  @Test
  void blanksBelongToAState() {
    assertThat(read("from,to\n A ,A\n").chain().states().keys()).containsExactly(" A ", "A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesEndInAnyOfTheThreeWaysAndEmptyOnesAreSkipped(String end) {
    String text = String.join(end, "", "from,to", "", "A,B", "B,A", "", "");

    assertThat(read(text).chain().moves()).isEqualTo(2);
    assertThat(read(text.strip()).chain().moves()).isEqualTo(2);
    assertThat(failure(text.replace("B,A", "B")).line()).isEqualTo(5);
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertThat(read("\ufefffrom,to\nA,B\n").chain().moves()).isEqualTo(1);
  }

  @Test
  void aFieldLongerThanTheBlocksIsReadWhole() {
    String state = "é🦊".repeat(100_000);

    assertThat(read("from,to\n\"" + state + "\",B\n").chain().states().key(0)).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-2",
        "1.5",
        "3.0",
        "NaN",
        "Infinity",
        "1e3",
        "+3",
        " 3",
        "٣",
        "",
        "9223372036854775808"
      })
  void aCountThatIsNoPositiveWholeNumberIsRefused(String count) {
    TransitionFormatException failure = failure("from,to,count\nA,B,1\nA,B," + count + "\n");

    assertThat(failure)
        .hasMessage(
            "moves.csv, line 3, column 5: a count is a whole number from 1 to 9223372036854775807, "
                + "got '"
                + count
                + "'; correct it, or leave the column out so that each row counts once");
    assertThat(failure.source()).isEqualTo("moves.csv");
    assertThat(failure.line()).isEqualTo(3);
    assertThat(failure.column()).isEqualTo(5);
    assertThat(failure.value()).hasValue(count);
    assertThat(failure.remedy()).startsWith("correct it");
  }

  @Test
  void theLargestCountIsReadAndOneMoreInAllIsRefused() {
    String largest = "from,to,count\nA,B,9223372036854775807\n";

    assertThat(read(largest).chain().moves()).isEqualTo(Long.MAX_VALUE);
    assertThat(failure(largest + "B,A,1\n"))
        .hasMessage(
            "moves.csv, line 3, column 5: all counts together exceed 9223372036854775807, got '1'; "
                + "correct this count");
  }

  @Test
  void aMissingColumnIsNamed() {
    assertThat(failure("from,count\nA,1\n"))
        .hasMessage(
            "moves.csv, line 1, column 1: the header has no column 'to', got 'from'; "
                + "begin the file with the header from,to,count");
    assertThat(failure("from;to;count\nA;B;1\n"))
        .hasMessage(
            "moves.csv, line 1, column 1: the header has no column 'from', got 'from;to;count'; "
                + "separate the columns by commas");
  }

  @Test
  void aColumnThatStandsTwiceIsRefused() {
    assertThat(failure("from,to,From\nA,B,C\n"))
        .hasMessage(
            "moves.csv, line 1, column 9: two columns have the same name, got 'From'; "
                + "rename or remove one of them");
  }

  @Test
  void blanksAroundAColumnNameAreRefusedSinceTheyWouldBePartOfTheStates() {
    assertThat(failure("from, to\nA, B\n"))
        .hasMessage(
            "moves.csv, line 1, column 6: blanks stand around a column's name, and would be part "
                + "of every value, got ' to'; remove the blanks around the commas");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(failure(""))
        .hasMessage("moves.csv: it is empty; begin it with the header from,to,count");
    assertThat(failure("\n\n"))
        .hasMessage("moves.csv: it is empty; begin it with the header from,to,count");
  }

  @Test
  void aHeaderAloneIsRefused() {
    assertThat(failure("from,to,count\n"))
        .hasMessage("moves.csv: it holds no transitions; write a row for each transition");
  }

  @Test
  void aRowWithTooFewOrTooManyFieldsIsRefused() {
    assertThat(failure("from,to,count\nA,B\n"))
        .hasMessage(
            "moves.csv, line 2, column 3: the row has 2 fields where the header has 3, got 'B'; "
                + "add what is missing, or put a field that holds a comma in quotes");
    assertThat(failure("from,to,count\nA,B,1\nA,B,1,000\n"))
        .hasMessageStartingWith(
            "moves.csv, line 3, column 7: the row has 4 fields where the header has 3, got '000'");
    assertThat(failure("from,to\n\"A\n\",B,C,D\n"))
        .hasMessageStartingWith(
            "moves.csv, line 3, column 5: the row has 4 fields where the header has 2, got 'C'");
  }

  @Test
  void anUnterminatedQuoteIsNamedWhereItBegan() {
    assertThat(failure("from,to\nA,\"B\nC,D\nE,F\n"))
        .hasMessage(
            "moves.csv, line 2, column 3: the quote that begins here never ends; "
                + "close it, and write each quote within the field twice");
  }

  @Test
  void textAfterAClosingQuoteIsRefused() {
    assertThat(failure("from,to\n\"A\"B,C\n"))
        .hasMessageStartingWith(
            "moves.csv, line 2, column 4: text follows the closing quote of a field");
  }

  @Test
  void aQuoteWithinAPlainFieldIsRefused() {
    assertThat(failure("from,to\nsay \"A\",C\n"))
        .hasMessageStartingWith(
            "moves.csv, line 2, column 5: a quote stands in a field that does not begin with one");
  }

  @Test
  void aBlankFromOrToIsRefused() {
    assertThat(failure("from,to\n ,B\n"))
        .hasMessage(
            "moves.csv, line 2, column 1: 'from' is blank, got ' '; "
                + "name the state in which the step began");
    assertThat(failure("from,to\nA,\n"))
        .hasMessage(
            "moves.csv, line 2, column 3: 'to' is blank, got ''; "
                + "name the state reached, or give the row the outcome escape or fault");
  }

  @Test
  void anEscapeOrFaultWithATargetIsRefused() {
    assertThat(failure("from,to,outcome\nA,B,escape\n"))
        .hasMessage(
            "moves.csv, line 2, column 3: an escape reaches no state, got 'B'; "
                + "leave 'to' empty, or write the outcome move");
    assertThat(failure("from,to,outcome\nA,B,fault\n"))
        .hasMessageContaining("a fault reaches no state");
  }

  @Test
  void anUnknownOutcomeIsRefused() {
    assertThat(failure("from,to,outcome\nA,B,moved\n"))
        .hasMessage(
            "moves.csv, line 2, column 5: there is no such outcome, got 'moved'; "
                + "write move, escape or fault, or leave it out for a move");
  }

  @Test
  void bytesThatAreNoUtf8AreNamedWithTheirLine() {
    byte[] latin1 = "from,to\nA,B\nCafé,B\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(failure(latin1))
        .hasMessage(
            "moves.csv, line 3, column 4: this byte is no UTF-8, got '0xE9'; "
                + "save the file as UTF-8");
  }

  @Test
  void aCharacterCutOffAtTheEndIsNoUtf8() {
    assertThat(failure(new byte[] {'f', ',', (byte) 0xe2, (byte) 0x82}))
        .hasMessageStartingWith("moves.csv, line 1, column 3: this byte is no UTF-8, got '0xE2'");
  }

  @Test
  void aFileInUtf16IsRefusedAtItsStart() {
    assertThat(failure("\ufefffrom,to\n".getBytes(StandardCharsets.UTF_16LE)))
        .hasMessageStartingWith("moves.csv, line 1, column 1: this byte is no UTF-8, got '0xFF'");
  }

  @Test
  void hostileValuesAreCutAndEscapedInTheMessage() {
    TransitionFormatException failure =
        failure(
            "from,to,count\nA,B,\"\u001b[2J\n[INFO] BUILD SUCCESS" + "x".repeat(10_000) + "\"\n");

    assertThat(failure.getMessage())
        .hasSizeLessThan(260)
        .contains("'\\u001b[2J\\n[INFO] BUILD SUCCESSxxx")
        .matches("\\P{Cntrl}*");
  }

  private static Transitions read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Transitions read(byte[] bytes) {
    try {
      return Transitions.read(new ByteArrayInputStream(bytes), "moves.csv", TransitionFormat.CSV);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TransitionFormatException failure(String text) {
    return failure(text.getBytes(StandardCharsets.UTF_8));
  }

  private static TransitionFormatException failure(byte[] bytes) {
    assertThatThrownBy(() -> read(bytes)).isInstanceOf(TransitionFormatException.class);
    return catchThrowableOfType(TransitionFormatException.class, () -> read(bytes));
  }
}
