package org.equipoise.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"a.csv,CSV", "A.CSV,CSV", "a.jsonl,JSON_LINES", "a.b.NDJSON,JSON_LINES"})
  void theNameOfAFileTellsItsFormat(String name, TransitionFormat format) {
    assertThat(TransitionFormat.of(Path.of("dir.csv", name))).isEqualTo(format);
  }

  @Test
  void aNameThatTellsNoFormatIsRefused() {
    assertThatThrownBy(() -> Transitions.read(Path.of("moves.txt")))
        .isInstanceOf(TransitionFormatException.class)
        .hasMessage(
            "moves.txt: the name does not tell the format; name the file .csv for comma-separated "
                + "values, or .jsonl or .ndjson for JSON Lines");
  }

  @Test
  void aFileIsReadInTheFormatOfItsNameOrInTheOneGiven() throws IOException {
    Path csv = Files.writeString(directory.resolve("moves.csv"), "from,to\nA,B\n");
    Path text = Files.writeString(directory.resolve("moves.txt"), "from,to\nA,B\n");

    assertThat(Transitions.read(csv).chain().moves()).isEqualTo(1);
    assertThat(Transitions.read(text, TransitionFormat.CSV).chain().moves()).isEqualTo(1);
  }

  @Test
  void errorsNameTheFile() throws IOException {
    Path csv = Files.writeString(directory.resolve("moves.csv"), "from,to,count\nA,B,x\n");

    assertThatThrownBy(() -> Transitions.read(csv))
        .hasMessageStartingWith(csv + ", line 2, column 5: a count is a whole number");
  }

  @Test
  void aFileThatIsNotThereIsAnIoException() {
    assertThatThrownBy(() -> Transitions.read(directory.resolve("none.csv")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
