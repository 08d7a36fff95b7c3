package org.equipoise.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateValuesTest {
  @TempDir Path directory;

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("v.csv"), content);
  }

  @Test
  void valuesAreThoseOfTheStatesInTheirOrder() throws IOException {
    Path file =
        file("\ufeffPotential,note,State\r\n-2.5e1,x,\"B, quoted\"\r\n .5 ,,A\r\n7,,other\r\n");
    StateIndex states = Chain.builder().state("A").state("B, quoted").build().states();

    assertThat(StateValues.read(file).of(states)).containsExactly(0.5, -25);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "state;potential\\nA;1|, line 1, column 1: the header has no column 'state', got 'state;potential'; begin the file with the header state,potential",
        "state,value\\nA,1|, line 1, column 1: the header has no column 'potential', got 'state'; begin the file with the header state,potential",
        "state,state,potential\\n|, line 1, column 7: two columns have the same name, got 'state'; rename or remove one of them",
        "state,potential\\nA,1\\nA,1|, line 3, column 1: the state has a potential already, got 'A'; keep one row for each state",
        "state,potential\\nA,low|, line 2, column 3: a potential is a finite number, got 'low'; write one such as 3.5 or -2e-3",
        "state,potential\\nA,NaN|, line 2, column 3: a potential is a finite number, got 'NaN'; write one such as 3.5 or -2e-3",
        "state,potential\\nA,1e999|, line 2, column 3: a potential is a finite number, got '1e999'; write one such as 3.5 or -2e-3",
        "state,potential\\n ,1|, line 2, column 1: the state is blank, got ' '; name the state",
        "state,potential\\nA|, line 2, column 1: the row has 1 fields where the header has 2, got 'A'; add what is missing, or put a field that holds a comma in quotes",
        "^^|: it is empty; begin the file with the header state,potential"
      })
  void aWrongFileIsRefusedWithTheLineTheValueAndTheRemedy(String content, String message)
      throws IOException {
    Path file = file(content.replace("\\n", "\n"));

    assertThatThrownBy(() -> StateValues.read(file))
        .isInstanceOf(TransitionFormatException.class)
        .hasMessage(file + message);
  }

  @Test
  void statesWithoutAValueAreCountedAndOneIsNamed() throws IOException {
    StateValues values = StateValues.read(file("state,potential\nA,1\n"));
    StateIndex states = Chain.builder().state("A").state("B").state("C").build().states();

    assertThatThrownBy(() -> values.of(states))
        .isInstanceOf(TransitionFormatException.class)
        .hasMessageEndingWith(
            "2 states of the transitions have no potential, this one first, got 'B'; add a row for each state");
  }
}
